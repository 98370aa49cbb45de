import { Text } from "@mantine/core";
import type { MappedRow, MappedRows } from "../../api/api.generated.ts";
import { count, counted } from "../../components/format.ts";
import { RiskMark } from "../../components/risk-mark.tsx";
import { Table } from "../../components/table.tsx";
import classes from "./mappings.module.css";

/** The first rows of the file as they would become, and the counts of all that were read. */
export const RowPreview = ({ rows }: { readonly rows: MappedRows }) => (
  <div className={classes["stack"]}>
    <Text size="sm" className="tabular" aria-live="polite">
      {counted(rows.read, "row")}
      {rows.more ? " read, the file goes on" : ""}: {counted(rows.findings, "finding")} of{" "}
      {counted(rows.weaknesses, "weakness", "weaknesses")} on {counted(rows.assets, "asset")},{" "}
      {count(rows.notFindings)} that open nothing, {count(rows.setAside)} set aside.
    </Text>
    {rows.reasons.length > 0 && (
      <ul className={classes["reasons"]}>
        {rows.reasons.map((reason) => (
          <li key={reason.code}>
            {counted(reason.rows, "row")} set aside, the first: {reason.message}
          </li>
        ))}
      </ul>
    )}
    <Table label="Rows as they would become" stack>
      <thead>
        <tr>
          <th scope="col" data-number>
            Row
          </th>
          <th scope="col">Severity</th>
          <th scope="col">Weakness</th>
          <th scope="col">Source id</th>
          <th scope="col">Asset</th>
          <th scope="col">Location</th>
          <th scope="col">Status</th>
        </tr>
      </thead>
      <tbody>
        {rows.first.map((row) => (
          <Row key={row.ordinal} row={row} />
        ))}
      </tbody>
    </Table>
    {rows.read > rows.first.length && (
      <Text size="sm" c="dimmed">
        The first {count(rows.first.length)} rows are shown.
      </Text>
    )}
  </div>
);

const Row = ({ row }: { readonly row: MappedRow }) => {
  const { record } = row;
  if (record === null) {
    return (
      <tr data-aside>
        <td data-label="Row" data-number>
          {row.ordinal}
        </td>
        <td colSpan={6} data-label="Set aside">
          {row.setAside}
        </td>
      </tr>
    );
  }
  return (
    <tr>
      <td data-label="Row" data-number>
        {row.ordinal}
      </td>
      <td data-label="Severity">
        <RiskMark rating={record.severity} />
      </td>
      <td data-label="Weakness" style={{ overflowWrap: "anywhere" }}>
        {record.name}
      </td>
      <td data-label="Source id" style={{ overflowWrap: "anywhere" }}>
        {record.sourceIdentifier}
      </td>
      <td data-label="Asset" style={{ overflowWrap: "anywhere" }}>
        {record.asset}
      </td>
      <td data-label="Location" style={{ overflowWrap: "anywhere" }}>
        {record.location}
      </td>
      <td data-label="Status">
        {record.finding ? "Finding" : "Opens nothing"}
        {record.result === null ? "" : ` (${record.result})`}
      </td>
    </tr>
  );
};
