import { Text } from "@mantine/core";
import type { AssetLine } from "../../api/api.generated.ts";
import { count } from "../../components/format.ts";
import { DayText } from "../../components/instant-text.tsx";
import { TextLink } from "../../components/links.tsx";
import { Table } from "../../components/table.tsx";
import { AssetStateMark } from "./asset-state-mark.tsx";
import { CREDENTIALED_WORDS, KIND_WORDS, nameOfLine } from "./asset-words.ts";
import classes from "./inventory.module.css";

type AssetTableProps = { readonly systemId: string; readonly assets: readonly AssetLine[] };

/** Every declared asset and every scanned one, one line each. */
export const AssetTable = ({ systemId, assets }: AssetTableProps) => (
  <Table label="Assets" stack>
    <thead>
      <tr>
        <th scope="col">Asset</th>
        <th scope="col">State</th>
        <th scope="col">Kind</th>
        <th scope="col">Operating system or function</th>
        <th scope="col">Last scanned</th>
        <th scope="col">Sign-in</th>
        <th scope="col" data-number>
          Open findings
        </th>
      </tr>
    </thead>
    <tbody>
      {assets.map((line) => (
        <Row key={`${line.id} ${line.declared?.place ?? ""}`} systemId={systemId} line={line} />
      ))}
    </tbody>
  </Table>
);

const Row = ({ systemId, line }: { readonly systemId: string; readonly line: AssetLine }) => {
  const { scanned, declared } = line;
  const latest = scanned?.latestScan ?? null;
  return (
    <tr>
      <th scope="row" className={classes["asset"]}>
        <TextLink to="/systems/$systemId/assets/$assetId" params={{ systemId, assetId: line.id }}>
          {nameOfLine(line)}
        </TextLink>
        <Text size="xs" c="dimmed" fw={400} component="div">
          {otherNames(line)}
        </Text>
      </th>
      <td data-label="State">
        <div>
          <AssetStateMark state={line.state} />
          {line.state !== "declared and scanned" && declared?.inLatestScan === "No" && (
            <Text size="xs" c="dimmed">
              declared as not in scans
            </Text>
          )}
        </div>
      </td>
      <td data-label="Kind">{scanned === null ? (declared?.assetType ?? "") : KIND_WORDS[scanned.kind]}</td>
      <td data-label="System" className={classes["words"]}>
        {systemOf(line)}
      </td>
      <td data-label="Last scanned">
        {latest === null ? (
          <span className={classes["none"]}>never</span>
        ) : (
          <div>
            <DayText day={latest.date} />
            <Text size="xs" c="dimmed">
              {latest.tool}
            </Text>
          </div>
        )}
      </td>
      <td data-label="Sign-in" className={classes["short"]}>
        {latest === null ? "" : CREDENTIALED_WORDS[latest.credentialed]}
      </td>
      <td data-label="Open findings" data-number>
        {scanned === null ? "" : count(scanned.openFindings)}
      </td>
    </tr>
  );
};

/** At most three further names, so that the row stays short; the asset's own page has all of them. */
const otherNames = (line: AssetLine): string => {
  const { scanned, declared, names } = line;
  const image = scanned?.kind === "image" && scanned.tag !== null ? [`tag ${scanned.tag}`] : [];
  const found = names.filter(({ kind }) => kind === "fqdn" || kind === "netbios" || kind === "ip");
  const all = [
    ...image,
    ...(declared?.ipAddresses ?? []),
    ...(declared?.dnsName === null || declared === null ? [] : [declared.dnsName]),
    ...(scanned === null || declared === null ? [] : [scanned.identifier]),
    ...found.map(({ value }) => value),
  ];
  const seen = new Set([nameOfLine(line).toLowerCase()]);
  const distinct = all.filter((name) => {
    const key = name.toLowerCase();
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
  return distinct.slice(0, 3).map(shortened).join(" · ") + (distinct.length > 3 ? " …" : "");
};

/** A checksum is known by its first digits. */
const shortened = (name: string): string =>
  /^sha\d+:[\da-f]{32,}$/i.test(name) ? `${name.slice(0, 19)}…` : name;

const systemOf = ({ scanned, declared }: AssetLine): string =>
  scanned?.operatingSystem ?? declared?.operatingSystem ?? declared?.softwareName ?? declared?.function ?? "";
