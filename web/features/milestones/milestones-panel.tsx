import { Button, Skeleton, Text } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import type { Item, ItemPlan, System } from "../../api/api.generated.ts";
import { FaultAlert } from "../../components/fault-alert.tsx";
import { DayText } from "../../components/instant-text.tsx";
import { Section } from "../../components/section.tsx";
import { may } from "../systems/queries.ts";
import { MilestoneEntry } from "./milestone-entry.tsx";
import { MilestoneForm } from "./milestone-form.tsx";
import classes from "./milestones.module.css";
import { itemPlanQuery } from "./queries.ts";

type MilestonesPanelProps = { readonly system: System; readonly item: Item };

const ENDED: ReadonlySet<Item["status"]> = new Set(["closed", "false positive", "cancelled"]);

/** The dated steps of an item: added, changed and completed here, originals beside what became of them. */
export const MilestonesPanel = ({ system, item }: MilestonesPanelProps) => {
  const query = useQuery(itemPlanQuery(system.id, item.poamId));
  const [adding, setAdding] = useState(false);
  const plan = query.data;
  const mayAdd = may(system, "item.edit") && !ENDED.has(item.status);
  return (
    <Section
      title="Milestones"
      aside={
        mayAdd &&
        plan !== undefined &&
        !adding && (
          <Button size="compact-sm" variant="default" onClick={() => setAdding(true)}>
            Add a milestone
          </Button>
        )
      }
    >
      {query.isError && <FaultAlert error={query.error} retry={query.refetch} />}
      {query.isPending && <Skeleton height={60} />}
      {plan !== undefined && (
        <>
          {plan.milestones.length === 0 ? (
            !adding && (
              <Text size="sm" c="dimmed">
                No step is planned yet. Authorities expect at least one dated milestone for an open item.
              </Text>
            )
          ) : (
            <Entries system={system} poamId={item.poamId} plan={plan} />
          )}
          {adding && (
            <MilestoneForm system={system} poamId={item.poamId} plan={plan} onDone={() => setAdding(false)} />
          )}
          {plan.earliestFinish !== null && (
            <Outlook finish={plan.earliestFinish} due={item.scheduledCompletionDate} />
          )}
        </>
      )}
    </Section>
  );
};

type EntriesProps = { readonly system: System; readonly poamId: string; readonly plan: ItemPlan };

const Entries = ({ system, poamId, plan }: EntriesProps) => (
  <ol className={classes["list"]} aria-label="Milestones">
    {plan.milestones.map((milestone) => (
      <MilestoneEntry
        key={milestone.id}
        system={system}
        poamId={poamId}
        milestone={milestone}
        plan={plan.milestones}
      />
    ))}
  </ol>
);

const Outlook = ({ finish, due }: { readonly finish: string; readonly due: string | null }) => (
  <p className={classes["quiet"]} style={{ marginTop: 12 }}>
    Done on <DayText day={finish} /> at the earliest, if the work that is left begins today
    {due !== null && finish > due && (
      <span className={classes["warn"]}>: after the scheduled completion date</span>
    )}
    .
  </p>
);
