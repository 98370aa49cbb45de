import { Button } from "@mantine/core";
import { IconPencil } from "@tabler/icons-react";
import { useState } from "react";
import type { Item, System } from "../../api/api.generated.ts";
import { Section } from "../../components/section.tsx";
import { may } from "../systems/queries.ts";
import classes from "./item.module.css";
import { PlanForm } from "./plan-form.tsx";

type PlanPanelProps = { readonly system: System; readonly item: Item };

/** What we commit to: owner, plan, resources, controls, comments. Read first, edited on demand. */
export const PlanPanel = ({ system, item }: PlanPanelProps) => {
  const [editing, setEditing] = useState(false);
  const editable = may(system, "item.edit");
  return (
    <Section
      title="Plan"
      aside={
        editable &&
        !editing && (
          <Button
            size="compact-sm"
            variant="default"
            leftSection={<IconPencil size={14} aria-hidden="true" />}
            onClick={() => setEditing(true)}
          >
            Edit plan
          </Button>
        )
      }
    >
      {editing ? (
        <PlanForm system={system} item={item} onDone={() => setEditing(false)} />
      ) : (
        <dl className={classes["fields"]}>
          <Field name="Point of contact" value={item.pointOfContact} />
          <Field name="Remediation plan" value={item.remediationPlan} />
          <Field name="Resources required" value={item.resourcesRequired} />
          <Field name="Controls" value={item.controls.length === 0 ? null : item.controls.join(", ")} />
          <Field name="Comments" value={item.comments} />
        </dl>
      )}
    </Section>
  );
};

const Field = ({ name, value }: { readonly name: string; readonly value: string | null }) => (
  <div>
    <dt>{name}</dt>
    <dd>{value ?? <span className={classes["none"]}>none</span>}</dd>
  </div>
);
