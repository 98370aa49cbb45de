import { Button, NativeSelect, Skeleton, Text, Textarea, TextInput } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import {
  addPlanStatement,
  type PlanStatement,
  type System,
  updatePlanStatement,
} from "../../api/api.generated.ts";
import { FaultAlert } from "../../components/fault-alert.tsx";
import { field } from "../../components/form-fields.ts";
import { Section } from "../../components/section.tsx";
import { sentence } from "../../components/words.ts";
import { may } from "../systems/queries.ts";
import { InlineForm } from "./inline-form.tsx";
import classes from "./milestones.module.css";
import { planStatementsQuery, usePlanChange } from "./queries.ts";

/** Words of plans, mitigations and milestones that the organization uses again; all its systems share them. */
export const LibrarySection = ({ system }: { readonly system: System }) => {
  const query = useQuery(planStatementsQuery(system.id));
  const [editing, setEditing] = useState<PlanStatement | "new" | null>(null);
  const mayChange = may(system, "policy.adopt");
  const done = (): void => setEditing(null);
  return (
    <Section
      title="Library of statements"
      aside={
        mayChange &&
        editing === null && (
          <Button size="compact-sm" variant="default" onClick={() => setEditing("new")}>
            Add a statement
          </Button>
        )
      }
    >
      <Text size="sm" maw={720}>
        All systems of {system.organization} share it. A statement is put into a plan, a mitigation or a
        milestone while it is written; what was written with it stays when the statement changes.
      </Text>
      {query.isError && <FaultAlert error={query.error} retry={query.refetch} />}
      {query.isPending && <Skeleton height={80} mt="sm" />}
      {editing === "new" && <StatementForm system={system} statement={null} onDone={done} />}
      {query.data?.length === 0 && editing === null && (
        <Text size="sm" c="dimmed" mt="sm">
          There is no statement yet.
        </Text>
      )}
      <ul className={classes["list"]} aria-label="Statements" style={{ marginTop: 12 }}>
        {query.data?.map((statement) => (
          <li key={statement.id}>
            <div className={classes["head"]}>
              <span className={classes["number"]}>{statement.title}</span>
              <span>
                {sentence(statement.category)}
                {!statement.active && ", not offered any more"}
              </span>
            </div>
            <p className={classes["text"]} data-done={!statement.active || undefined}>
              {statement.statement}
            </p>
            {mayChange && editing === null && (
              <Deeds system={system} statement={statement} onEdit={() => setEditing(statement)} />
            )}
            {editing !== null && editing !== "new" && editing.id === statement.id && (
              <StatementForm system={system} statement={statement} onDone={done} />
            )}
          </li>
        ))}
      </ul>
    </Section>
  );
};

type DeedsProps = {
  readonly system: System;
  readonly statement: PlanStatement;
  readonly onEdit: () => void;
};

const Deeds = ({ system, statement, onEdit }: DeedsProps) => {
  const toggle = usePlanChange(
    system.id,
    (active: boolean) =>
      updatePlanStatement({ path: { systemId: system.id, statementId: statement.id }, body: { active } }),
    statement.active ? "The statement is retired." : "The statement is offered again.",
  );
  return (
    <div className={classes["actions"]}>
      <Button
        size="compact-sm"
        variant="default"
        aria-label={`Edit the statement ${statement.title}`}
        onClick={onEdit}
      >
        Edit
      </Button>
      <Button
        size="compact-sm"
        variant="subtle"
        loading={toggle.isPending}
        aria-label={`${statement.active ? "Retire" : "Offer again"} the statement ${statement.title}`}
        onClick={() => toggle.mutate(!statement.active)}
      >
        {statement.active ? "Retire" : "Offer again"}
      </Button>
    </div>
  );
};

const CATEGORIES: readonly PlanStatement["category"][] = ["plan", "mitigation", "milestone"];

type StatementFormProps = {
  readonly system: System;
  readonly statement: PlanStatement | null;
  readonly onDone: () => void;
};

const StatementForm = ({ system, statement, onDone }: StatementFormProps) => {
  const save = usePlanChange(
    system.id,
    (form: FormData): Promise<unknown> => {
      const words = { title: field(form, "title"), statement: field(form, "statement") };
      if (statement !== null)
        return updatePlanStatement({
          path: { systemId: system.id, statementId: statement.id },
          body: words,
        });
      const category = CATEGORIES.find((each) => each === field(form, "category")) ?? "plan";
      return addPlanStatement({ path: { systemId: system.id }, body: { category, ...words } });
    },
    "The statement is saved.",
    onDone,
  );
  return (
    <InlineForm
      label={statement === null ? "Add a statement" : `Edit the statement ${statement.title}`}
      action="Save the statement"
      pending={save.isPending}
      error={save.error}
      onForm={save.mutate}
      onCancel={onDone}
    >
      <div className={classes["pair"]}>
        {statement === null && (
          <NativeSelect
            name="category"
            label="For a"
            data={CATEGORIES.map((each) => ({ value: each, label: sentence(each) }))}
          />
        )}
        <TextInput
          name="title"
          label="Title"
          defaultValue={statement?.title ?? ""}
          required
          maxLength={200}
        />
      </div>
      <Textarea
        name="statement"
        label="Statement"
        defaultValue={statement?.statement ?? ""}
        required
        autosize
        minRows={3}
        maxLength={8000}
      />
    </InlineForm>
  );
};
