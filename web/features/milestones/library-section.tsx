import { NativeSelect, Textarea, TextInput } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import {
  addPlanStatement,
  type PlanStatement,
  type System,
  updatePlanStatement,
} from "../../api/api.generated.ts";
import { FaultAlert } from "../../components/fault-alert.tsx";
import { field } from "../../components/form-fields.ts";
import { sentence } from "../../components/words.ts";
import { InlineForm } from "./inline-form.tsx";
import { type KeptDeedsProps, type KeptFormProps, KeptList, RetireButtons } from "./kept-list.tsx";
import classes from "./milestones.module.css";
import { planStatementsQuery, usePlanChange } from "./queries.ts";

/** Words of plans, mitigations and milestones that the organization uses again; all its systems share them. */
export const LibrarySection = ({ system }: { readonly system: System }) => (
  <KeptList
    system={system}
    title="Library of statements"
    about={
      <>
        All systems of {system.organization} share it. A statement is put into a plan, a mitigation or a
        milestone while it is written; what was written with it stays when the statement changes.
      </>
    }
    noun="statement"
    query={useQuery(planStatementsQuery(system.id))}
    keyOf={({ id }) => id}
    Shown={ShownStatement}
    Form={StatementForm}
    Deeds={Deeds}
  />
);

const ShownStatement = ({ entry }: { readonly entry: PlanStatement }) => (
  <>
    <div className={classes["head"]}>
      <span className={classes["number"]}>{entry.title}</span>
      <span>
        {sentence(entry.category)}
        {!entry.active && ", not offered any more"}
      </span>
    </div>
    <p className={classes["text"]} data-done={!entry.active || undefined}>
      {entry.statement}
    </p>
  </>
);

const Deeds = ({ system, entry: statement, onEdit }: KeptDeedsProps<PlanStatement>) => {
  const retire = usePlanChange(
    system.id,
    (retired: boolean) =>
      updatePlanStatement({
        path: { systemId: system.id, statementId: statement.id },
        body: { active: !retired },
      }),
    statement.active ? "The statement is retired." : "The statement is offered again.",
  );
  return (
    <>
      {retire.isError && <FaultAlert error={retire.error} />}
      <RetireButtons
        noun="statement"
        name={statement.title}
        retired={!statement.active}
        pending={retire.isPending}
        onEdit={onEdit}
        onRetire={retire.mutate}
      />
    </>
  );
};

const CATEGORIES: readonly PlanStatement["category"][] = ["plan", "mitigation", "milestone"];

const StatementForm = ({ system, entry: statement, onDone }: KeptFormProps<PlanStatement>) => {
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
