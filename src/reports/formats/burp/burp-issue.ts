import { NO_RECORD_DETAILS, NO_WEAKNESS_DETAILS } from "#domain/reading.ts";
import { plainText } from "../../parts/markup-text.ts";
import { cwesIn, linksIn } from "../../parts/word-list.ts";
import type { SightedHere } from "../../parts/record-writer.ts";
import { ratedSeverity, type SeverityTable } from "../../parts/severity-word.ts";
import { noSighting, type NoSighting } from "../../parts/sighting.ts";
import { childrenOf, elementAt, textAt, textsOf, type XmlElement } from "../../xml/xml-element.ts";

/** `severity` of an issue (Burp Suite, "Severity and confidence levels"); a false positive opens nothing. */
export const BURP_SEVERITIES: SeverityTable = {
  high: "high",
  medium: "moderate",
  low: "low",
  information: "informational",
  info: "informational",
  "false positive": "informational",
};

/** What an `issue` of the given site says. An issue without a type is set aside. */
export const burpIssue = (issue: XmlElement, site: string): SightedHere | NoSighting => {
  const type = textAt(issue, "type");
  if (type === null) return noSighting("burp.no-type", "The issue has no type.");
  const word = textAt(issue, "severity");
  const { severity, remark } = ratedSeverity(BURP_SEVERITIES, word);
  const path = textAt(issue, "path");
  return {
    record: {
      location: textAt(issue, "location") ?? path ?? "",
      severity,
      actionable: severity !== "informational",
      output: issueOutput(issue),
      details: {
        ...NO_RECORD_DETAILS,
        result: word?.toLowerCase() === "false positive" ? word : null,
        url: path === null ? site : `${site}${path}`,
      },
      weakness: {
        sourceIdentifier: type,
        check: type,
        family: null,
        kind: "vulnerability",
        name: textAt(issue, "name") ?? `Burp issue type ${type}`,
        description: plainText(textAt(issue, "issueBackground")) ?? "",
        solution: plainText(textAt(issue, "remediationBackground")),
        seeAlso: linksIn(textAt(issue, "references")),
        cves: [],
        cvss: [],
        details: { ...NO_WEAKNESS_DETAILS, cwes: cwesIn(textAt(issue, "vulnerabilityClassifications")) },
      },
    },
    remarks: remark === null ? [] : [remark],
  };
};

/** What was seen here and what would fix it here; the background of the issue type belongs to the weakness. */
const issueOutput = (issue: XmlElement): string | null => {
  const confidence = textAt(issue, "confidence");
  const lines = [
    confidence === null ? null : `Confidence: ${confidence}`,
    plainText(textAt(issue, "issueDetail")),
    ...textsOf(elementAt(issue, "issueDetailItems"), "issueDetailItem").map((item) => plainText(item)),
    ...childrenOf(issue, "collaboratorEvent").map(collaboratorLine),
    ...childrenOf(issue, "infiltratorEvent").map(
      (event) => `Infiltrator: ${textAt(event, "signature") ?? ""} ${textAt(event, "parameterName") ?? ""}`,
    ),
    plainText(textAt(issue, "remediationDetail")),
  ].filter((line) => line !== null);
  return lines.join("\n") || null;
};

const collaboratorLine = (event: XmlElement): string =>
  ["Collaborator:", textAt(event, "interactionType"), textAt(event, "lookupHost"), textAt(event, "time")]
    .filter((part) => part !== null)
    .join(" ");
