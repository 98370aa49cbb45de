import { mappedWord, type Mapping, type StatusMeaning } from "#domain/mapping.ts";
import { ASSET_KINDS, assetIdentity, NO_RECORD_DETAILS, NO_WEAKNESS_DETAILS } from "#domain/reading.ts";
import type { AssetKind, PackageReading } from "#domain/reading.ts";
import type { Severity } from "#domain/risk-rating.ts";
import { controlsIn } from "../../parts/control-list.ts";
import { cvssList } from "../../parts/cvss-list.ts";
import type { TableRow } from "../../csv.ts";
import { blankColumns, fieldText, rowTime, type RowDates } from "./mapped-row.ts";
import { isAddress } from "../../parts/network-name.ts";
import { noSighting, type NoSighting, type Sighting, type SightingRemark } from "../../parts/sighting.ts";
import { cvesIn, cwesIn, linksIn } from "../../parts/word-list.ts";

/** The family of every weakness of a mapped table: what a complete list covers. */
export const LISTED = "listed findings";

const SHORT = 60;

/** What one row says under a mapping, or why nothing can be concluded from it. */
export const mappedSighting = (mapping: Mapping, dates: RowDates, row: TableRow): Sighting | NoSighting => {
  const text = (field: Parameters<typeof fieldText>[1]): string | null => fieldText(mapping, field, row);
  const id = text("sourceIdentifier");
  const blank = blankColumns(mapping, "sourceIdentifier", row);
  if (id === null || blank.length > 0) return without(row, "source identifier", blank);
  const identifier = text("asset");
  if (identifier === null) return without(row, "asset", blankColumns(mapping, "asset", row));
  const name = text("weaknessName");
  if (name === null) return without(row, "weakness name", blankColumns(mapping, "weaknessName", row));
  const severity = meaningOf(mapping.severities, text("severity"));
  if (severity === null) return unknownWord(row, "severity", text("severity"), mapping.severities);
  const status = statusOf(mapping, text("status"));
  if (status === null) return unknownWord(row, "status", text("status"), mapping.statuses);
  const kind = assetKindOf(text("assetKind"));
  if (kind === null)
    return aside(
      "unknown-asset-kind",
      row,
      `Expected one of ${ASSET_KINDS.join(", ")}, found "${cut(text("assetKind"))}".`,
    );
  const time = rowTime(mapping, dates, row);
  if (time === "unreadable") {
    const formats = mapping.dateFormats.join(", ");
    return aside(
      "unreadable-date",
      row,
      `Expected a date written as ${formats}, found "${cut(text("foundOn"))}".`,
    );
  }
  const location = text("location") ?? "";
  const address = isAddress(identifier) ? identifier : null;
  return {
    asset: assetIdentity(kind, identifier, {
      ip: text("ip") ?? address,
      fqdn: text("fqdn"),
      operatingSystem: text("operatingSystem"),
    }),
    scannedAt: time === "blank" ? null : time,
    credentialed: mapping.complete === null ? "unknown" : "yes",
    conclusive: status === "fixed" && location === "",
    record: {
      ...(time === "blank" ? {} : { seenOn: time.date }),
      location,
      severity,
      actionable: status === "open" && severity !== "informational",
      output: text("output"),
      details: { ...NO_RECORD_DETAILS, result: text("status"), package: packageOf(text) },
      weakness: {
        sourceIdentifier: id,
        check: id,
        family: LISTED,
        kind: mapping.kind,
        name,
        description: text("description") ?? "",
        solution: text("solution"),
        seeAlso: linksIn(text("references")),
        cves: cvesIn(text("cves")),
        cvss: cvssList({ version: "3", score: text("cvssScore") }),
        details: {
          ...NO_WEAKNESS_DETAILS,
          cwes: cwesIn(text("cwes")),
          controls: controlsIn(text("controls")),
          product: text("packageName"),
        },
      },
    },
    remarks: remarksOf(mapping, status, location, time === "blank"),
  };
};

const remarksOf = (
  mapping: Mapping,
  status: StatusMeaning,
  location: string,
  undated: boolean,
): SightingRemark[] => [
  ...(status === "fixed" && location !== "" && mapping.complete === null
    ? [
        {
          code: "csv.fixed-somewhere",
          message:
            "Rows that say fixed at one place of an asset prove nothing of its other places, so they fix nothing.",
          once: true as const,
        },
      ]
    : []),
  ...(undated && mapping.fields.foundOn !== undefined
    ? [
        {
          code: "csv.no-date",
          message: "A row has no date; it counts with the dates of its asset.",
          once: true as const,
        },
      ]
    : []),
];

const statusOf = (mapping: Mapping, word: string | null): StatusMeaning | null =>
  mapping.fields.status === undefined ? "open" : meaningOf(mapping.statuses, word);

const meaningOf = <Meaning extends StatusMeaning | Severity>(
  words: Readonly<Record<string, Meaning>>,
  word: string | null,
): Meaning | null => {
  const plain = mappedWord(word ?? "");
  return Object.hasOwn(words, plain) ? (words[plain] ?? null) : null;
};

const assetKindOf = (word: string | null): AssetKind | null =>
  word === null ? "host" : (ASSET_KINDS.find((kind) => kind === mappedWord(word)) ?? null);

const packageOf = (
  text: (field: Parameters<typeof fieldText>[1]) => string | null,
): PackageReading | null => {
  const name = text("packageName");
  if (name === null) return null;
  const installedVersion = text("installedVersion");
  return { purl: null, name, installedVersion, fixedVersion: text("fixedVersion"), path: null };
};

const cut = (text: string | null): string => (text ?? "").slice(0, SHORT);

const aside = (code: string, row: TableRow, message: string): NoSighting =>
  noSighting(`csv.${code}`, `Line ${row.line}: ${message}`);

const without = (row: TableRow, what: string, columns: readonly string[]): NoSighting =>
  aside(
    `no-${what.replaceAll(" ", "-")}`,
    row,
    `The row has no ${what}: ${columns.map((column) => `"${cut(column)}"`).join(", ")} is blank.`,
  );

const unknownWord = (
  row: TableRow,
  what: string,
  word: string | null,
  words: Readonly<Record<string, unknown>>,
): NoSighting => {
  const known = Object.keys(words)
    .slice(0, 20)
    .map((one) => one || "(blank)");
  const found = word === null ? "a blank cell" : `"${cut(word)}"`;
  return aside(
    `unknown-${what}`,
    row,
    `The mapping knows the ${what} words ${known.join(", ")}; found ${found}.`,
  );
};
