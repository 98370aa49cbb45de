import type { Reading } from "#domain/reading.ts";
import { assetBook } from "../../parts/asset-book.ts";
import { checklistAsset } from "./ckl-asset.ts";
import { benchmarkOf, vulnReading, type ChecklistBenchmark } from "./ckl-vuln.ts";
import { recordWriter } from "../../parts/record-writer.ts";
import type { ReportFormat } from "../../report-format.ts";
import { DEFAULT_REPORT_LIMITS, type ReportLimits } from "../../report-limits.ts";
import { NOTHING_COVERED } from "../../parts/scan-facts.ts";
import { STIG_DETECTOR, STIG_SEVERITIES } from "../../parts/stig-rule.ts";
import type { XmlElement } from "../../xml/xml-element.ts";
import { readTree, type TreePlan } from "../../xml/xml-tree.ts";
import { xmlHeadMatches, xmlRootName } from "../../xml/xml-root.ts";

/** The checklist of DISA's STIG Viewer 2 (`.ckl`), also written by SCC, Evaluate-STIG and STIG Manager. One record per `VULN`. */
export const ckl: ReportFormat<"ckl"> = {
  id: "ckl",
  about: {
    title: "STIG Viewer 2 checklist (.ckl)",
    identity: "V-number of the rule, asset and, for web and database checklists, site and instance.",
    coverage:
      "The rules that the checklist answers with Open, NotAFinding or Not_Applicable; one that is Not_Reviewed proves nothing.",
    severities: STIG_SEVERITIES,
  },
  detect: (head) => xmlRootName(head) === "CHECKLIST" && xmlHeadMatches(head, /<(?:ASSET|STIGS)[\s/>]/),
  read: (open, limits = DEFAULT_REPORT_LIMITS) =>
    readTree<Reading>(open(), (emit) => checklistPlan(emit, limits), limits),
};

const checklistPlan = (emit: (reading: Reading) => void, limits: ReportLimits): TreePlan => {
  const assets = assetBook(emit, limits);
  const records = recordWriter(emit);
  let assetElement: XmlElement | null = null;
  let benchmark: ChecklistBenchmark | null = null;
  let told: ReturnType<typeof checklistAsset> | null = null;

  /** The scan and its asset, before the first record: the first benchmark is known by then. */
  const begin = (): ReturnType<typeof checklistAsset> => {
    if (told !== null) return told;
    const { id, title, release } = benchmark ?? { id: null, title: null, release: null };
    emit({
      ...NOTHING_COVERED,
      type: "scan",
      detector: STIG_DETECTOR,
      tool: "STIG checklist",
      policyName: title ?? id,
      feedVersion: release,
    });
    told = checklistAsset(assetElement);
    if (told.remark !== null) records.remark("ckl.unnamed-asset", "file", told.remark);
    assets.meet(told.asset, null);
    assets.note(told.asset.identifier, { credentialed: "yes" });
    return told;
  };

  const vuln = (element: XmlElement, byteStart: number, byteEnd: number): void => {
    const { asset, location } = begin();
    const said = vulnReading(element, benchmark?.id ?? "", location);
    records.write({ byteStart, byteEnd }, asset.identifier, said);
    if (!("setAside" in said))
      assets.answer(asset.identifier, said.record.weakness.check, said.outcome !== "unsettled");
  };

  return {
    wants: (name, parents) =>
      name === "VULN" || name === "STIG_INFO" || (name === "ASSET" && parents.length === 1),
    skips: new Set(),
    records: new Set(["VULN"]),
    closed: (name) => {
      if (name === "iSTIG") benchmark = null;
    },
    collected: (element, { byteStart, byteEnd }) => {
      if (element.name === "STIG_INFO") benchmark = benchmarkOf(element);
      else if (element.name === "VULN") vuln(element, byteStart, byteEnd);
      else if (told === null) assetElement = element;
      else records.remark("ckl.late-asset", "file", "A second or late ASSET was not used.");
    },
    ended: () => {
      begin();
      assets.endAll();
    },
  };
};
