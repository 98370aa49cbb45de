import { assetIdentity, type Reading } from "#domain/reading.ts";
import { assetBook } from "../../parts/asset-book.ts";
import { ownText } from "../../parts/kept-text.ts";
import { recordWriter } from "../../parts/record-writer.ts";
import type { ReportFormat } from "../../report-format.ts";
import { DEFAULT_REPORT_LIMITS, type ReportLimits } from "../../report-limits.ts";
import { NOTHING_COVERED } from "../../parts/scan-facts.ts";
import { writtenTime } from "../../parts/scan-time.ts";
import { childrenOf, elementAt, textAt, type XmlElement } from "../../xml/xml-element.ts";
import { readTree, type TreePlan } from "../../xml/xml-tree.ts";
import { xmlRootName } from "../../xml/xml-root.ts";
import { zapAlert, ZAP_SEVERITIES, type ZapAlert } from "./zap-alert.ts";

const ROOT = "OWASPZAPReport";

/** The traditional XML report of Zed Attack Proxy (ZAP, "Traditional XML Report"). One record per `alertitem`. */
export const zapXml: ReportFormat<"zap-xml"> = {
  id: "zap-xml",
  about: {
    title: "ZAP (Zed Attack Proxy) traditional XML report",
    identity: "Rule or variant of a rule (`pluginid`, `alertRef`) and site.",
    coverage:
      "Nothing: the report does not say which rules ran, so what it no longer shows is not proven fixed.",
    severities: ZAP_SEVERITIES,
  },
  detect: (head) => xmlRootName(head) === ROOT,
  read: (open, limits = DEFAULT_REPORT_LIMITS) =>
    readTree<Reading>(open(), (emit) => zapPlan(emit, limits), limits),
};

const zapPlan = (emit: (reading: Reading) => void, limits: ReportLimits): TreePlan => {
  const assets = assetBook(emit, limits);
  const records = recordWriter(emit);
  let site: string | null = null;

  return {
    wants: (name) => name === "alertitem",
    skips: new Set(["requestheader", "requestbody", "responseheader", "responsebody"]),
    records: new Set(["alertitem"]),
    opened: (name, attributes, parents) => {
      if (parents.length === 0) {
        const version = ownText(attributes["version"] ?? "").trim() || null;
        const generated = attributes["generated"] ?? "";
        const scannedAt = writtenTime(generated);
        emit({
          ...NOTHING_COVERED,
          type: "scan",
          detector: "zap",
          tool: "ZAP",
          toolVersion: version,
          scannedAt,
        });
        if (scannedAt === null && generated.trim() !== "")
          records.remark("zap.unread-time", "file", `"${generated.slice(0, 60)}" is not a known time.`);
      } else if (name === "site" && parents.length === 1) {
        site = ownText(attributes["name"] ?? "").trim() || null;
        if (site === null) records.remark("zap.unnamed-site", "file", "A site has no name; see its records.");
        else assets.meet(assetIdentity("site", site), null);
      }
    },
    closed: (name, parents) => {
      if (name === "site" && parents.length === 1) site = null;
    },
    collected: (element, place) => {
      if (site === null) records.setAside(place, "zap.no-site", "The alert does not stand in a named site.");
      else records.write(place, site, zapAlert(alertOf(element)));
    },
    ended: () => assets.endAll(),
  };
};

const alertOf = (element: XmlElement): ZapAlert => {
  const instances = elementAt(element, "instances");
  return {
    pluginId: textAt(element, "pluginid"),
    alertRef: textAt(element, "alertRef"),
    name: textAt(element, "name") ?? textAt(element, "alert"),
    riskCode: textAt(element, "riskcode"),
    confidence: textAt(element, "confidence"),
    description: textAt(element, "desc"),
    solution: textAt(element, "solution"),
    otherInfo: textAt(element, "otherinfo"),
    reference: textAt(element, "reference"),
    cweId: textAt(element, "cweid"),
    // Reports before ZAP 2.4 have one `uri` per alert instead of instances.
    instances: (instances === null ? [element] : childrenOf(instances, "instance")).map((instance) => ({
      uri: textAt(instance, "uri"),
      method: textAt(instance, "method"),
      param: textAt(instance, "param"),
      attack: textAt(instance, "attack"),
      evidence: textAt(instance, "evidence"),
    })),
  };
};
