import { Button, NativeSelect, Skeleton, Text, TextInput } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import {
  addAssignmentRule,
  type AssignmentRule,
  endAssignmentRule,
  type System,
} from "../../api/api.generated.ts";
import { FaultAlert } from "../../components/fault-alert.tsx";
import { field } from "../../components/form-fields.ts";
import { Section } from "../../components/section.tsx";
import { Table } from "../../components/table.tsx";
import { sentence } from "../../components/words.ts";
import { may } from "../systems/queries.ts";
import { AssignmentPreview } from "./assignment-preview.tsx";
import { InlineForm } from "./inline-form.tsx";
import { MemberSelect } from "./member-select.tsx";
import classes from "./milestones.module.css";
import { assignmentRulesQuery, usePlanChange } from "./queries.ts";

/** Rules by which new items get an owner and a team, and what they would give to the items that have none. */
export const AssignmentSection = ({ system }: { readonly system: System }) => {
  const query = useQuery(assignmentRulesQuery(system.id));
  const [adding, setAdding] = useState(false);
  const mayChange = may(system, "policy.adopt");
  const rules = query.data;
  return (
    <>
      <Section
        title="Assignment rules"
        aside={
          mayChange &&
          !adding && (
            <Button size="compact-sm" variant="default" onClick={() => setAdding(true)}>
              Add a rule
            </Button>
          )
        }
      >
        <Text size="sm" maw={720}>
          New items get the owner of the first rule that matches and names one, and the team likewise. An
          owner or team that is there is never changed.
        </Text>
        {query.isError && <FaultAlert error={query.error} retry={query.refetch} />}
        {query.isPending && <Skeleton height={80} mt="sm" />}
        {adding && <RuleForm system={system} onDone={() => setAdding(false)} />}
        {rules?.length === 0 && !adding && (
          <Text size="sm" c="dimmed" mt="sm">
            There is no rule yet{mayChange ? "" : "; an owner of the system can add one"}.
          </Text>
        )}
      </Section>
      {rules !== undefined && rules.length > 0 && (
        <Section title="In this order" padded={false}>
          <Rules system={system} rules={rules} />
        </Section>
      )}
      {rules !== undefined && rules.length > 0 && may(system, "policy.try") && (
        <AssignmentPreview system={system} />
      )}
    </>
  );
};

type RulesProps = { readonly system: System; readonly rules: readonly AssignmentRule[] };

const Rules = ({ system, rules }: RulesProps) => {
  const end = usePlanChange(
    system.id,
    (ruleId: string) => endAssignmentRule({ path: { systemId: system.id, ruleId } }),
    "The rule has ended.",
  );
  return (
    <>
      {end.isError && <FaultAlert error={end.error} />}
      <Table label="Rules in force" stack>
        <thead>
          <tr>
            <th scope="col">When</th>
            <th scope="col">Owner</th>
            <th scope="col">Team</th>
            <th scope="col">Added by</th>
            <th scope="col">
              <span className="visually-hidden">End</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {rules.map((rule) => (
            <tr key={rule.id}>
              <th scope="row">
                {sentence(rule.match)} <code>{rule.pattern}</code>
              </th>
              <td data-label="Owner">{rule.owner ?? "not said"}</td>
              <td data-label="Team">{rule.team ?? "not said"}</td>
              <td data-label="Added by">{rule.createdBy}</td>
              <td>
                {may(system, "policy.adopt") && (
                  <Button
                    size="compact-sm"
                    variant="subtle"
                    loading={end.isPending && end.variables === rule.id}
                    aria-label={`End the rule for ${rule.match} ${rule.pattern}`}
                    onClick={() => end.mutate(rule.id)}
                  >
                    End
                  </Button>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </Table>
    </>
  );
};

const MATCHES: ReadonlyArray<{ readonly value: AssignmentRule["match"]; readonly label: string }> = [
  { value: "control", label: "Control, such as AC-*" },
  { value: "asset", label: "Asset, such as db-*.example.org" },
  { value: "detector", label: "Detector, such as nessus" },
  { value: "tag", label: "Tag" },
];

const RuleForm = ({ system, onDone }: { readonly system: System; readonly onDone: () => void }) => {
  const add = usePlanChange(
    system.id,
    (form: FormData) =>
      addAssignmentRule({
        path: { systemId: system.id },
        body: {
          match: MATCHES.find(({ value }) => value === field(form, "match"))?.value ?? "control",
          pattern: field(form, "pattern"),
          ownerId: field(form, "ownerId") || null,
          team: field(form, "team") || null,
        },
      }),
    "The rule holds for new items.",
    onDone,
  );
  return (
    <InlineForm
      label="Add a rule"
      action="Add the rule"
      pending={add.isPending}
      error={add.error}
      onForm={add.mutate}
      onCancel={onDone}
    >
      <div className={classes["pair"]}>
        <NativeSelect name="match" label="What is looked at" data={[...MATCHES]} />
        <TextInput
          name="pattern"
          label="What it has to be"
          placeholder="* stands for any letters"
          required
          maxLength={200}
        />
        <MemberSelect systemId={system.id} label="Owner" value={null} />
        <TextInput name="team" label="Team" maxLength={200} />
      </div>
    </InlineForm>
  );
};
