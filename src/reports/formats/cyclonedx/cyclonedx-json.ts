import type { Reading, ScanReading } from "#domain/reading.ts";
import { jsonVulnerability } from "./cyclonedx-json-vulnerability.ts";
import { cyclonedxStatement } from "./cyclonedx-statement.ts";
import { definitionShelf, type DefinitionShelf } from "../../parts/definition-shelf.ts";
import { asText } from "../../json/json-fields.ts";
import { jsonPatterns } from "../../json/json-pattern.ts";
import { collectJson, readJsonReport, type JsonFound } from "../../json/json-report.ts";
import type { ReportBytes } from "../../report-format.ts";
import { tooLarge, type ReportLimits } from "../../report-limits.ts";
import { NOTHING_COVERED } from "../../parts/scan-facts.ts";
import { writtenTime } from "../../parts/scan-time.ts";
import { noSighting } from "../../parts/sighting.ts";

/** Components may hold components; those of the third level are the deepest that bills of materials have. */
const COMPONENTS = [
  "metadata/component",
  "metadata/component/components/#",
  ...["", "components/#/", "components/#/components/#/"].map((at) => `${at}components/#`),
  "services/#",
];
const TOOLS = ["metadata/tools/#", "metadata/tools/components/#"];
const FACTS = jsonPatterns(
  "metadata/timestamp",
  ...TOOLS.flatMap((at) => [`${at}/name`, `${at}/version`]),
  ...COMPONENTS.flatMap((at) =>
    ["bom-ref", "group", "name", "version", "purl"].map((name) => `${at}/${name}`),
  ),
);
const RECORDS = jsonPatterns("vulnerabilities/#");

type Bom = {
  readonly scan: Omit<ScanReading, "type">;
  /** What components are called, by reference. */
  readonly components: DefinitionShelf<string>;
};

type OpenComponent = { readonly at: string; readonly texts: Map<string, string> };

/** Package URL, else group, name and version. */
const nameOf = (texts: ReadonlyMap<string, string>): string => {
  const name = [texts.get("group"), texts.get("name")].filter(Boolean).join("/");
  const version = texts.get("version");
  return texts.get("purl") ?? (version === undefined || name === "" ? name : `${name}@${version}`);
};

const bomOf = async (bytes: AsyncIterable<Uint8Array>, limits: ReportLimits): Promise<Bom> => {
  const components = definitionShelf<string>(limits);
  const facts = new Map<string, string>();
  let subject: string | null = null;
  /** The component that is being read, and those that it stands in. */
  const open: OpenComponent[] = [];

  const closeComponent = ({ at, texts }: OpenComponent): void => {
    const called = nameOf(texts);
    if (at === "metadata/component") subject = called || null;
    const ref = texts.get("bom-ref");
    if (ref !== undefined && called !== "") components.put(ref, called, called.length);
  };

  const componentAt = (at: string): OpenComponent => {
    let top = open.at(-1);
    while (top !== undefined && top.at !== at && !at.startsWith(`${top.at}/`)) {
      closeComponent(top);
      open.pop();
      top = open.at(-1);
    }
    if (top?.at === at) return top;
    const opened = { at, texts: new Map<string, string>() };
    open.push(opened);
    return opened;
  };

  await collectJson(bytes, FACTS, limits, ({ path, value }) => {
    const text = asText(value);
    const isFact = path[1] === "timestamp" || path[1] === "tools";
    if (text !== null && isFact) facts.set(path.join("/"), text);
    else if (text !== null) componentAt(path.slice(0, -1).join("/")).texts.set(String(path.at(-1)), text);
    if (facts.size > limits.listEntries) throw tooLarge(limits, "listEntries", "tools");
    return isFact;
  });
  open.toReversed().forEach(closeComponent);
  const tool = (name: string): string | null =>
    facts.get(`metadata/tools/0/${name}`) ?? facts.get(`metadata/tools/components/0/${name}`) ?? null;
  return {
    components,
    scan: {
      ...NOTHING_COVERED,
      detector: "cyclonedx",
      tool: tool("name") ?? "CycloneDX",
      toolVersion: tool("version"),
      scanName: subject,
      scannedAt: writtenTime(facts.get("metadata/timestamp") ?? ""),
      speaks: "statements",
    },
  };
};

/** The component of a reference, also of one into another document (BOM-Link, `urn:cdx:serial/version#ref`). */
const productOf = (ref: string, { components }: Bom): string => {
  const own = components.get(ref);
  if (own !== null) return own;
  const hash = ref.startsWith("urn:cdx:") ? ref.indexOf("#") : -1;
  return (hash === -1 ? null : components.get(ref.slice(hash + 1))) ?? ref;
};

const vulnerabilityFound = (value: unknown, bom: Bom): JsonFound => {
  const vulnerability = jsonVulnerability(value, (ref) => productOf(ref, bom));
  if (vulnerability === null) return noSighting("cyclonedx.no-id", "The vulnerability has no id.");
  const { statement, remark } = cyclonedxStatement(vulnerability, bom.scan.scannedAt);
  return { statement, remarks: remark === null ? [] : [remark] };
};

/** Reads a CycloneDX bill of materials in JSON: its vulnerabilities become statements; the file is read twice. */
export async function* readCyclonedxJson(open: ReportBytes, limits: ReportLimits): AsyncGenerator<Reading> {
  const bom = await bomOf(open(), limits);
  yield* readJsonReport(
    open(),
    {
      scan: bom.scan,
      assets: [],
      patterns: RECORDS,
      found: ({ value }) => vulnerabilityFound(value, bom),
    },
    limits,
  );
}
