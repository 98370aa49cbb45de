import { Textarea, TextInput } from "@mantine/core";
import { addMilestone, type ItemPlan, type System } from "../../api/api.generated.ts";
import { field } from "../../components/form-fields.ts";
import { InlineForm } from "./inline-form.tsx";
import { MemberSelect } from "./member-select.tsx";
import classes from "./milestones.module.css";
import { poamIdsFrom } from "./milestone-words.ts";
import { chosenNeeds, NeedsChoice } from "./needs-choice.tsx";
import { usePlanChange } from "./queries.ts";
import { StatementChoice } from "./statement-choice.tsx";

type MilestoneFormProps = {
  readonly system: System;
  readonly poamId: string;
  readonly plan: ItemPlan;
  readonly onDone: () => void;
};

const NONE: readonly string[] = [];

/** Adds a milestone to the item, and to others when they share it. */
export const MilestoneForm = ({ system, poamId, plan, onDone }: MilestoneFormProps) => {
  const open = plan.milestones.filter(({ completedOn }) => completedOn === null);
  const add = usePlanChange(
    system.id,
    (form: FormData) =>
      addMilestone({
        path: { systemId: system.id },
        body: {
          poamIds: [...new Set([poamId, ...poamIdsFrom(field(form, "others"))])],
          description: field(form, "description"),
          due: field(form, "due"),
          workDays: Number(field(form, "workDays")),
          ownerId: field(form, "ownerId") || null,
          team: field(form, "team") || null,
          needs: chosenNeeds(form, open),
          reason: field(form, "reason"),
        },
      }),
    "The milestone is added.",
    onDone,
  );
  return (
    <InlineForm
      label="Add a milestone"
      action="Add the milestone"
      pending={add.isPending}
      error={add.error}
      onForm={add.mutate}
      onCancel={onDone}
    >
      <StatementChoice
        systemId={system.id}
        category="milestone"
        label="From the library"
        into="description"
      />
      <Textarea
        name="description"
        label="Milestone"
        description="A step that can be checked. It stays as it is written; later changes stand beside it."
        required
        autosize
        minRows={2}
        maxLength={2000}
      />
      <div className={classes["pair"]}>
        <TextInput name="due" type="date" label="Due" required />
        <TextInput
          name="workDays"
          type="number"
          label="Days it takes"
          defaultValue="1"
          min={0}
          max={3650}
          required
        />
        <MemberSelect systemId={system.id} label="Owner of the milestone" value={null} />
        <TextInput name="team" label="Team" maxLength={200} list="item-teams" />
      </div>
      <datalist id="item-teams">
        {plan.teams.map(({ team }) => (
          <option key={team} value={team}>
            {team}
          </option>
        ))}
      </datalist>
      <NeedsChoice poamId={poamId} among={open} chosen={NONE} />
      <TextInput
        name="others"
        label="Other items that share it"
        description="Their numbers, such as V-2, V-7. Completing it completes it in all of them."
        maxLength={2000}
      />
      <TextInput name="reason" label="Why it comes" maxLength={2000} />
    </InlineForm>
  );
};
