import { NO_WEAKNESS_DETAILS } from "#domain/reading.ts";
import { cvssWithVector } from "../../parts/cvss-text.ts";
import type { DefinitionShelf } from "../../parts/definition-shelf.ts";
import { cwesIn, linksIn, paragraphs } from "../../parts/word-list.ts";
import { meaningful, type QualysDefinition } from "./qualys-definition.ts";
import { childrenOf, textAt, wholeText, type XmlElement } from "../../xml/xml-element.ts";
import type { TreePlan } from "../../xml/xml-tree.ts";

/** What the first reading of a WAS report gathers for the second. */
export type WasFacts = {
  /** By QID. */
  readonly definitions: DefinitionShelf<QualysDefinition>;
  /** The address of the first web application. */
  site: string | null;
  /** The only `SCAN` of the appendix; of several only the first, and `scanCount` tells. */
  scan: XmlElement | null;
  scanCount: number;
  /** The words for how logging in went, of all scans. */
  readonly logins: Set<string>;
  name: string | null;
};

/** More words than any report has, so that a hostile one cannot fill memory with them. */
const MANY_LOGINS = 10;

export const wasFactsPlan = (facts: WasFacts): TreePlan => ({
  wants: (name, parents) => {
    const parent = parents.at(-1);
    if (name === "QID") return parent === "QID_LIST";
    if (name === "SCAN") return parent === "SCAN_LIST";
    return name === "WEBAPP" || (name === "HEADER" && parents.length === 1);
  },
  skips: new Set(),
  records: new Set(),
  collected: (element) => {
    if (element.name === "HEADER") facts.name = textAt(element, "NAME");
    else if (element.name === "SCAN") takeScan(element, facts);
    else if (element.name === "WEBAPP") facts.site ??= textAt(element, "URL");
    else takeDefinition(element, facts);
  },
  ended: () => {},
});

const takeScan = (element: XmlElement, facts: WasFacts): void => {
  facts.scan ??= element;
  facts.scanCount += 1;
  const word = textAt(element, "AUTHENTICATION_STATUS")?.toLowerCase().slice(0, 60) ?? "";
  if (facts.logins.size < MANY_LOGINS) facts.logins.add(word);
};

const takeDefinition = (element: XmlElement, facts: WasFacts): void => {
  const qid = textAt(element, "QID");
  if (qid === null) return;
  facts.definitions.put(qid, wasDefinition(element, qid));
};

const wasDefinition = (element: XmlElement, qid: string): QualysDefinition => {
  const cwe = childrenOf(element, "CWE").map(wholeText).join(" ");
  const cvss = [
    cvssWithVector("2", textAt(element, "CVSS_BASE")),
    cvssWithVector("3", textAt(element, "CVSS_V3", "BASE") ?? textAt(element, "CVSS3_BASE")),
  ].filter((reading) => reading !== null);
  return {
    severity: textAt(element, "SEVERITY"),
    weakness: {
      family: textAt(element, "GROUP"),
      kind: "vulnerability",
      name: textAt(element, "TITLE") ?? `QID ${qid}`,
      description: paragraphs(
        meaningful(textAt(element, "DESCRIPTION")),
        meaningful(textAt(element, "IMPACT")),
      ),
      solution: meaningful(textAt(element, "SOLUTION")),
      seeAlso: linksIn(textAt(element, "SOLUTION")),
      cves: [],
      cvss,
      details: { ...NO_WEAKNESS_DETAILS, cwes: cwesIn(cwe) },
    },
  };
};
