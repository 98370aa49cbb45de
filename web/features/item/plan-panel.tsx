import { NativeSelect, TextInput } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import type { Item, ItemChange, System } from "../../api/api.generated.ts";
import { field } from "../../components/form-fields.ts";
import { StatementChoice } from "../milestones/statement-choice.tsx";
import { membersQuery } from "../people/queries.ts";
import { FieldFact, FieldsPanel } from "./fields-panel.tsx";

type PlanPanelProps = { readonly system: System; readonly item: Item };

/** What we commit to: who owns it, the plan, comments. */
export const PlanPanel = ({ system, item }: PlanPanelProps) => (
  <FieldsPanel
    title="Plan"
    system={system}
    item={item}
    groups={["owner", "plan", "other"]}
    always={["pointOfContact", "remediationPlan", "comments"]}
    facts={
      <>
        <FieldFact name="Owner" value={item.owner} />
        {item.team !== null && <FieldFact name="Team" value={item.team} />}
      </>
    }
    more={<OwnerInputs system={system} item={item} />}
    moreOf={ownerOf}
  />
);

const OwnerInputs = ({ system, item }: PlanPanelProps) => {
  const { data: members = [] } = useQuery(membersQuery(system.id));
  return (
    <>
      <NativeSelect
        // The list of people arrives after the form.
        key={members.length}
        name="ownerId"
        label="Owner"
        description="The member of the system who answers for the item; it stands in that person's work."
        defaultValue={item.ownerId ?? ""}
        data={[
          { value: "", label: "Nobody" },
          ...members.map(({ userId, name }) => ({ value: userId, label: name })),
        ]}
      />
      <TextInput name="team" label="Team" defaultValue={item.team ?? ""} maxLength={200} />
      <StatementChoice
        systemId={system.id}
        category="plan"
        label="Plan from the library"
        into="remediationPlan"
      />
      <StatementChoice
        systemId={system.id}
        category="mitigation"
        label="Mitigation from the library"
        into="mitigations"
      />
    </>
  );
};

const ownerOf = (form: FormData, base: Item): Partial<ItemChange> => {
  const [ownerId, team] = [field(form, "ownerId") || null, field(form, "team") || null];
  return {
    ...(ownerId === base.ownerId ? {} : { ownerId }),
    ...(team === base.team ? {} : { team }),
  };
};
