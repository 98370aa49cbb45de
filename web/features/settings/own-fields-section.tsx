import { Button, Skeleton, Text } from "@mantine/core";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { changeOwnField, type ListedOwnField, type System } from "../../api/api.generated.ts";
import { FaultAlert } from "../../components/fault-alert.tsx";
import { notifyDone } from "../../components/fault.ts";
import { counted } from "../../components/format.ts";
import { Section } from "../../components/section.tsx";
import classes from "../milestones/milestones.module.css";
import { may } from "../systems/queries.ts";
import { KIND_WORDS } from "./field-kinds.ts";
import { OwnFieldForm } from "./own-field-form.tsx";
import { ownFieldsQuery } from "./queries.ts";

/** The fields that the organization adds to its items: added, reworded, retired, never removed. */
export const OwnFieldsSection = ({ system }: { readonly system: System }) => {
  const query = useQuery(ownFieldsQuery(system.id));
  const [editing, setEditing] = useState<string | null>(null);
  const mayChange = may(system, "policy.adopt");
  const done = (): void => setEditing(null);
  return (
    <Section
      title="Your own fields"
      aside={
        mayChange &&
        editing === null && (
          <Button size="compact-sm" variant="default" onClick={() => setEditing("")}>
            Add a field
          </Button>
        )
      }
    >
      <Text size="sm" maw={720}>
        Every item of every system of {system.organization} has them, under Plan; the ledger can show them as
        columns. Documents of authorities have no place for them.
      </Text>
      {query.isError && <FaultAlert error={query.error} retry={query.refetch} />}
      {query.isPending && <Skeleton height={80} mt="sm" />}
      {editing === "" && <OwnFieldForm system={system} field={null} onDone={done} />}
      {query.data?.length === 0 && editing === null && (
        <Text size="sm" c="dimmed" mt="sm">
          There is no field yet.
        </Text>
      )}
      <ul className={classes["list"]} aria-label="Your own fields" style={{ marginTop: 12 }}>
        {query.data?.map((field) => (
          <li key={field.key}>
            <div className={classes["head"]}>
              <span className={classes["number"]}>{field.label}</span>
              <span>
                {KIND_WORDS[field.kind]}
                {field.retired && ", not offered any more"}
              </span>
              <code>{field.key}</code>
            </div>
            <p className={classes["quiet"]}>
              Filled in {counted(field.items, "item")}.
              {field.choices.length > 0 && ` Choices: ${field.choices.join(", ")}.`}
            </p>
            {mayChange && editing === null && (
              <Deeds system={system} field={field} onEdit={() => setEditing(field.key)} />
            )}
            {editing === field.key && <OwnFieldForm system={system} field={field} onDone={done} />}
          </li>
        ))}
      </ul>
    </Section>
  );
};

type DeedsProps = {
  readonly system: System;
  readonly field: ListedOwnField;
  readonly onEdit: () => void;
};

const Deeds = ({ system, field, onEdit }: DeedsProps) => {
  const queryClient = useQueryClient();
  const toggle = useMutation({
    mutationFn: (retired: boolean) =>
      changeOwnField({ path: { systemId: system.id, fieldKey: field.key }, body: { retired } }),
    onSuccess: async ({ retired }) => {
      await queryClient.invalidateQueries({ queryKey: ["system"] });
      notifyDone(retired ? "The field is retired." : "The field is offered again.");
    },
  });
  return (
    <div className={classes["actions"]}>
      {toggle.isError && <FaultAlert error={toggle.error} />}
      <Button
        size="compact-sm"
        variant="default"
        aria-label={`Edit the field ${field.label}`}
        onClick={onEdit}
      >
        Edit
      </Button>
      <Button
        size="compact-sm"
        variant="subtle"
        loading={toggle.isPending}
        aria-label={`${field.retired ? "Offer again" : "Retire"} the field ${field.label}`}
        onClick={() => toggle.mutate(!field.retired)}
      >
        {field.retired ? "Offer again" : "Retire"}
      </Button>
    </div>
  );
};
