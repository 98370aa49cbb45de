import { Text } from "@mantine/core";
import type { Import } from "../../api/api.generated.ts";
import { bytes, count } from "../../components/format.ts";
import { HashText } from "../../components/hash-text.tsx";
import { InstantText } from "../../components/instant-text.tsx";
import { TextLink } from "../../components/links.tsx";
import { ImportStatusMark } from "../../components/state-mark.tsx";
import { Table } from "../../components/table.tsx";
import { changeWords } from "./change-words.ts";
import classes from "./imports.module.css";

type ImportTableProps = { readonly systemId: string; readonly imports: readonly Import[] };

export const ImportTable = ({ systemId, imports }: ImportTableProps) => (
  <Table label="Imports, newest first">
    <thead>
      <tr>
        <th scope="col">File</th>
        <th scope="col">Status</th>
        <th scope="col" data-number>
          Records
        </th>
        <th scope="col">Findings</th>
        <th scope="col">Scanned</th>
        <th scope="col">Taken in</th>
        <th scope="col" className={classes["hash"]}>
          SHA-256
        </th>
      </tr>
    </thead>
    <tbody>
      {imports.map((one) => (
        <tr key={one.id}>
          <th scope="row" style={{ minWidth: 260, overflowWrap: "break-word" }}>
            <TextLink to="/systems/$systemId/imports/$importId" params={{ systemId, importId: one.id }}>
              {one.fileName}
            </TextLink>
            <Text size="xs" c="dimmed" fw={400}>
              {[one.tool, bytes(one.bytes)].filter((part) => part !== null).join(" · ")}
            </Text>
          </th>
          <td>
            <ImportStatusMark status={one.status} />
          </td>
          <td data-number>{recordsOf(one)}</td>
          <td>{changeWords(one).join(" · ")}</td>
          <td>{one.scannedAt === null ? "" : <InstantText at={one.scannedAt} />}</td>
          <td>
            <InstantText at={one.createdAt} />
          </td>
          <td className={classes["hash"]}>
            <HashText sha256={one.sha256} />
          </td>
        </tr>
      ))}
    </tbody>
  </Table>
);

const recordsOf = (one: Import): string => {
  if (one.counts !== null) return count(one.counts.records);
  return one.progress === null ? "" : count(one.progress.records);
};
