import { assetIdentity, type Reading } from "#domain/reading.ts";
import { assetBook } from "../../parts/asset-book.ts";
import { burpIssue, BURP_SEVERITIES } from "./burp-issue.ts";
import { ownText } from "../../parts/kept-text.ts";
import { recordWriter } from "../../parts/record-writer.ts";
import type { ReportFormat } from "../../report-format.ts";
import { DEFAULT_REPORT_LIMITS, type ReportLimits } from "../../report-limits.ts";
import { NOTHING_COVERED } from "../../parts/scan-facts.ts";
import { burpTime } from "./burp-time.ts";
import { attributeOf, elementAt, textAt } from "../../xml/xml-element.ts";
import { readTree, type TreePlan } from "../../xml/xml-tree.ts";
import { xmlHeadMatches, xmlRootName } from "../../xml/xml-root.ts";

/**
 * The XML report of Burp Suite ("Reporting scan results": XML). One record per `issue`. The exporter writes an internal
 * DTD, which is passed over unread.
 */
export const burp: ReportFormat<"burp"> = {
  id: "burp",
  about: {
    title: "Burp Suite XML report of issues",
    identity: "Issue type (`type`), site and location (path and insertion point).",
    coverage:
      "Nothing: the report does not say what was audited, so what it no longer shows is not proven fixed.",
    severities: BURP_SEVERITIES,
  },
  detect: (head) => xmlRootName(head) === "issues" && xmlHeadMatches(head, /<issues\s[^<>]*burpVersion=/),
  read: (open, limits = DEFAULT_REPORT_LIMITS) =>
    readTree<Reading>(open(), (emit) => burpPlan(emit, limits), limits, { doctype: "skip" }),
};

const burpPlan = (emit: (reading: Reading) => void, limits: ReportLimits): TreePlan => {
  const assets = assetBook(emit, limits);
  const records = recordWriter(emit);
  return {
    wants: (name) => name === "issue",
    skips: new Set(["requestresponse", "staticAnalysis", "dynamicAnalysis", "stackTrace", "smtp"]),
    records: new Set(["issue"]),
    opened: (_name, attributes, parents) => {
      if (parents.length > 0) return;
      const exported = attributes["exportTime"] ?? "";
      const scannedAt = burpTime(exported);
      const toolVersion = ownText(attributes["burpVersion"] ?? "").trim() || null;
      emit({
        ...NOTHING_COVERED,
        type: "scan",
        detector: "burp",
        tool: "Burp Suite",
        toolVersion,
        scannedAt,
      });
      if (scannedAt === null && exported.trim() !== "") {
        const message = `The time "${exported.slice(0, 60)}" is not used: its form or its time zone is not known.`;
        records.remark("burp.unread-time", "file", message);
      }
    },
    collected: (issue, place) => {
      const host = elementAt(issue, "host");
      const site = textAt(issue, "host");
      if (host === null || site === null)
        return records.setAside(place, "burp.no-host", "The issue names no host.");
      assets.meet(assetIdentity("site", site, { ip: attributeOf(host, "ip") }), null);
      records.write(place, site, burpIssue(issue, site));
    },
    ended: () => assets.endAll(),
  };
};
