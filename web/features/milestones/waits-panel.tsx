import { Button, Text, TextInput } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { type Item, type PlanNeighbour, setItemWaits, type System } from "../../api/api.generated.ts";
import { field } from "../../components/form-fields.ts";
import { DayText } from "../../components/instant-text.tsx";
import { ItemLink } from "../../components/item-link.tsx";
import { Section } from "../../components/section.tsx";
import { ItemStatusMark } from "../../components/state-mark.tsx";
import { may } from "../systems/queries.ts";
import { CriticalPath } from "./critical-path.tsx";
import { InlineForm } from "./inline-form.tsx";
import { poamIdsFrom } from "./milestone-words.ts";
import classes from "./milestones.module.css";
import { itemPlanQuery, usePlanChange } from "./queries.ts";

type WaitsPanelProps = { readonly system: System; readonly item: Item };

/** What the item waits for, what waits for it, and the chain of steps that decides when it can be done. */
export const WaitsPanel = ({ system, item }: WaitsPanelProps) => {
  const { data: plan } = useQuery(itemPlanQuery(system.id, item.poamId));
  const [editing, setEditing] = useState(false);
  const { poamId } = item;
  const change = usePlanChange(
    system.id,
    (form: FormData) =>
      setItemWaits({
        path: { systemId: system.id, poamId },
        body: { poamIds: poamIdsFrom(field(form, "waits")) },
      }),
    "What the item waits for is saved.",
    () => setEditing(false),
  );
  if (plan === undefined) return null;
  const { waitsFor, neededBy, criticalPath } = plan;
  return (
    <Section
      title="Dependencies"
      aside={
        may(system, "item.edit") &&
        !editing && (
          <Button size="compact-sm" variant="default" onClick={() => setEditing(true)}>
            Edit dependencies
          </Button>
        )
      }
    >
      {waitsFor.length === 0 && neededBy.length === 0 && !editing && (
        <Text size="sm" c="dimmed">
          It waits for no other item, and none waits for it.
        </Text>
      )}
      <Neighbours systemId={system.id} title="Waits for" items={waitsFor} />
      <Neighbours systemId={system.id} title="Waited for by" items={neededBy} />
      {editing && (
        <InlineForm
          label="Edit dependencies"
          action="Save"
          pending={change.isPending}
          error={change.error}
          onForm={change.mutate}
          onCancel={() => setEditing(false)}
        >
          <TextInput
            name="waits"
            label="Items that have to be done first"
            description="Their numbers, such as V-2, V-7. Empty: none."
            defaultValue={waitsFor.map((other) => other.poamId).join(", ")}
            maxLength={2000}
          />
        </InlineForm>
      )}
      {criticalPath.length > 1 && (
        <details className={classes["part"]}>
          <summary className={classes["summary"]}>Critical path of {poamId}</summary>
          <CriticalPath systemId={system.id} steps={criticalPath} label={`Critical path of ${poamId}`} />
        </details>
      )}
    </Section>
  );
};

type NeighboursProps = {
  readonly systemId: string;
  readonly title: string;
  readonly items: readonly PlanNeighbour[];
};

const Neighbours = ({ systemId, title, items }: NeighboursProps) =>
  items.length > 0 && (
    <>
      <Text size="sm" fw={550} mt={4}>
        {title}
      </Text>
      <ul className={classes["list"]} aria-label={title}>
        {items.map((other) => (
          <li key={other.poamId} style={{ padding: "6px 0", border: 0 }}>
            <div className={classes["head"]}>
              <ItemLink systemId={systemId} poamId={other.poamId} />
              <ItemStatusMark status={other.status} />
              {other.earliestFinish !== null && (
                <span>
                  done <DayText day={other.earliestFinish} /> at the earliest
                </span>
              )}
            </div>
            <p className={classes["quiet"]}>{other.weaknessName}</p>
          </li>
        ))}
      </ul>
    </>
  );
