import type { Reading } from "#domain/reading.ts";
import { cyclonedxStatement } from "./cyclonedx-statement.ts";
import { xmlVulnerability } from "./cyclonedx-xml-vulnerability.ts";
import { definitionShelf } from "../../parts/definition-shelf.ts";
import { ownText } from "../../parts/kept-text.ts";
import { placeText, setAsideReading } from "../../parts/record-place.ts";
import type { ReportBytes } from "../../report-format.ts";
import { tooLarge, type ReportLimits } from "../../report-limits.ts";
import { NOTHING_COVERED } from "../../parts/scan-facts.ts";
import { writtenTime } from "../../parts/scan-time.ts";
import { textAt, trimmedText, type XmlElement } from "../../xml/xml-element.ts";
import { readTree, type TreePlan, type XmlPlace } from "../../xml/xml-tree.ts";
import { xmlHeadMatches, xmlRootLocalName } from "../../xml/xml-root.ts";

/** Whether the first bytes are those of a CycloneDX bill of materials in XML. Never throws. */
export const isCyclonedxXml = (head: Uint8Array): boolean =>
  xmlRootLocalName(head) === "bom" && xmlHeadMatches(head, /cyclonedx\.org\/schema\/bom\/1\.\d/);

/**
 * Reads a CycloneDX 1.2 to 1.6 bill of materials in XML: its vulnerabilities become statements, in versions before 1.4 those of the
 * vulnerability extension. Of the components the names are kept, to name the products that are affected.
 */
export const readCyclonedxXml = (open: ReportBytes, limits: ReportLimits): AsyncGenerator<Reading> =>
  readTree<Reading>(open(), (emit) => bomPlan(emit, limits), limits);

type OpenComponent = { readonly ref: string | null; readonly facts: Map<string, string>; length: number };

/** The elements of a component that name it. */
const NAMES: ReadonlySet<string> = new Set(["group", "name", "version", "purl"]);

const SKIPS: ReadonlySet<string> = new Set([
  "description",
  "credits",
  "advisories",
  "proofOfConcept",
  "properties",
]);

const bomPlan = (emit: (reading: Reading) => void, limits: ReportLimits): TreePlan => {
  const components = definitionShelf<string>(limits);
  const open: OpenComponent[] = [];
  let timestamp: string | null = null;
  let tool: { readonly name: string; readonly version: string | null } | null = null;
  let subject: string | null = null;
  let told = false;
  let ordinal = 0;

  const tellScan = (): void => {
    if (told) return;
    told = true;
    emit({
      ...NOTHING_COVERED,
      type: "scan",
      detector: "cyclonedx",
      tool: tool?.name ?? "CycloneDX",
      toolVersion: tool?.version ?? null,
      scanName: subject,
      scannedAt: writtenTime(timestamp ?? ""),
      speaks: "statements",
    });
  };

  const closeComponent = ({ ref, facts }: OpenComponent, parents: readonly string[]): void => {
    const name = facts.get("name") ?? null;
    const version = facts.get("version") ?? null;
    if (parents.includes("tools")) {
      if (name !== null) tool ??= { name, version };
      return;
    }
    const grouped = [facts.get("group"), name]
      .filter((part) => part !== undefined && part !== null)
      .join("/");
    const called = facts.get("purl") ?? (version === null ? grouped : `${grouped}@${version}`);
    if (parents.at(-1) === "metadata") subject = called || null;
    if (ref !== null && called !== "") components.put(ref, called);
  };

  /** Components stand in one another, so that the names of all open ones are bounded together. */
  const takeName = (name: string, text: string): void => {
    const component = open.at(-1);
    if (component === undefined) return;
    component.length += text.length;
    const held = open.reduce((sum, { length }) => sum + length, 0);
    if (held > limits.recordLength) throw tooLarge(limits, "recordLength", "names of a component");
    component.facts.set(name, text);
  };

  const takeTool = (element: XmlElement): void => {
    const name = textAt(element, "name");
    if (name !== null) tool ??= { name, version: textAt(element, "version") };
  };

  const takeVulnerability = (element: XmlElement, place: XmlPlace): void => {
    tellScan();
    ordinal += 1;
    const at = { ordinal, byteStart: place.byteStart, byteEnd: place.byteEnd };
    const vulnerability = xmlVulnerability(element, (ref) => components.get(ref) ?? ref);
    if (vulnerability === null)
      return emit(setAsideReading(at, "cyclonedx.no-id", "The vulnerability has no id."));
    const { statement, remark } = cyclonedxStatement(vulnerability, writtenTime(timestamp ?? ""));
    emit({ type: "statement", ...at, ...statement });
    if (remark !== null) emit({ type: "remark", remark: { ...remark, where: placeText(at) } });
  };

  return {
    wants: (name, parents) => {
      const parent = parents.at(-1);
      if (name === "vulnerability") return parent === "vulnerabilities";
      if (name === "timestamp") return parent === "metadata";
      if (name === "tool") return parent === "tools";
      return parent === "component" && NAMES.has(name);
    },
    skips: SKIPS,
    records: new Set(["vulnerability"]),
    opened: (name, attributes) => {
      if (name === "component")
        open.push({ ref: ownText(attributes["bom-ref"] ?? "").trim() || null, facts: new Map(), length: 0 });
    },
    closed: (name, parents) => {
      const closing = name === "component" ? open.pop() : undefined;
      if (closing !== undefined) closeComponent(closing, parents);
    },
    collected: (element, place) => {
      const text = trimmedText(element);
      if (element.name === "vulnerability") takeVulnerability(element, place);
      else if (element.name === "timestamp") timestamp = text;
      else if (element.name === "tool") takeTool(element);
      else if (text !== null) takeName(element.name, text);
    },
    ended: tellScan,
  };
};
