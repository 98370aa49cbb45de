import { Skeleton } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import type { Metrics, System } from "../../api/api.generated.ts";
import { FaultAlert } from "../../components/fault-alert.tsx";
import { Page } from "../../components/page.tsx";
import { useSystem } from "../systems/queries.ts";
import { AgeingPanel } from "./ageing-panel.tsx";
import { FixPanel } from "./fix-panel.tsx";
import { ForecastPanel } from "./forecast-panel.tsx";
import { GroupPanel } from "./group-panel.tsx";
import classes from "./metrics.module.css";
import { MonthsPanel } from "./months-panel.tsx";
import { QuarterPanel } from "./quarter-panel.tsx";
import { metricsQuery } from "./queries.ts";
import { RemediationPanel } from "./remediation-panel.tsx";

/** How the ledger goes: what is left, how fast it is closed, when it will be done, what to fix first. */
export const MetricsPage = () => {
  const system = useSystem();
  const metrics = useQuery(metricsQuery(system.id));
  return (
    <Page title="Metrics" above={system.name}>
      {metrics.isError && <FaultAlert error={metrics.error} retry={metrics.refetch} />}
      {metrics.isPending && (
        <div className={classes["columns"]} aria-busy="true">
          <span className="visually-hidden">Counting</span>
          <Skeleton height={420} />
          <Skeleton height={420} />
        </div>
      )}
      {metrics.data !== undefined && <Counted system={system} metrics={metrics.data} />}
    </Page>
  );
};

const Counted = ({ system, metrics }: { readonly system: System; readonly metrics: Metrics }) => (
  <div className={classes["stack"]}>
    <FixPanel systemId={system.id} metrics={metrics} />
    <div className={classes["columns"]}>
      <MonthsPanel systemId={system.id} metrics={metrics} />
      <AgeingPanel systemId={system.id} metrics={metrics} />
    </div>
    <div className={classes["columns"]}>
      <ForecastPanel metrics={metrics} />
      <RemediationPanel systemId={system.id} metrics={metrics} />
    </div>
    <QuarterPanel metrics={metrics} />
    <div className={classes["columns"]}>
      <GroupPanel systemId={system.id} by="owner" metrics={metrics} />
      <div className={classes["stack"]}>
        <GroupPanel systemId={system.id} by="family" metrics={metrics} />
        <GroupPanel systemId={system.id} by="source" metrics={metrics} />
      </div>
    </div>
  </div>
);
