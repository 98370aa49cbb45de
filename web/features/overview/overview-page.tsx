import { Skeleton } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { IconFileImport } from "@tabler/icons-react";
import type { Overview, System } from "../../api/api.generated.ts";
import { EmptyState } from "../../components/empty-state.tsx";
import { FaultAlert } from "../../components/fault-alert.tsx";
import { ButtonLink } from "../../components/links.tsx";
import { Page } from "../../components/page.tsx";
import { IMPACT_WORDS } from "../../components/words.ts";
import { may, useSystem } from "../systems/queries.ts";
import { EditSystemDialog } from "./edit-system-dialog.tsx";
import { Figures } from "./figures.tsx";
import { FindingsPanel } from "./findings-panel.tsx";
import classes from "./overview.module.css";
import { overviewQuery } from "./queries.ts";
import { RecentImports } from "./recent-imports.tsx";
import { RiskPanel } from "./risk-panel.tsx";
import { TrendPanel } from "./trend-panel.tsx";

/** Where the system stands today. */
export const OverviewPage = () => {
  const system = useSystem();
  const overview = useQuery(overviewQuery(system.id));
  return (
    <Page
      title={system.name}
      above={describe(system, overview.data)}
      actions={
        <>
          {may(system, "system.edit") && <EditSystemDialog system={system} />}
          {may(system, "import.preview") && overview.data !== undefined && !isEmpty(overview.data) && (
            <ButtonLink
              to="/systems/$systemId/imports"
              params={{ systemId: system.id }}
              variant="default"
              leftSection={<IconFileImport size={16} aria-hidden="true" />}
            >
              Import a scan
            </ButtonLink>
          )}
        </>
      }
    >
      {overview.isError && <FaultAlert error={overview.error} retry={overview.refetch} />}
      {overview.isPending && <OverviewSkeleton />}
      {overview.data !== undefined && <Stand system={system} overview={overview.data} />}
    </Page>
  );
};

const Stand = ({ system, overview }: { readonly system: System; readonly overview: Overview }) => {
  if (isEmpty(overview)) return <FirstStep system={system} />;
  return (
    <div className={classes["stack"]}>
      <Figures systemId={system.id} overview={overview} />
      <div className={classes["columns"]}>
        <RiskPanel systemId={system.id} overview={overview} />
        <TrendPanel overview={overview} />
      </div>
      <div className={classes["columns"]}>
        <FindingsPanel systemId={system.id} overview={overview} />
        <RecentImports systemId={system.id} />
      </div>
    </div>
  );
};

const FirstStep = ({ system }: { readonly system: System }) => (
  <EmptyState
    title="Import the first scan"
    action={
      may(system, "import.preview") && (
        <ButtonLink to="/systems/$systemId/imports" params={{ systemId: system.id }}>
          Import a scan
        </ButtonLink>
      )
    }
  >
    This page shows where the system stands: open, late and due items, and what changes from month to month.
    It fills when a scanner&apos;s or assessor&apos;s file is imported. Nothing enters the ledger before you
    have seen a preview.
  </EmptyState>
);

const OverviewSkeleton = () => (
  <div className={classes["stack"]} aria-busy="true">
    <span className="visually-hidden">Reading the overview</span>
    <Skeleton height={84} />
    <div className={classes["columns"]}>
      <Skeleton height={300} />
      <Skeleton height={300} />
    </div>
  </div>
);

const isEmpty = (overview: Overview): boolean =>
  overview.open + overview.pendingVerification + overview.closed + overview.findings.open === 0;

const describe = (system: System, overview: Overview | undefined): string =>
  [
    system.organization,
    system.rulebook.name,
    system.impactLevel === null ? null : `${IMPACT_WORDS[system.impactLevel]} impact`,
    overview === undefined ? null : `as of ${overview.asOf}`,
  ]
    .filter((part) => part !== null)
    .join(" · ");
