import { Textarea, TextInput } from "@mantine/core";
import {
  changeMilestone,
  type Milestone,
  organizeMilestone,
  shareMilestone,
  type System,
} from "../../api/api.generated.ts";
import { field } from "../../components/form-fields.ts";
import { InlineForm } from "./inline-form.tsx";
import { MemberSelect } from "./member-select.tsx";
import classes from "./milestones.module.css";
import { poamIdsFrom, todayInUtc } from "./milestone-words.ts";
import { chosenNeeds, NeedsChoice } from "./needs-choice.tsx";
import { usePlanChange } from "./queries.ts";

type ChangeFormProps = {
  readonly system: System;
  readonly milestone: Milestone;
  readonly number: number;
  readonly onDone: () => void;
};

/** Moves or rewords a milestone. */
export const UpdateForm = ({ system, milestone, number, onDone }: ChangeFormProps) => {
  const path = { systemId: system.id, milestoneId: milestone.id };
  const update = usePlanChange(
    system.id,
    (form: FormData) =>
      changeMilestone({
        path,
        body: {
          kind: "update",
          due: field(form, "due"),
          description: field(form, "description"),
          reason: field(form, "reason"),
        },
      }),
    `Milestone ${number} is changed.`,
    onDone,
  );
  return (
    <InlineForm
      label={`Change milestone ${number}`}
      action="Save the change"
      pending={update.isPending}
      error={update.error}
      onForm={update.mutate}
      onCancel={onDone}
    >
      <div className={classes["pair"]}>
        <TextInput name="due" type="date" label="New date" defaultValue={milestone.due} required />
      </div>
      <Textarea
        name="description"
        label="Text"
        defaultValue={milestone.description}
        required
        autosize
        minRows={2}
        maxLength={2000}
      />
      <Textarea
        name="reason"
        label="Reason"
        description={
          milestone.frozen
            ? "The original stays; this change stands beside it with your name."
            : "The item is a draft: the original is rewritten."
        }
        required
        autosize
        minRows={2}
        maxLength={4000}
      />
    </InlineForm>
  );
};

/** Says that a milestone is done. */
export const CompleteForm = ({ system, milestone, number, onDone }: ChangeFormProps) => {
  const path = { systemId: system.id, milestoneId: milestone.id };
  const shared = milestone.items.length;
  const complete = usePlanChange(
    system.id,
    (form: FormData) =>
      changeMilestone({
        path,
        body: { kind: "complete", completedOn: field(form, "completedOn"), reason: field(form, "reason") },
      }),
    `Milestone ${number} is complete.`,
    onDone,
  );
  return (
    <InlineForm
      label={`Complete milestone ${number}`}
      action={shared > 1 ? `Complete it in ${shared} items` : "Complete the milestone"}
      pending={complete.isPending}
      error={complete.error}
      onForm={complete.mutate}
      onCancel={onDone}
    >
      <div className={classes["pair"]}>
        <TextInput
          name="completedOn"
          type="date"
          label="Completed on"
          defaultValue={todayInUtc()}
          max={todayInUtc()}
          required
        />
      </div>
      <Textarea name="reason" label="What shows it" autosize minRows={2} maxLength={4000} />
    </InlineForm>
  );
};

type OrganizeFormProps = ChangeFormProps & {
  readonly poamId: string;
  /** The other milestones of the item. */
  readonly others: readonly Milestone[];
};

/** Who does it, how long it takes and what comes first; other items that share it. None of this is frozen. */
export const OrganizeForm = ({ system, poamId, milestone, others, number, onDone }: OrganizeFormProps) => {
  const path = { systemId: system.id, milestoneId: milestone.id };
  const among = others.filter(({ id, completedOn }) => completedOn === null || milestone.needs.includes(id));
  const elsewhere = milestone.needs.filter((need) => !among.some(({ id }) => id === need));
  const organize = usePlanChange(
    system.id,
    async (form: FormData) => {
      await organizeMilestone({
        path,
        body: {
          ownerId: field(form, "ownerId") || null,
          team: field(form, "team") || null,
          workDays: Number(field(form, "workDays")),
          needs: [...elsewhere, ...chosenNeeds(form, among)],
        },
      });
      const poamIds = poamIdsFrom(field(form, "others"));
      if (poamIds.length > 0) await shareMilestone({ path, body: { poamIds, reason: "" } });
    },
    `The work on milestone ${number} is organized.`,
    onDone,
  );
  return (
    <InlineForm
      label={`Organize milestone ${number}`}
      action="Save"
      pending={organize.isPending}
      error={organize.error}
      onForm={organize.mutate}
      onCancel={onDone}
    >
      <div className={classes["pair"]}>
        <MemberSelect systemId={system.id} label="Owner of the milestone" value={milestone.ownerId} />
        <TextInput name="team" label="Team" defaultValue={milestone.team ?? ""} maxLength={200} />
        <TextInput
          name="workDays"
          type="number"
          label="Days it takes"
          defaultValue={String(milestone.workDays)}
          min={0}
          max={3650}
          required
        />
        <TextInput name="others" label="Share it with items" placeholder="V-2, V-7" maxLength={2000} />
      </div>
      <NeedsChoice poamId={poamId} among={among} chosen={milestone.needs} />
    </InlineForm>
  );
};
