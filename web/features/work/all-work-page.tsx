import { Skeleton } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { EmptyState } from "../../components/empty-state.tsx";
import { FaultAlert } from "../../components/fault-alert.tsx";
import { Page } from "../../components/page.tsx";
import { allWorkQuery } from "./queries.ts";
import { QueueCounts } from "./queue-counts.tsx";
import { QueueSection } from "./queue-section.tsx";
import classes from "./work.module.css";

/** What waits for somebody in all systems that the person may read. */
export const AllWorkPage = () => {
  const work = useQuery(allWorkQuery);
  const waiting = work.data?.queues.filter(({ total }) => total > 0) ?? [];
  return (
    <Page title="All work">
      <div className={classes["stack"]}>
        {work.isError && <FaultAlert error={work.error} retry={work.refetch} />}
        {work.isPending && <Skeleton height={320} aria-label="Reading what waits" />}
        {work.data !== undefined && <QueueCounts queues={waiting} attention={0} />}
        {work.data !== undefined && waiting.length === 0 && (
          <EmptyState title="Nothing waits">
            What you own, what waits for a decision, and what is late, due soon or not updated in any of your
            systems stands here. What an authority would send back stands under Work of each system.
          </EmptyState>
        )}
        {waiting.map((queue) => (
          <QueueSection key={queue.queue} systemId={null} on={work.data?.on ?? ""} queue={queue} />
        ))}
      </div>
    </Page>
  );
};
