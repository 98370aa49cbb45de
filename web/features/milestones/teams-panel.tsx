import { Button, Textarea, TextInput } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { type Item, setTeamPlan, type System, type TeamPlan } from "../../api/api.generated.ts";
import { counted } from "../../components/format.ts";
import { field } from "../../components/form-fields.ts";
import { Section } from "../../components/section.tsx";
import { may } from "../systems/queries.ts";
import { InlineForm } from "./inline-form.tsx";
import classes from "./milestones.module.css";
import { itemPlanQuery, usePlanChange } from "./queries.ts";
import { StatementChoice } from "./statement-choice.tsx";

type TeamsPanelProps = { readonly system: System; readonly item: Item };

/** Several teams on one item, each with its own plan, resources and milestones. */
export const TeamsPanel = ({ system, item }: TeamsPanelProps) => {
  const { data: plan } = useQuery(itemPlanQuery(system.id, item.poamId));
  const [editing, setEditing] = useState<TeamPlan | "new" | null>(null);
  const edits = may(system, "item.edit");
  if (plan === undefined) return null;
  if (plan.teams.length === 0 && !edits) return null;
  const done = (): void => setEditing(null);
  const openOf = (team: string): number =>
    plan.milestones.filter((each) => each.team === team && each.completedOn === null).length;
  return (
    <Section
      title="Teams"
      aside={
        edits &&
        editing === null && (
          <Button size="compact-sm" variant="default" onClick={() => setEditing("new")}>
            Add a team
          </Button>
        )
      }
    >
      {plan.teams.length === 0 && editing === null && (
        <p className={classes["quiet"]}>When several teams work on it, each can have its own plan here.</p>
      )}
      <ul className={classes["list"]} aria-label="Teams">
        {plan.teams.map((team) => (
          <li key={team.team}>
            <div className={classes["head"]}>
              <span className={classes["number"]}>{team.team}</span>
              <span>{counted(openOf(team.team), "open milestone")}</span>
            </div>
            <p className={classes["text"]}>{team.plan ?? "No plan yet."}</p>
            {team.resources !== null && <p className={classes["quiet"]}>Resources: {team.resources}</p>}
            {edits && editing === null && (
              <div className={classes["actions"]}>
                <Button
                  size="compact-sm"
                  variant="default"
                  aria-label={`Edit the plan of ${team.team}`}
                  onClick={() => setEditing(team)}
                >
                  Edit
                </Button>
              </div>
            )}
          </li>
        ))}
      </ul>
      {editing !== null && (
        <TeamForm system={system} item={item} team={editing === "new" ? null : editing} onDone={done} />
      )}
    </Section>
  );
};

type TeamFormProps = TeamsPanelProps & { readonly team: TeamPlan | null; readonly onDone: () => void };

const TeamForm = ({ system, item, team, onDone }: TeamFormProps) => {
  const path = { systemId: system.id, poamId: item.poamId };
  const save = usePlanChange(
    system.id,
    (form: FormData) =>
      setTeamPlan({
        path,
        body: {
          team: team?.team ?? field(form, "team"),
          plan: field(form, "plan") || null,
          resources: field(form, "resources") || null,
          remove: false,
        },
      }),
    "The team's plan is saved.",
    onDone,
  );
  const remove = usePlanChange(
    system.id,
    (name: string) => setTeamPlan({ path, body: { team: name, plan: null, resources: null, remove: true } }),
    "The team is off the item.",
    onDone,
  );
  return (
    <InlineForm
      label={team === null ? "Add a team" : `Edit the plan of ${team.team}`}
      action="Save the team's plan"
      pending={save.isPending}
      error={save.error ?? remove.error}
      onForm={save.mutate}
      onCancel={onDone}
    >
      {team === null && <TextInput name="team" label="Team" required maxLength={200} />}
      <StatementChoice systemId={system.id} category="plan" label="From the library" into="plan" />
      <Textarea
        name="plan"
        label="The team's plan"
        defaultValue={team?.plan ?? ""}
        autosize
        minRows={2}
        maxLength={32_000}
      />
      <Textarea
        name="resources"
        label="The team's resources"
        defaultValue={team?.resources ?? ""}
        autosize
        minRows={1}
        maxLength={32_000}
      />
      {team !== null && (
        <Button
          size="compact-sm"
          variant="subtle"
          color="red"
          loading={remove.isPending}
          onClick={() => remove.mutate(team.team)}
        >
          Take {team.team} off the item
        </Button>
      )}
    </InlineForm>
  );
};
