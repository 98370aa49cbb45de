import { Button, Group, NativeSelect, Stack, Textarea, TextInput } from "@mantine/core";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { type SubmitEvent, useState } from "react";
import { type Item, recordVendorEvent, type System, type VendorDependency } from "../../api/api.generated.ts";
import { FaultAlert } from "../../components/fault-alert.tsx";
import { notifyDone } from "../../components/fault.ts";
import { field } from "../../components/form-fields.ts";
import { DayText } from "../../components/instant-text.tsx";
import { Section } from "../../components/section.tsx";
import classes from "../item/item.module.css";
import { may } from "../systems/queries.ts";
import { forgetDates, vendorQuery } from "./queries.ts";

type VendorPanelProps = { readonly system: System; readonly item: Item };

/** The vendor's fix that the item waits for, with each time that the vendor was asked. Nothing where it never waited. */
export const VendorPanel = ({ system, item }: VendorPanelProps) => {
  const { data: dependencies = [] } = useQuery(vendorQuery(system.id, item.poamId));
  const [first] = dependencies;
  const [recording, setRecording] = useState(false);
  if (first === undefined) return null;
  const pending = first.endedOn === null && may(system, "item.edit");
  return (
    <Section
      title="Vendor dependency"
      aside={
        pending &&
        !recording && (
          <Button size="compact-sm" variant="default" onClick={() => setRecording(true)}>
            Record a check-in
          </Button>
        )
      }
    >
      <Stack gap="md">
        {recording && <EventForm system={system} item={item} onDone={() => setRecording(false)} />}
        {dependencies.map((dependency) => (
          <Dependency key={dependency.id} dependency={dependency} />
        ))}
      </Stack>
    </Section>
  );
};

const Dependency = ({ dependency }: { readonly dependency: VendorDependency }) => (
  <div>
    <dl className={classes["facts"]}>
      <dt>Product</dt>
      <dd>{[dependency.product, dependency.vendor].filter((part) => part !== null).join(", ")}</dd>
      <dt>Since</dt>
      <dd>
        <DayText day={dependency.openedOn} />
      </dd>
      <dt>Fix released</dt>
      <dd>{dependency.releasedOn === null ? "not yet" : <DayText day={dependency.releasedOn} />}</dd>
      {dependency.endedOn !== null && (
        <>
          <dt>Ended</dt>
          <dd>
            <DayText day={dependency.endedOn} />
          </dd>
        </>
      )}
      <dt>Last check-in</dt>
      <dd>
        {dependency.checkIns[0] === undefined ? "none" : <DayText day={dependency.checkIns[0].checkedOn} />}
      </dd>
    </dl>
    {dependency.checkIns.length > 0 && (
      <ul className={classes["steps"]} aria-label={`Check-ins on ${dependency.product}`}>
        {dependency.checkIns.map((checkIn) => (
          <li key={`${checkIn.checkedOn} ${checkIn.answer}`}>
            <div className={classes["stephead"]}>
              <b>
                <DayText day={checkIn.checkedOn} />
              </b>
              <span>{checkIn.by}</span>
            </div>
            <div className={classes["because"]}>{checkIn.answer}</div>
          </li>
        ))}
      </ul>
    )}
  </div>
);

const EVENTS = [
  { value: "check in", label: "The vendor was asked" },
  { value: "release", label: "The vendor released a fix" },
  { value: "end", label: "The dependency ended otherwise" },
] as const;

const EventForm = ({ system, item, onDone }: VendorPanelProps & { readonly onDone: () => void }) => {
  const queryClient = useQueryClient();
  const save = useMutation({
    mutationFn: (form: FormData) => {
      const event = EVENTS.find(({ value }) => value === field(form, "event"))?.value ?? "check in";
      const body = { event, answer: field(form, "answer"), on: field(form, "on") };
      return recordVendorEvent({ path: { systemId: system.id, poamId: item.poamId }, body });
    },
    onSuccess: async () => {
      await forgetDates(queryClient, system.id);
      notifyDone("Recorded.");
      onDone();
    },
  });
  const submit = (event: SubmitEvent<HTMLFormElement>): void => {
    event.preventDefault();
    save.mutate(new FormData(event.currentTarget));
  };
  return (
    <form onSubmit={submit} aria-label="Record a check-in">
      <Stack gap="sm">
        {save.isError && <FaultAlert error={save.error} />}
        <NativeSelect name="event" label="What happened" data={[...EVENTS]} />
        <TextInput name="on" type="date" label="On" required />
        <Textarea name="answer" label="What the vendor said" required autosize minRows={2} maxLength={4000} />
        <Group gap="xs" justify="flex-end">
          <Button variant="default" onClick={onDone}>
            Cancel
          </Button>
          <Button type="submit" loading={save.isPending}>
            Record
          </Button>
        </Group>
      </Stack>
    </form>
  );
};
