import { Alert } from "@mantine/core";
import { IconClockExclamation } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import type { Deviation, System } from "../../api/api.generated.ts";
import { EmptyState } from "../../components/empty-state.tsx";
import { FaultAlert } from "../../components/fault-alert.tsx";
import { counted } from "../../components/format.ts";
import { Page } from "../../components/page.tsx";
import { Section } from "../../components/section.tsx";
import { SkeletonRows } from "../../components/skeleton-rows.tsx";
import { may, useSystem } from "../systems/queries.ts";
import { DeviationTable } from "./deviation-table.tsx";
import classes from "./deviations.module.css";
import { deviationsQuery } from "./queries.ts";
import { StandingDialog } from "./standing-dialog.tsx";

/** Everything of a system that somebody asked an approver for. */
export const DeviationsPage = () => {
  const system = useSystem();
  const query = useQuery(deviationsQuery(system.id));
  return (
    <Page
      title="Deviations"
      above={system.name}
      actions={may(system, "deviation.request") && <StandingDialog system={system} />}
    >
      <div className={classes["stack"]}>
        {query.isError && <FaultAlert error={query.error} retry={query.refetch} />}
        {query.isPending && (
          <Section title="Waiting for a decision" padded={false}>
            <SkeletonRows rows={4} height={44} label="Reading the requests" />
          </Section>
        )}
        {query.data !== undefined && (
          <Requests system={system} deviations={query.data.deviations} today={query.data.today} />
        )}
      </div>
    </Page>
  );
};

type RequestsProps = {
  readonly system: System;
  readonly deviations: readonly Deviation[];
  readonly today: string;
};

const Requests = ({ system, deviations, today }: RequestsProps) => {
  if (deviations.length === 0)
    return (
      <EmptyState title="Nothing is asked for yet">
        False positives, operational requirements, adjusted and accepted risks are asked for on the item that
        they are about. What holds for all findings of a kind is asked for here, once, as a standing
        deviation.
      </EmptyState>
    );
  const pending = deviations.filter(({ status }) => status === "pending");
  const standing = deviations.filter((one) => one.standing !== null && one.status === "approved");
  const held = deviations.filter(
    (one) => one.standing === null && one.status === "approved" && one.cites === null,
  );
  const ended = deviations.filter(({ status }) => status !== "pending" && status !== "approved");
  const expired = ended.filter(({ status, cites }) => status === "expired" && cites === null);
  const shared = { system, today };
  return (
    <>
      {expired.length > 0 && <ExpiredNote expired={expired} />}
      <Section
        title={
          pending.length === 0
            ? "Waiting for a decision"
            : `${counted(pending.length, "request")} waiting for a decision`
        }
        padded={false}
      >
        <DeviationTable
          {...shared}
          label="Waiting for a decision"
          deviations={pending}
          none="Nothing waits."
        />
      </Section>
      <Section
        title={standing.length === 0 ? "Standing deviations" : counted(standing.length, "standing deviation")}
        padded={false}
      >
        <DeviationTable
          {...shared}
          label="Standing deviations"
          deviations={standing}
          none="None. A standing deviation applies to every new finding that matches."
        />
      </Section>
      <Section
        title={held.length === 0 ? "Approvals in force" : `${counted(held.length, "approval")} in force`}
        padded={false}
      >
        <DeviationTable {...shared} label="In force" deviations={held} none="None." />
      </Section>
      {ended.length > 0 && (
        <Section title={`${counted(ended.length, "request")} that ended`} padded={false}>
          <DeviationTable {...shared} label="Ended" deviations={ended} none="" />
        </Section>
      )}
    </>
  );
};

/** Says what ran out: nobody may find that out from a late item. */
const ExpiredNote = ({ expired }: { readonly expired: readonly Deviation[] }) => (
  <Alert
    color="red"
    variant="outline"
    icon={<IconClockExclamation aria-hidden="true" />}
    title={`${counted(expired.length, "approval")} expired`}
  >
    {expired.map(({ name }) => name).join(", ")}. The items that they held are back. Ask again for what still
    holds.
  </Alert>
);
