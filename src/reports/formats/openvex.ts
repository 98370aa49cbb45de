import type { ScanReading, ScanTime, StatementStatus } from "#domain/reading.ts";
import { field, listAt, textAt, textsAt, wordAt } from "../json/json-fields.ts";
import { headAt, jsonHead } from "../json/json-head.ts";
import { jsonPatterns } from "../json/json-pattern.ts";
import { collectJson, readJsonReport, type JsonFound } from "../json/json-report.ts";
import type { ReportFormat } from "../report-format.ts";
import { DEFAULT_REPORT_LIMITS, type ReportLimits } from "../report-limits.ts";
import { NOTHING_COVERED } from "../parts/scan-facts.ts";
import { writtenTime } from "../parts/scan-time.ts";
import { noSighting } from "../parts/sighting.ts";

const FACTS = jsonPatterns("@id", "author", "tooling", "timestamp", "last_updated", "version");
const RECORDS = jsonPatterns("statements/#");

/** Status labels (OpenVEX specification 0.2.0, "Status Labels"). */
const STATUSES: ReadonlyMap<string, StatementStatus> = new Map([
  ["affected", "affected"],
  ["not_affected", "not affected"],
  ["fixed", "fixed"],
  ["under_investigation", "under investigation"],
]);

const scanOf = async (
  bytes: AsyncIterable<Uint8Array>,
  limits: ReportLimits,
): Promise<Omit<ScanReading, "type">> => {
  const facts: Record<string, unknown> = {};
  await collectJson(bytes, FACTS, limits, ({ path, value }) => {
    facts[String(path[0])] = value;
  });
  return {
    ...NOTHING_COVERED,
    detector: "openvex",
    tool: textAt(facts, "tooling") ?? "OpenVEX",
    toolVersion: null,
    feedVersion: wordAt(facts, "version"),
    scanName: textAt(facts, "@id") ?? textAt(facts, "author"),
    scannedAt: writtenTime(textAt(facts, "last_updated") ?? textAt(facts, "timestamp") ?? ""),
    speaks: "statements",
  };
};

/** A product or a part of one: its package URL, else its id; in version 0.0 a text. */
const nameOf = (value: unknown): string | null =>
  textAt({ value }, "value") ?? textAt(value, "identifiers", "purl") ?? textAt(value, "@id");

const statementFound = (value: unknown, documentTime: ScanTime | null): JsonFound => {
  const vulnerability = field(value, "vulnerability");
  const id = textAt(value, "vulnerability") ?? textAt(vulnerability, "name") ?? textAt(vulnerability, "@id");
  const label = textAt(value, "status");
  const status = STATUSES.get(label ?? "");
  if (id === null) return noSighting("openvex.no-vulnerability", "The statement names no vulnerability.");
  if (status === undefined)
    return noSighting(
      "openvex.unknown-status",
      `The statement has the status "${label?.slice(0, 40) ?? ""}".`,
    );
  const products = listAt(value, "products");
  const parts = [
    ...listAt(value, "subcomponents"),
    ...products.flatMap((product) => listAt(product, "subcomponents")),
  ];
  return {
    remarks: [],
    statement: {
      vulnerability: id,
      aliases: textsAt(vulnerability, "aliases").filter((alias) => alias !== id),
      products: [...new Set(products.flatMap((product) => nameOf(product) ?? []))],
      status,
      justification: textAt(value, "justification"),
      detail: detailOf(value, [...new Set(parts.flatMap((part) => nameOf(part) ?? []))]),
      severity: null,
      statedAt:
        writtenTime(textAt(value, "last_updated") ?? textAt(value, "timestamp") ?? "") ?? documentTime,
    },
  };
};

const detailOf = (value: unknown, parts: readonly string[]): string | null => {
  const action = textAt(value, "action_statement");
  const lines = [
    textAt(value, "impact_statement"),
    action === null ? null : `Action: ${action}`,
    textAt(value, "status_notes"),
    parts.length === 0 ? null : `Subcomponents: ${parts.join(", ")}`,
  ].filter((line) => line !== null);
  return lines.join("\n") || null;
};

/** OpenVEX documents (OpenVEX specification 0.0 and 0.2). One statement of the document is one statement here. */
export const openvex: ReportFormat<"openvex"> = {
  id: "openvex",
  about: {
    title: "OpenVEX document",
    identity: "None of its own: a statement speaks of a vulnerability id in the products that it names.",
    coverage: "Nothing: statements open and close no finding.",
    severities: {},
  },
  detect: (bytes) => {
    const head = jsonHead(bytes);
    const context = headAt(head, "@context");
    return String(context?.value ?? context?.first?.value ?? "").startsWith("https://openvex.dev/ns");
  },
  read: async function* (open, limits = DEFAULT_REPORT_LIMITS) {
    const scan = await scanOf(open(), limits);
    yield* readJsonReport(
      open(),
      { scan, assets: [], patterns: RECORDS, found: ({ value }) => statementFound(value, scan.scannedAt) },
      limits,
    );
  },
};
