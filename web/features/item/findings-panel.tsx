import { Button } from "@mantine/core";
import { useInfiniteQuery } from "@tanstack/react-query";
import { useState } from "react";
import type { Item, System } from "../../api/api.generated.ts";
import { FaultAlert } from "../../components/fault-alert.tsx";
import { count } from "../../components/format.ts";
import { type RawRecordAt, RawRecordDrawer } from "../../components/raw-record-drawer.tsx";
import { Section } from "../../components/section.tsx";
import { SkeletonRows } from "../../components/skeleton-rows.tsx";
import { Table } from "../../components/table.tsx";
import { may } from "../systems/queries.ts";
import { FindingRow } from "./finding-row.tsx";
import { findingsQuery } from "./queries.ts";

type FindingsPanelProps = { readonly system: System; readonly item: Item };

/** The findings of the item; each opens its sightings, and those their raw records. */
export const FindingsPanel = ({ system, item }: FindingsPanelProps) => {
  const findings = useInfiniteQuery(findingsQuery(system.id, item.poamId));
  const [record, setRecord] = useState<RawRecordAt | null>(null);
  const rows = findings.data?.pages.flatMap((page) => page.findings) ?? [];
  const total = findings.data?.pages[0]?.total ?? 0;
  const { open, notObserved, fixed } = item.findings;

  return (
    <Section
      title="Findings"
      padded={false}
      aside={
        <span className="tabular">
          {count(open)} open · {count(notObserved)} not observed · {count(fixed)} fixed
        </span>
      }
    >
      {findings.isError && <FaultAlert error={findings.error} retry={findings.refetch} />}
      {findings.isPending && <SkeletonRows rows={4} label="Reading the findings" />}
      {rows.length > 0 && (
        <Table label="Findings by asset and location" stack>
          <thead>
            <tr>
              <th scope="col">Asset</th>
              <th scope="col">Location</th>
              <th scope="col">Status</th>
              <th scope="col">First seen</th>
              <th scope="col">Last seen</th>
              <th scope="col">Fixed on</th>
              <th scope="col">Sightings</th>
            </tr>
          </thead>
          <tbody>
            {rows.map((finding) => (
              <FindingRow
                key={finding.id}
                systemId={system.id}
                finding={finding}
                onRecord={may(system, "raw-record.read") ? setRecord : null}
              />
            ))}
          </tbody>
        </Table>
      )}
      {findings.hasNextPage && (
        <div style={{ padding: "8px 16px" }}>
          <Button
            size="compact-sm"
            variant="subtle"
            loading={findings.isFetchingNextPage}
            onClick={() => void findings.fetchNextPage()}
          >
            Show more ({count(rows.length)} of {count(total)})
          </Button>
        </div>
      )}
      <RawRecordDrawer at={record} onClose={() => setRecord(null)} />
    </Section>
  );
};
