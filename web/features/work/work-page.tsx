import { Skeleton } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { EmptyState } from "../../components/empty-state.tsx";
import { FaultAlert } from "../../components/fault-alert.tsx";
import { Page } from "../../components/page.tsx";
import { useSystem } from "../systems/queries.ts";
import { AttentionSection } from "./attention-section.tsx";
import { attentionQuery, workQuery } from "./queries.ts";
import { QueueCounts } from "./queue-counts.tsx";
import { QueueSection } from "./queue-section.tsx";
import classes from "./work.module.css";

/** What waits for somebody: one's own work first, then what waits for a decision, then what slips. */
export const WorkPage = () => {
  const system = useSystem();
  const work = useQuery(workQuery(system.id));
  const attention = useQuery(attentionQuery(system.id));
  const waiting = work.data?.queues.filter(({ total }) => total > 0) ?? [];
  const nothing = waiting.length === 0 && attention.data?.total === 0;
  return (
    <Page title="Work" above={system.name}>
      <div className={classes["stack"]}>
        {work.isError && <FaultAlert error={work.error} retry={work.refetch} />}
        {work.isPending && <Skeleton height={320} aria-label="Reading what waits" />}
        {work.data !== undefined && <QueueCounts queues={waiting} attention={attention.data?.total ?? 0} />}
        {nothing && work.data !== undefined && (
          <EmptyState title="Nothing waits">
            Items and milestones that you own, requests that wait for a decision, and items that are late, due
            soon or not updated stand here.
          </EmptyState>
        )}
        {waiting.map((queue) => (
          <QueueSection key={queue.queue} systemId={system.id} on={work.data?.on ?? ""} queue={queue} />
        ))}
        <AttentionSection systemId={system.id} attention={attention} />
      </div>
    </Page>
  );
};
