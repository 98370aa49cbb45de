import { NO_WEAKNESS_DETAILS, type WeaknessReading } from "#domain/reading.ts";
import { cvssWithVector } from "../../parts/cvss-text.ts";
import { plainText } from "../../parts/markup-text.ts";
import { cvesIn, linksIn, paragraphs } from "../../parts/word-list.ts";
import { childrenOf, elementAt, textAt, type XmlElement } from "../../xml/xml-element.ts";

/** What Qualys knows of a QID, whichever report it stands in. */
export type QualysDefinition = {
  /** 1 to 5. */
  readonly severity: string | null;
  readonly weakness: Omit<WeaknessReading, "sourceIdentifier" | "check">;
};

/** Parts of a definition or a record that are not read: exploits and malware seen elsewhere. */
export const QUALYS_SKIPS: ReadonlySet<string> = new Set([
  "CORRELATION",
  "COMPLIANCE",
  "THREAT_INTELLIGENCE",
]);

/** A definition for a QID that the report does not explain. */
export const undefinedQid = (qid: string): QualysDefinition => ({
  severity: null,
  weakness: {
    family: null,
    kind: "vulnerability",
    name: `QID ${qid}`,
    description: "",
    solution: null,
    seeAlso: [],
    cves: [],
    cvss: [],
    details: NO_WEAKNESS_DETAILS,
  },
});

/** The facts of a `VULN_DETAILS` of a glossary, or of a record of a scan, which has them itself. */
export const qualysDefinition = (
  element: XmlElement,
  qid: string,
  severity: string | null,
  family: string | null,
): QualysDefinition => ({
  severity,
  weakness: {
    family,
    kind: "vulnerability",
    name: textAt(element, "TITLE") ?? `QID ${qid}`,
    description: paragraphs(
      meaningful(textAt(element, "THREAT") ?? textAt(element, "DIAGNOSIS")),
      meaningful(textAt(element, "IMPACT") ?? textAt(element, "CONSEQUENCE")),
    ),
    solution: meaningful(textAt(element, "SOLUTION")),
    seeAlso: [
      ...new Set([
        ...listed(element, "VENDOR_REFERENCE_LIST", "VENDOR_REFERENCE", "URL"),
        ...linksIn(textAt(element, "SOLUTION")),
      ]),
    ],
    cves: [...new Set(listed(element, "CVE_ID_LIST", "CVE_ID", "ID").flatMap(cvesIn))],
    cvss: cvssOf(element),
    details: NO_WEAKNESS_DETAILS,
  },
});

/** Text without markup; null for the words by which Qualys says that there is none. */
export const meaningful = (text: string | null): string | null => {
  const plain = plainText(text);
  return plain !== null && /^(?:n\/?a|not\s+applicable)\.?$/i.test(plain) ? null : plain;
};

const listed = (element: XmlElement, list: string, entry: string, part: string): string[] => {
  const found = elementAt(element, list);
  const texts = found === null ? [] : childrenOf(found, entry).flatMap((child) => textAt(child, part) ?? []);
  return [...new Set(texts)];
};

const cvssOf = (element: XmlElement) =>
  [
    cvssWithVector("2", textAt(element, "CVSS_SCORE", "CVSS_BASE") ?? textAt(element, "CVSS_BASE")),
    cvssWithVector("3", textAt(element, "CVSS3_SCORE", "CVSS3_BASE") ?? textAt(element, "CVSS3_BASE")),
  ].filter((reading) => reading !== null);
