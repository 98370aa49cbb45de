import { Skeleton } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { Navigate, useParams } from "@tanstack/react-router";
import type { ImportDetail } from "../../api/api.generated.ts";
import { FaultAlert } from "../../components/fault-alert.tsx";
import { TextLink } from "../../components/links.tsx";
import { Page } from "../../components/page.tsx";
import { ImportStatusMark } from "../../components/state-mark.tsx";
import { isMappable } from "../mappings/is-mappable.ts";
import { MapPanel } from "../mappings/map-panel.tsx";
import { UndoPanel } from "../retell/undo-panel.tsx";
import { useSystem } from "../systems/queries.ts";
import { InBatchNote, inBatch } from "../batches/in-batch-note.tsx";
import { AssetNameForm } from "./asset-name-form.tsx";
import { DecisionBar } from "./decision-bar.tsx";
import { ImportFacts } from "./import-facts.tsx";
import classes from "./imports.module.css";
import { Preview } from "./preview.tsx";
import { importQuery } from "./queries.ts";
import { StatusNote } from "./status-note.tsx";
import { WorkProgress } from "./work-progress.tsx";

/** One file: its progress, then its preview as a diff, then its result, all at one address. */
export const ImportPage = () => {
  const system = useSystem();
  const { importId } = useParams({ from: "/frame/systems/$systemId/imports/$importId" });
  const query = useQuery(importQuery(importId));
  const detail = query.data;
  // An address put together by hand may name another system than the import's own.
  if (detail !== undefined && detail.systemId !== system.id) {
    return (
      <Navigate
        to="/systems/$systemId/imports/$importId"
        params={{ systemId: detail.systemId, importId }}
        replace
      />
    );
  }
  return (
    <Page
      title={detail?.fileName ?? "Import"}
      above={
        <TextLink to="/systems/$systemId/imports" params={{ systemId: system.id }}>
          Imports
        </TextLink>
      }
      beside={detail === undefined ? undefined : <ImportStatusMark status={detail.status} />}
    >
      {query.isError && detail === undefined && <FaultAlert error={query.error} retry={query.refetch} />}
      {query.isPending && <Skeleton height={320} />}
      {detail !== undefined && (
        <div className={classes["stack"]}>
          <ImportFacts system={system} detail={detail} />
          <StatusNote systemId={system.id} detail={detail} />
          {isMappable(detail) && <MapPanel key={detail.id} system={system} detail={detail} />}
          <AssetNameForm key={detail.id} system={system} detail={detail} />
          <InBatchNote detail={detail} />
          {working(detail) && !inBatch(detail) && <WorkProgress system={system} detail={detail} />}
          {detail.counts !== null && detail.status !== "failed" && (
            <Preview system={system} detail={detail} counts={detail.counts} />
          )}
          {detail.status === "applied" && <UndoPanel system={system} detail={detail} />}
          {detail.status === "previewed" && !inBatch(detail) && (
            <DecisionBar system={system} detail={detail} />
          )}
        </div>
      )}
    </Page>
  );
};

const working = ({ status }: ImportDetail): boolean =>
  status === "received" || status === "previewing" || status === "applying" || status === "undoing";
