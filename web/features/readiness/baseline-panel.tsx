import { Button, Textarea, TextInput } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { setBaseline, type Baselines, type System } from "../../api/api.generated.ts";
import { FaultAlert } from "../../components/fault-alert.tsx";
import { notifyDone } from "../../components/fault.ts";
import { field } from "../../components/form-fields.ts";
import { FormModal } from "../../components/form-modal.tsx";
import { count } from "../../components/format.ts";
import { DayText } from "../../components/instant-text.tsx";
import { Section } from "../../components/section.tsx";
import { SkeletonRows } from "../../components/skeleton-rows.tsx";
import { Table } from "../../components/table.tsx";
import { may } from "../systems/queries.ts";
import { baselinesQuery } from "./queries.ts";
import classes from "./readiness.module.css";

/** The number of unique vulnerabilities beside the baseline of the authorization. */
export const BaselinePanel = ({ system }: { readonly system: System }) => {
  const baselines = useQuery(baselinesQuery(system.id));
  return (
    <Section
      title="Unique vulnerabilities"
      padded={false}
      aside={
        baselines.data !== undefined &&
        may(system, "policy.adopt") && (
          <SetBaseline system={system} now={baselines.data.uniqueVulnerabilities} />
        )
      }
    >
      {baselines.isError && <FaultAlert error={baselines.error} retry={baselines.refetch} />}
      {baselines.isPending && <SkeletonRows rows={2} label="Reading the baseline" />}
      {baselines.data !== undefined && <Known baselines={baselines.data} />}
    </Section>
  );
};

const Known = ({ baselines: { uniqueVulnerabilities, baselines } }: { readonly baselines: Baselines }) => (
  <>
    <div className={classes["words"]}>
      <p>
        {count(uniqueVulnerabilities)} different weaknesses stand in open items.{" "}
        {baselines[0] === undefined
          ? "No baseline is set, so an increase since the authorization cannot be judged."
          : `The baseline is ${count(baselines[0].vulnerabilities)}, of ${baselines[0].on}.`}
      </p>
    </div>
    {baselines.length > 0 && (
      <Table label="Baselines, the present one first" stack>
        <thead>
          <tr>
            <th scope="col">Of</th>
            <th scope="col">Vulnerabilities</th>
            <th scope="col">Set by</th>
            <th scope="col">Reason</th>
          </tr>
        </thead>
        <tbody>
          {baselines.map((each) => (
            <tr key={each.recordedAt}>
              <td>
                <DayText day={each.on} />
              </td>
              <td data-label="Vulnerabilities">{count(each.vulnerabilities)}</td>
              <td data-label="Set by">{each.by}</td>
              <td data-label="Reason" className={classes["message"]}>
                {each.reason}
              </td>
            </tr>
          ))}
        </tbody>
      </Table>
    )}
  </>
);

const SetBaseline = ({ system, now }: { readonly system: System; readonly now: number }) => {
  const [opened, dialog] = useDisclosure(false);
  const queryClient = useQueryClient();
  const set = useMutation({
    mutationFn: (form: FormData) =>
      setBaseline({
        path: { systemId: system.id },
        body: {
          on: field(form, "on"),
          vulnerabilities: Number(field(form, "vulnerabilities")),
          reason: field(form, "reason"),
        },
      }),
    onSuccess: async () => {
      await queryClient.invalidateQueries({ queryKey: ["system", system.id] });
      notifyDone("The baseline is set.");
      dialog.close();
    },
  });
  return (
    <>
      <Button
        size="compact-sm"
        variant="default"
        onClick={() => {
          set.reset();
          dialog.open();
        }}
      >
        Set the baseline
      </Button>
      <FormModal
        opened={opened}
        title="Set the baseline"
        action="Set"
        pending={set.isPending}
        error={set.error}
        onForm={(form) => set.mutate(form)}
        onClose={dialog.close}
      >
        <TextInput
          name="vulnerabilities"
          label="Unique vulnerabilities"
          type="number"
          min={0}
          step={1}
          required
          defaultValue={now}
        />
        <TextInput name="on" label="Of the day" type="date" required />
        <Textarea
          name="reason"
          label="Reason"
          description="Such as the authorization, or who agreed to a new baseline."
          required
          maxLength={4000}
          autosize
          minRows={2}
        />
      </FormModal>
    </>
  );
};
