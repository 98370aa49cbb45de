import { Skeleton } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import type { Readiness, System } from "../../api/api.generated.ts";
import { EmptyState } from "../../components/empty-state.tsx";
import { FaultAlert } from "../../components/fault-alert.tsx";
import { TextLink } from "../../components/links.tsx";
import { Page } from "../../components/page.tsx";
import { useSystem } from "../systems/queries.ts";
import { BaselinePanel } from "./baseline-panel.tsx";
import { CheckSection } from "./check-section.tsx";
import { judgedWords } from "./check-words.ts";
import { JudgeSection } from "./judge-section.tsx";
import { readinessQuery } from "./queries.ts";
import classes from "./readiness.module.css";

/** Where on the page documents are judged: far down under a long ledger. */
const JUDGE = "judge-a-document";

/** What keeps the ledger from being handed in today, check by check. */
export const ReadinessPage = () => {
  const system = useSystem();
  const readiness = useQuery(readinessQuery(system.id));
  return (
    <Page
      title="Readiness"
      above={system.name}
      actions={
        <TextLink to="." hash={JUDGE} fz="sm">
          Judge a document
        </TextLink>
      }
    >
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
        <div id={JUDGE}>
          <JudgeSection system={system} />
        </div>
      </div>
    </Page>
  );
};

const Judged = ({ system, readiness }: { readonly system: System; readonly readiness: Readiness }) => (
  <>
    <p className={classes["summary"]}>{judgedWords(readiness, system.rulebook.name)}</p>
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
