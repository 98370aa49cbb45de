import { Skeleton, Text } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { Navigate, useParams } from "@tanstack/react-router";
import type { Batch, System } from "../../api/api.generated.ts";
import { FaultAlert } from "../../components/fault-alert.tsx";
import { counted } from "../../components/format.ts";
import { TextLink } from "../../components/links.tsx";
import { Page } from "../../components/page.tsx";
import { Section } from "../../components/section.tsx";
import { BatchStatusMark } from "../../components/state-mark.tsx";
import { SumLine } from "../imports/sum-line.tsx";
import { useSystem } from "../systems/queries.ts";
import { BatchDecision } from "./batch-decision.tsx";
import { BatchFile } from "./batch-file.tsx";
import { BatchNote } from "./batch-note.tsx";
import { BatchProgress } from "./batch-progress.tsx";
import classes from "./batches.module.css";
import { batchQuery, isWorking } from "./queries.ts";

/** Several files reviewed as one: their progress, what they do together and one by one, the decision, the result. */
export const BatchPage = () => {
  const system = useSystem();
  const { batchId } = useParams({ from: "/frame/systems/$systemId/batches/$batchId" });
  const query = useQuery(batchQuery(batchId));
  const batch = query.data;
  // An address put together by hand may name another system than the batch's own.
  if (batch !== undefined && batch.systemId !== system.id) {
    return (
      <Navigate
        to="/systems/$systemId/batches/$batchId"
        params={{ systemId: batch.systemId, batchId }}
        replace
      />
    );
  }
  return (
    <Page
      title={batch === undefined ? "Batch" : `Batch of ${counted(batch.imports.length, "file")}`}
      above={
        <TextLink to="/systems/$systemId/imports" params={{ systemId: system.id }}>
          Imports
        </TextLink>
      }
      beside={batch === undefined ? undefined : <BatchStatusMark status={batch.status} />}
    >
      {query.isError && batch === undefined && <FaultAlert error={query.error} retry={query.refetch} />}
      {query.isPending && <Skeleton height={320} />}
      {batch !== undefined && <BatchView system={system} batch={batch} />}
    </Page>
  );
};

const BatchView = ({ system, batch }: { readonly system: System; readonly batch: Batch }) => (
  <div className={classes["stack"]}>
    <BatchNote batch={batch} />
    {isWorking(batch) && <BatchProgress system={system} batch={batch} />}
    {batch.status !== "previewing" && batch.totals.records > 0 && <SumLine counts={batch.totals} />}
    <Section
      title={batch.status === "previewing" ? "Files" : "Files, oldest scan first"}
      aside={
        <Text size="sm" c="dimmed">
          What each does after those before it
        </Text>
      }
      padded={false}
    >
      <ol className={classes["files"]}>
        {batch.imports.map((one, index) => (
          <BatchFile key={one.id} system={system} one={one} place={index + 1} />
        ))}
      </ol>
    </Section>
    {batch.status === "previewed" && <BatchDecision system={system} batch={batch} />}
  </div>
);
