import { Skeleton } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import type { Readiness, System } from "../../api/api.generated.ts";
import { EmptyState } from "../../components/empty-state.tsx";
import { FaultAlert } from "../../components/fault-alert.tsx";
import { counted } from "../../components/format.ts";
import { Page } from "../../components/page.tsx";
import { useSystem } from "../systems/queries.ts";
import { BaselinePanel } from "./baseline-panel.tsx";
import { CheckSection } from "./check-section.tsx";
import { readinessQuery } from "./queries.ts";
import classes from "./readiness.module.css";

/** What keeps the ledger from being handed in today, check by check. */
export const ReadinessPage = () => {
  const system = useSystem();
  const readiness = useQuery(readinessQuery(system.id));
  return (
    <Page title="Readiness" above={system.name}>
      <div className={classes["stack"]}>
        {readiness.isError && <FaultAlert error={readiness.error} retry={readiness.refetch} />}
        {readiness.isPending && (
          <div className={classes["stack"]} aria-busy="true">
            <span className="visually-hidden">Judging the ledger</span>
            <Skeleton height={220} />
            <Skeleton height={220} />
          </div>
        )}
        {readiness.data !== undefined && <Judged system={system} readiness={readiness.data} />}
        <BaselinePanel system={system} />
      </div>
    </Page>
  );
};

const Judged = ({ system, readiness }: { readonly system: System; readonly readiness: Readiness }) => (
  <>
    <p className={classes["summary"]}>{summary(readiness, system)}</p>
    {readiness.checks.length === 0 && (
      <EmptyState title="Nothing stands in the way">
        This page judges every item by what authorities send back and assessors ask about: sources, owners,
        plans, dates, deviations, evidence. No check finds anything today.
      </EmptyState>
    )}
    {readiness.checks.map((check) => (
      <CheckSection key={check.check} systemId={system.id} check={check} />
    ))}
  </>
);

const summary = ({ items, byLevel, on }: Readiness, system: System): string =>
  `${counted(items, "item")} judged by ${system.rulebook.name} on ${on}: ${counted(byLevel.error, "error")}, ${counted(byLevel.warning, "warning")}, ${counted(byLevel.info, "note")}.`;
