import { useQuery } from "@tanstack/react-query";
import type { Finding, Sighting } from "../../api/api.generated.ts";
import { FaultAlert } from "../../components/fault-alert.tsx";
import { count } from "../../components/format.ts";
import { HashText } from "../../components/hash-text.tsx";
import { InstantText } from "../../components/instant-text.tsx";
import { TextLink } from "../../components/links.tsx";
import type { RawRecordAt } from "../../components/raw-record-drawer.tsx";
import { SkeletonRows } from "../../components/skeleton-rows.tsx";
import { Table } from "../../components/table.tsx";
import { sightingsQuery } from "./queries.ts";
import { RecordButton } from "./record-button.tsx";
import { SightingReason } from "./sighting-reason.tsx";

const OUTCOME_WORDS: Readonly<Record<Sighting["outcome"], string>> = {
  opened: "Opened it",
  returned: "Returned",
  seenAgain: "Seen again",
  duplicate: "Duplicate",
};

type SightingTableProps = {
  readonly systemId: string;
  readonly finding: Finding;
  readonly onRecord: ((at: RawRecordAt) => void) | null;
};

/** Where the finding was generated: import, file, hash, record, byte range, and the record itself. */
export const SightingTable = ({ systemId, finding, onRecord }: SightingTableProps) => {
  const sightings = useQuery(sightingsQuery(systemId, finding.id));
  if (sightings.isError) return <FaultAlert error={sightings.error} retry={sightings.refetch} />;
  if (sightings.data === undefined) {
    return <SkeletonRows rows={Math.min(5, finding.sightings)} label="Reading the sightings" />;
  }
  return (
    <Table label={`Sightings on ${finding.asset} ${finding.location}`} stack>
      <thead>
        <tr>
          <th scope="col">Scanned</th>
          <th scope="col">Outcome</th>
          <th scope="col">Because</th>
          <th scope="col">File</th>
          <th scope="col">SHA-256</th>
          <th scope="col" data-number>
            Record
          </th>
          <th scope="col">Bytes</th>
          <th scope="col">Raw record</th>
        </tr>
      </thead>
      <tbody>
        {sightings.data.map((one) => (
          <tr key={`${one.importId} ${one.ordinal}`}>
            <td data-label="Scanned">
              {one.scannedAt === null ? "not stated" : <InstantText at={one.scannedAt} />}
            </td>
            <td data-label="Outcome">{OUTCOME_WORDS[one.outcome]}</td>
            <td data-label="Because">
              <SightingReason sighting={one} />
            </td>
            <td data-label="File" style={{ overflowWrap: "break-word" }}>
              <TextLink
                to="/systems/$systemId/imports/$importId"
                params={{ systemId, importId: one.importId }}
              >
                {one.fileName}
              </TextLink>
            </td>
            <td data-label="SHA-256" style={{ whiteSpace: "nowrap" }}>
              <HashText sha256={one.sha256} />
            </td>
            <td data-label="Record" data-number>
              {count(one.ordinal)}
            </td>
            <td data-label="Bytes" style={{ whiteSpace: "nowrap" }}>
              <span>
                {count(one.byteStart)}–{count(one.byteEnd)}
              </span>
            </td>
            <td data-label="Raw record">
              {onRecord !== null && <RecordButton record={one} onRecord={onRecord} />}
            </td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
};
