import { useInfiniteQuery } from "@tanstack/react-query";
import { useState } from "react";
import type { Item, System } from "../../api/api.generated.ts";
import { FindingsSection } from "../../components/findings-section.tsx";
import { type RawRecordAt, RawRecordDrawer } from "../../components/raw-record-drawer.tsx";
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

  return (
    <FindingsSection figures={item.findings} query={findings} shown={rows.length} total={total}>
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
      <RawRecordDrawer at={record} onClose={() => setRecord(null)} />
    </FindingsSection>
  );
};
