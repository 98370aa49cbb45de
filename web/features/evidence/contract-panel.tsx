import { Button, Checkbox, Group, NumberInput, Stack, Text, TextInput } from "@mantine/core";
import { IconCircleCheck, IconCircleDashed } from "@tabler/icons-react";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { type SubmitEvent, useState } from "react";
import {
  type Clause,
  type ClauseState,
  type Item,
  setContract,
  type System,
} from "../../api/api.generated.ts";
import { FaultAlert } from "../../components/fault-alert.tsx";
import { notifyDone } from "../../components/fault.ts";
import { field } from "../../components/form-fields.ts";
import { counted } from "../../components/format.ts";
import { Section } from "../../components/section.tsx";
import classes from "../item/item.module.css";
import { may } from "../systems/queries.ts";
import { contractQuery } from "./queries.ts";

type ContractPanelProps = { readonly system: System; readonly item: Item };

const wordsOf = (clause: Clause): string => {
  switch (clause.clause) {
    case "clean scans":
      return `Every finding proven fixed, each by ${counted(clause.scans, "covering scan")} in a row`;
    case "evidence":
      return `${counted(clause.pieces, "file")} of evidence that hold`;
    case "attestation":
      return `An attestation of the type "${clause.type}" that holds`;
    case "milestones":
      return "Every milestone complete";
  }
};

/** The condition under which the item may close, clause by clause; it proposes its own closure when all are met. */
export const ContractPanel = ({ system, item }: ContractPanelProps) => {
  const contract = useQuery(contractQuery(system.id, item.poamId));
  const [editing, setEditing] = useState(false);
  const states = contract.data ?? [];
  return (
    <Section
      title="Closes when"
      aside={
        may(system, "item.approve-closure") &&
        !editing && (
          <Button size="compact-sm" variant="default" onClick={() => setEditing(true)}>
            {states.length === 0 ? "Set conditions" : "Change conditions"}
          </Button>
        )
      }
    >
      {contract.isError && <FaultAlert error={contract.error} retry={contract.refetch} />}
      {editing ? (
        <ContractForm system={system} item={item} states={states} onDone={() => setEditing(false)} />
      ) : states.length === 0 ? (
        <Text size="sm">
          Every finding is proven fixed by a covering scan, or evidence is verified by another person.
        </Text>
      ) : (
        <ul className={classes["history"]} aria-label="Conditions for closing">
          {states.map((state) => (
            <ClauseLine key={wordsOf(state.clause)} state={state} />
          ))}
        </ul>
      )}
    </Section>
  );
};

const ClauseLine = ({ state: { clause, met, found } }: { readonly state: ClauseState }) => {
  const Icon = met ? IconCircleCheck : IconCircleDashed;
  return (
    <li>
      <Group gap={6} wrap="nowrap">
        <Icon size={16} aria-hidden="true" />
        <b>{met ? "Met" : "Not met"}</b>
      </Group>
      <div>
        <div>{wordsOf(clause)}</div>
        <div className={classes["because"]}>There is: {found}.</div>
      </div>
    </li>
  );
};

type ContractFormProps = ContractPanelProps & {
  readonly states: readonly ClauseState[];
  readonly onDone: () => void;
};

const ContractForm = ({ system, item, states, onDone }: ContractFormProps) => {
  const queryClient = useQueryClient();
  const clauses = states.map(({ clause }) => clause);
  const scans = clauses.find((clause) => clause.clause === "clean scans")?.scans;
  const pieces = clauses.find((clause) => clause.clause === "evidence")?.pieces;
  const types = clauses.flatMap((clause) => (clause.clause === "attestation" ? [clause.type] : []));
  const save = useMutation({
    mutationFn: (given: Clause[]) =>
      setContract({
        path: { systemId: system.id, poamId: item.poamId },
        body: { version: item.version, clauses: given },
      }),
    onSuccess: async () => {
      await queryClient.invalidateQueries({ queryKey: ["system", system.id] });
      notifyDone("The conditions hold from now on.");
      onDone();
    },
  });
  const submit = (event: SubmitEvent<HTMLFormElement>): void => {
    event.preventDefault();
    save.mutate(clausesOf(new FormData(event.currentTarget)));
  };
  return (
    <form onSubmit={submit} aria-label="Conditions for closing">
      <Stack gap="sm">
        {save.isError && <FaultAlert error={save.error} />}
        <Text size="sm">Empty fields ask for nothing. Without any condition the rulebook's own holds.</Text>
        <NumberInput
          name="scans"
          label="Covering scans in a row that do not show it"
          defaultValue={scans ?? ""}
          min={1}
          max={100}
          hideControls
        />
        <NumberInput
          name="pieces"
          label="Files of evidence"
          defaultValue={pieces ?? ""}
          min={1}
          max={100}
          hideControls
        />
        <TextInput
          name="types"
          label="Attestations"
          description="Their types, separated by commas."
          defaultValue={types.join(", ")}
        />
        <Checkbox
          name="milestones"
          label="Every milestone complete"
          defaultChecked={clauses.some(({ clause }) => clause === "milestones")}
        />
        <Group gap="xs" justify="flex-end">
          <Button variant="default" onClick={onDone}>
            Cancel
          </Button>
          <Button type="submit" loading={save.isPending}>
            Save conditions
          </Button>
        </Group>
      </Stack>
    </form>
  );
};

const clausesOf = (form: FormData): Clause[] => {
  const [scans, pieces] = [Number(field(form, "scans")), Number(field(form, "pieces"))];
  const types = field(form, "types")
    .split(",")
    .map((type) => type.trim())
    .filter((type) => type !== "");
  return [
    ...(scans > 0 ? [{ clause: "clean scans" as const, scans }] : []),
    ...(pieces > 0 ? [{ clause: "evidence" as const, pieces }] : []),
    ...types.map((type) => ({ clause: "attestation" as const, type })),
    ...(form.get("milestones") === null ? [] : [{ clause: "milestones" as const }]),
  ];
};
