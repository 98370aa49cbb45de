import { Skeleton, Text } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import type { Milestone, PlanItem, System, SystemPlan } from "../../api/api.generated.ts";
import { EmptyState } from "../../components/empty-state.tsx";
import { FaultAlert } from "../../components/fault-alert.tsx";
import { count, counted } from "../../components/format.ts";
import { DayText } from "../../components/instant-text.tsx";
import { ButtonLink } from "../../components/links.tsx";
import { Section } from "../../components/section.tsx";
import { ItemStatusMark, TimelinessMark } from "../../components/state-mark.tsx";
import { Table } from "../../components/table.tsx";
import { CriticalPath } from "./critical-path.tsx";
import { ItemLinks } from "./item-links.tsx";
import classes from "./milestones.module.css";
import { systemPlanQuery } from "./queries.ts";

/** The next steps of all items, the chain that decides when all is done, and the items that cannot make it. */
export const UpcomingSection = ({ system }: { readonly system: System }) => {
  const query = useQuery(systemPlanQuery(system.id));
  if (query.isError) return <FaultAlert error={query.error} retry={query.refetch} />;
  if (query.data === undefined) return <Skeleton height={320} />;
  const plan = query.data;
  if (plan.milestones.length === 0 && plan.items.length === 0)
    return (
      <EmptyState
        title="No milestone is open"
        action={
          <ButtonLink
            to="/systems/$systemId/ledger"
            params={{ systemId: system.id }}
            search={{}}
            variant="default"
          >
            Open the ledger
          </ButtonLink>
        }
      >
        Here stand the next steps of all items, what waits for what, and the chain of steps that decides when
        all is done. Milestones are added on the page of an item.
      </EmptyState>
    );
  return (
    <>
      <Milestones system={system} plan={plan} />
      {plan.criticalPath.length > 0 && (
        <Section title="Critical path">
          <Text size="sm">
            All open milestones can be done by <DayText day={plan.earliestFinish} /> at the earliest, if the
            work begins today.{" "}
            {plan.criticalPath.length === 1
              ? "This step decides; a day lost on it is a day lost on the whole."
              : `These ${count(plan.criticalPath.length)} steps decide; a day lost on one of them is a day lost on the whole.`}
          </Text>
          <CriticalPath systemId={system.id} steps={plan.criticalPath} label="Critical path of the system" />
        </Section>
      )}
      {plan.items.length > 0 && <Items system={system} items={plan.items} />}
    </>
  );
};

const lateWords = (milestones: readonly Milestone[]): string => {
  const late = milestones.filter(({ timeliness }) => timeliness?.state === "late").length;
  const open = counted(milestones.length, "open milestone");
  return late === 0 ? open : `${open}, ${late} late`;
};

const Milestones = ({ system, plan }: { readonly system: System; readonly plan: SystemPlan }) => (
  <Section title={lateWords(plan.milestones)} padded={false}>
    {plan.milestones.length === 0 ? (
      <p className={classes["quiet"]} style={{ padding: "8px 16px" }}>
        Items wait for each other, but no milestone is open.
      </p>
    ) : (
      <Table label="Open milestones" stack>
        <thead>
          <tr>
            <th scope="col">Milestone</th>
            <th scope="col">Items</th>
            <th scope="col">Due</th>
            <th scope="col">Originally</th>
            <th scope="col">Earliest</th>
            <th scope="col">Owner</th>
          </tr>
        </thead>
        <tbody>
          {plan.milestones.map((milestone) => (
            <tr key={milestone.id}>
              <th scope="row" style={{ overflowWrap: "anywhere" }}>
                {milestone.description}
                {milestone.isCritical && <div className={classes["quiet"]}>on the critical path</div>}
              </th>
              <td data-label="Items">
                <span>
                  <ItemLinks systemId={system.id} poamIds={milestone.items.map(({ poamId }) => poamId)} />
                </span>
              </td>
              <td data-label="Due">
                <span>
                  <DayText day={milestone.due} />{" "}
                  {milestone.timeliness !== null && <TimelinessMark timeliness={milestone.timeliness} />}
                </span>
              </td>
              <td data-label="Originally">
                {milestone.original.due === milestone.due ? (
                  "the same"
                ) : (
                  <DayText day={milestone.original.due} />
                )}
              </td>
              <td data-label="Earliest">
                <span>
                  <DayText day={milestone.earliestFinish} />
                  {milestone.cannotMakeIt && <span className={classes["warn"]}> too late</span>}
                </span>
              </td>
              <td data-label="Owner">{milestone.owner ?? milestone.team ?? "nobody"}</td>
            </tr>
          ))}
        </tbody>
      </Table>
    )}
  </Section>
);

const Items = ({ system, items }: { readonly system: System; readonly items: readonly PlanItem[] }) => (
  <Section title="When items can be done" padded={false}>
    <Table label="Items of the plan" stack>
      <thead>
        <tr>
          <th scope="col">Item</th>
          <th scope="col">Weakness</th>
          <th scope="col">Status</th>
          <th scope="col">Open milestones</th>
          <th scope="col">Waits for</th>
          <th scope="col">Scheduled</th>
          <th scope="col">Earliest</th>
        </tr>
      </thead>
      <tbody>
        {items.map((item) => (
          <tr key={item.poamId}>
            <th scope="row">
              <ItemLinks systemId={system.id} poamIds={[item.poamId]} />
            </th>
            <td data-label="Weakness">{item.weaknessName}</td>
            <td data-label="Status">
              <ItemStatusMark status={item.status} />
            </td>
            <td data-label="Milestones">{item.openMilestones}</td>
            <td data-label="Waits for">
              {item.waitsFor.length === 0 ? (
                "nothing"
              ) : (
                <span>
                  <ItemLinks systemId={system.id} poamIds={item.waitsFor} />
                </span>
              )}
            </td>
            <td data-label="Scheduled">
              <DayText day={item.scheduledCompletionDate} />
            </td>
            <td data-label="Earliest">
              <span style={{ whiteSpace: "nowrap" }}>
                {item.earliestFinish === null ? "nothing left" : <DayText day={item.earliestFinish} />}
                {item.cannotMakeIt && <span className={classes["warn"]}> too late</span>}
              </span>
            </td>
          </tr>
        ))}
      </tbody>
    </Table>
  </Section>
);
