import { Button, Group, Stack, Textarea, TextInput } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { type SubmitEvent, useState } from "react";
import { type Item, type ItemChange, type System, updateItem } from "../../api/api.generated.ts";
import { FaultAlert } from "../../components/fault-alert.tsx";
import { isFault, notifyDone } from "../../components/fault.ts";
import { field } from "../../components/form-fields.ts";
import { itemQuery, keepItem } from "./queries.ts";
import { StaleNote } from "./stale-note.tsx";

type PlanFormProps = { readonly system: System; readonly item: Item; readonly onDone: () => void };

/** Edits with an explicit save. A stale version is never overwritten: the item is read again and the person decides. */
export const PlanForm = ({ system, item, onDone }: PlanFormProps) => {
  const queryClient = useQueryClient();
  // The item as it was when the form opened: what later arrives from the server must not swap what is being edited.
  const [base] = useState(item);
  const save = useMutation({
    mutationFn: (change: ItemChange) =>
      updateItem({ path: { systemId: system.id, poamId: item.poamId }, body: change }),
    onSuccess: (changed) => {
      keepItem(queryClient, system.id, changed);
      notifyDone(`${changed.poamId} saved.`);
      onDone();
    },
    onError: (error) => {
      if (!isFault(error, "item.stale")) return;
      void queryClient.invalidateQueries({ queryKey: itemQuery(system.id, item.poamId).queryKey });
    },
  });
  const submit = (event: SubmitEvent<HTMLFormElement>): void => {
    event.preventDefault();
    // After a refusal for staleness the newest version is known: saving again is then a decision, not an accident.
    const version = isFault(save.error, "item.stale") ? item.version : base.version;
    save.mutate(changeOf(new FormData(event.currentTarget), base, version));
  };

  return (
    <form onSubmit={submit} aria-label="Edit plan">
      <Stack gap="sm">
        {isFault(save.error, "item.stale") && <StaleNote item={item} base={base} />}
        {save.isError && !isFault(save.error, "item.stale") && <FaultAlert error={save.error} />}
        <TextInput
          name="pointOfContact"
          label="Point of contact"
          defaultValue={base.pointOfContact ?? ""}
          maxLength={500}
          data-autofocus
        />
        <Textarea
          name="remediationPlan"
          label="Remediation plan"
          defaultValue={base.remediationPlan ?? ""}
          autosize
          minRows={3}
          maxRows={14}
          maxLength={32_000}
        />
        <Textarea
          name="resourcesRequired"
          label="Resources required"
          defaultValue={base.resourcesRequired ?? ""}
          autosize
          minRows={2}
          maxRows={10}
          maxLength={32_000}
        />
        <TextInput
          name="controls"
          label="Controls"
          description="Separated by commas, for example SI-2, RA-5."
          defaultValue={base.controls.join(", ")}
        />
        <Textarea
          name="comments"
          label="Comments"
          defaultValue={base.comments ?? ""}
          autosize
          minRows={2}
          maxRows={14}
          maxLength={32_000}
        />
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onDone}>
            Cancel
          </Button>
          <Button type="submit" loading={save.isPending}>
            {isFault(save.error, "item.stale") ? "Save over it" : "Save"}
          </Button>
        </Group>
      </Stack>
    </form>
  );
};

/** Only what was changed goes to the server, so that the history names only that. */
const changeOf = (form: FormData, base: Item, version: number): ItemChange => {
  const controls = field(form, "controls")
    .split(/[,;\n]/)
    .map((control) => control.trim())
    .filter((control) => control !== "");
  const change: ItemChange = { version };
  for (const name of ["pointOfContact", "remediationPlan", "resourcesRequired", "comments"] as const) {
    const value = field(form, name);
    const next = value === "" ? null : value;
    if (next !== base[name]) change[name] = next;
  }
  if (controls.join("\n") !== base.controls.join("\n")) change.controls = controls;
  return change;
};
