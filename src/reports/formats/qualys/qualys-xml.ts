import type { Reading } from "#domain/reading.ts";
import { definitionShelf } from "../../parts/definition-shelf.ts";
import { assetDataFactsPlan, type AssetDataFacts } from "./qualys-asset-facts.ts";
import { assetDataPlan } from "./qualys-asset-data.ts";
import { qualysScanPlan } from "./qualys-scan.ts";
import { QUALYS_SEVERITIES } from "./qualys-severities.ts";
import type { ReportFormat } from "../../report-format.ts";
import { DEFAULT_REPORT_LIMITS } from "../../report-limits.ts";
import { xmlHeadMatches, xmlRootName } from "../../xml/xml-root.ts";
import { readTree } from "../../xml/xml-tree.ts";

const DOCTYPE = { doctype: "skip" } as const;

/**
 * Qualys VM reports in XML: the asset data report (ASSET_DATA_REPORT, one record per `VULN_INFO`) and the results of one scan
 * (SCAN, one record per VULN, PRACTICE, INFO and SERVICE). Both name a DTD, which is passed over unread. An asset data
 * report is read twice, since its glossary stands behind its hosts.
 */
export const qualysXml: ReportFormat<"qualys-xml"> = {
  id: "qualys-xml",
  about: {
    title: "Qualys VM asset data report and scan results (XML)",
    identity: "QID, address of the host, port and protocol.",
    coverage:
      "Only what Qualys itself calls Fixed; neither report says which QIDs were looked for, and both can be filtered.",
    severities: QUALYS_SEVERITIES,
  },
  detect: (head) => {
    const root = xmlRootName(head);
    return (
      root === "ASSET_DATA_REPORT" || (root === "SCAN" && xmlHeadMatches(head, /<SCAN\s[^<>]*value="scan\//))
    );
  },
  read: async function* (open, limits = DEFAULT_REPORT_LIMITS) {
    const facts: AssetDataFacts = { definitions: definitionShelf(limits), header: null };
    for await (const root of readTree<string>(
      open(),
      (emit) => assetDataFactsPlan(emit, facts),
      limits,
      DOCTYPE,
    )) {
      if (root !== "SCAN") continue;
      yield* readTree<Reading>(open(), (emit) => qualysScanPlan(emit, limits), limits, DOCTYPE);
      return;
    }
    yield* readTree<Reading>(open(), (emit) => assetDataPlan(emit, facts, limits), limits, DOCTYPE);
  },
};
