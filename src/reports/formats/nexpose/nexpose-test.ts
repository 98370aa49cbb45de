import { NO_RECORD_DETAILS, NO_WEAKNESS_DETAILS } from "#domain/reading.ts";
import { vulnerabilityId, type NexposeDefinition } from "./nexpose-definitions.ts";
import type { SightedHere } from "../../parts/record-writer.ts";
import { ratedSeverity, type SeverityTable } from "../../parts/severity-word.ts";
import { checkAt } from "../../parts/sighting.ts";
import { attributeOf, flowingText, type XmlElement } from "../../xml/xml-element.ts";

/**
 * `severity` of a vulnerability, 1 to 10, which Nexpose derives from the CVSS score and which is read on the qualitative scale of
 * CVSS (FIRST, CVSS v3.1, section 5).
 */
export const NEXPOSE_SEVERITIES: SeverityTable = {
  "0": "informational",
  "1": "low",
  "2": "low",
  "3": "low",
  "4": "moderate",
  "5": "moderate",
  "6": "moderate",
  "7": "high",
  "8": "high",
  "9": "critical",
  "10": "critical",
};

/**
 * `status` of a test (Nexpose XML Export schema). `vulnerable-exploited`, `-version` and `-potential`, also with an exception
 * that somebody granted, are findings; the skipped and failed ones are not answers.
 */
export const testOutcome = (status: string): "vulnerable" | "not vulnerable" | "no answer" => {
  const word = status.trim().toLowerCase();
  if (word === "potential" || word === "vulnerable" || word.startsWith("vulnerable-")) return "vulnerable";
  return word === "not-vulnerable" || word.startsWith("not-vulnerable-") ? "not vulnerable" : "no answer";
};

/** The path of a web finding, without its query, from the `key` of a test; other keys name versions and are no place. */
const pathOf = (key: string | null): string =>
  /^(?:https?:\/\/[^\s/?#]+)?(\/[^\s?#]*)/.exec(key ?? "")?.[1] ?? "";

/** Where a test ran: `80/tcp`, `80/tcp /path`, or empty for the whole node. */
export const testLocation = (endpoint: string, key: string | null): string =>
  [endpoint, pathOf(key)].filter((part) => part !== "").join(" ");

/** What a vulnerable test says, with the definition of its vulnerability where the file has one. */
export const vulnerableTest = (
  test: XmlElement,
  id: string,
  location: string,
  definition: NexposeDefinition | null,
): SightedHere => {
  const cvss = definition?.weakness.cvss ?? [];
  const { severity, remark } = ratedSeverity(NEXPOSE_SEVERITIES, definition?.severity ?? null, cvss);
  const key = attributeOf(test, "key");
  const lines = [flowingText(test), key === null ? null : `Key: ${key}`].filter((line) => line !== null);
  return {
    record: {
      location,
      severity,
      actionable: severity !== "informational",
      output: lines.join("\n") || null,
      details: { ...NO_RECORD_DETAILS, result: attributeOf(test, "status") },
      weakness: {
        ...(definition?.weakness ?? { ...UNDEFINED, name: id }),
        sourceIdentifier: vulnerabilityId(id),
        check: checkAt(vulnerabilityId(id), location),
      },
    },
    remarks: remark === null ? [] : [remark],
  };
};

const UNDEFINED = {
  family: null,
  kind: "vulnerability",
  description: "",
  solution: null,
  seeAlso: [],
  cves: [],
  cvss: [],
  details: NO_WEAKNESS_DETAILS,
} as const;
