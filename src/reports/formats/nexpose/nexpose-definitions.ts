import { NO_WEAKNESS_DETAILS, type ScanTime, type WeaknessReading } from "#domain/reading.ts";
import { cvssOf } from "../../parts/cvss-text.ts";
import type { DefinitionShelf } from "../../parts/definition-shelf.ts";
import { ownText } from "../../parts/kept-text.ts";
import { cvesIn, cwesIn } from "../../parts/word-list.ts";
import { writtenTime } from "../../parts/scan-time.ts";
import {
  attributeOf,
  childrenOf,
  elementAt,
  flowingText,
  wholeText,
  type XmlElement,
} from "../../xml/xml-element.ts";
import type { TreePlan } from "../../xml/xml-tree.ts";

/** What the first reading of a NexposeReport gathers for the second. */
export type NexposeFacts = {
  /** By vulnerability id in lower case. */
  readonly definitions: DefinitionShelf<NexposeDefinition>;
  /** The only scan of the report; of several only the first, and `scanCount` tells. */
  scan: NexposeScan | null;
  scanCount: number;
  /** How many nodes have the address: the last one ends the asset. */
  readonly nodes: DefinitionShelf<number>;
};

export type NexposeDefinition = {
  /** 1 to 10. */
  readonly severity: string | null;
  readonly weakness: Omit<WeaknessReading, "sourceIdentifier" | "check">;
};

export type NexposeScan = {
  readonly name: string | null;
  readonly startedAt: ScanTime | null;
  readonly endedAt: ScanTime | null;
};

/** How a vulnerability is identified: Nexpose writes the same id in different cases. */
export const vulnerabilityId = (text: string): string => text.trim().toLowerCase();

export const nodeAddress = (text: string | undefined): string | null => ownText(text ?? "").trim() || null;

export const nexposeDefinitionsPlan = (facts: NexposeFacts): TreePlan => ({
  wants: (name, parents) =>
    (name === "vulnerability" && parents.at(-1) === "VulnerabilityDefinitions") ||
    (name === "scan" && parents.at(-1) === "scans"),
  skips: new Set(["malware", "exploits"]),
  records: new Set(),
  opened: (name, attributes) => {
    const address = name === "node" ? nodeAddress(attributes["address"]) : null;
    if (address === null) return;
    facts.nodes.put(address, (facts.nodes.get(address) ?? 0) + 1);
  },
  collected: (element) => {
    if (element.name === "scan") {
      facts.scan ??= scanOf(element);
      facts.scanCount += 1;
      return;
    }
    const id = attributeOf(element, "id");
    if (id === null) return;
    facts.definitions.put(vulnerabilityId(id), definitionOf(element));
  },
  ended: () => {},
});

const scanOf = (element: XmlElement): NexposeScan => ({
  name: attributeOf(element, "name"),
  startedAt: nexposeTime(attributeOf(element, "startTime")),
  endedAt: nexposeTime(attributeOf(element, "endTime")),
});

/** `20131127T050242739`: date and time of day to the millisecond, in UTC. */
const nexposeTime = (text: string | null): ScanTime | null => {
  const match = /^(\d{4})(\d{2})(\d{2})T(\d{2})(\d{2})(\d{2})(\d{3})$/.exec(text ?? "");
  if (match === null) return null;
  const [, year, month, day, hour, minute, second, milli] = match;
  return writtenTime(`${year}-${month}-${day}T${hour}:${minute}:${second}.${milli}Z`);
};

const definitionOf = (element: XmlElement): NexposeDefinition => {
  const list = elementAt(element, "references");
  const references = list === null ? [] : childrenOf(list, "reference");
  const from = (source: string): string[] =>
    references
      .filter((reference) => attributeOf(reference, "source")?.toUpperCase() === source)
      .map((reference) => wholeText(reference).trim())
      .filter((text) => text !== "");
  const tags = elementAt(element, "tags");
  const tagged = tags === null ? "" : wholeText(tags);
  const cvss = [
    cvssOf("2", attributeOf(element, "cvssScore"), attributeOf(element, "cvssVector")),
    cvssOf("3", attributeOf(element, "cvssV3Score"), attributeOf(element, "cvssV3Vector")),
  ].filter((reading) => reading !== null);
  return {
    severity: attributeOf(element, "severity"),
    weakness: {
      family: null,
      kind: "vulnerability",
      name: attributeOf(element, "title") ?? attributeOf(element, "id") ?? "",
      description: flowingText(elementAt(element, "description")) ?? "",
      solution: flowingText(elementAt(element, "solution")),
      seeAlso: [...new Set(from("URL"))],
      cves: [...new Set(from("CVE").flatMap(cvesIn))],
      cvss,
      details: { ...NO_WEAKNESS_DETAILS, cwes: cwesIn(`${from("CWE").join(" ")} ${tagged}`) },
    },
  };
};
