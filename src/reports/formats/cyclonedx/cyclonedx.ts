import { readCyclonedxJson } from "./cyclonedx-json.ts";
import { CYCLONEDX_SEVERITIES } from "./cyclonedx-statement.ts";
import { isCyclonedxXml, readCyclonedxXml } from "./cyclonedx-xml.ts";
import { headAt, jsonHead } from "../../json/json-head.ts";
import type { ReportBytes, ReportFormat } from "../../report-format.ts";
import { DEFAULT_REPORT_LIMITS } from "../../report-limits.ts";

/** Whether the first byte that is no white space opens an object. */
const beginsLikeJson = async (open: ReportBytes): Promise<boolean> => {
  for await (const chunk of open()) {
    const first = /[^\s\u00ef\u00bb\u00bf]/.exec(
      Buffer.from(chunk.subarray(0, 4096)).toString("latin1"),
    )?.[0];
    if (first !== undefined) return first === "{";
  }
  return false;
};

/** CycloneDX bills of materials, JSON and XML: what their vulnerabilities say, as statements. Components are no records. */
export const cyclonedx: ReportFormat<"cyclonedx"> = {
  id: "cyclonedx",
  about: {
    title: "CycloneDX 1.2 to 1.6 bill of materials or VEX, JSON and XML",
    identity: "None of its own: a statement speaks of a vulnerability id in the products that it names.",
    coverage: "Nothing: statements open and close no finding.",
    severities: CYCLONEDX_SEVERITIES,
  },
  detect: (bytes) => headAt(jsonHead(bytes), "bomFormat")?.value === "CycloneDX" || isCyclonedxXml(bytes),
  read: async function* (open, limits = DEFAULT_REPORT_LIMITS) {
    yield* (await beginsLikeJson(open)) ? readCyclonedxJson(open, limits) : readCyclonedxXml(open, limits);
  },
};
