import { Fault } from "#domain/fault.ts";
import type { Mapping } from "#domain/mapping.ts";
import type { Reading } from "#domain/reading.ts";
import { nessus } from "./nessus.ts";
import { arf } from "./arf.ts";
import { burp } from "./burp.ts";
import { ckl } from "./ckl.ts";
import { nexpose } from "./nexpose.ts";
import { openvasXml } from "./openvas-xml.ts";
import { qualysWas } from "./qualys-was.ts";
import { qualysXml } from "./qualys-xml.ts";
import { xccdf } from "./xccdf.ts";
import { zapXml } from "./zap-xml.ts";
import { azureDefenderCloud } from "./azure-defender-cloud.ts";
import { openvasCsv } from "./openvas-csv.ts";
import { prismaCsv } from "./prisma-csv.ts";
import { prowlerCsv } from "./prowler-csv.ts";
import { qualysCsv } from "./qualys-csv.ts";
import { taniumCsv } from "./tanium-csv.ts";
import { tenableCsv } from "./tenable-csv.ts";
import { wizCsv } from "./wiz-csv.ts";
import { trivy } from "./trivy.ts";
import { grype } from "./grype.ts";
import { sarif } from "./sarif.ts";
import { cklb } from "./cklb.ts";
import { checkov } from "./checkov.ts";
import { kubeBench } from "./kube-bench.ts";
import { npmAudit } from "./npm-audit.ts";
import { snyk } from "./snyk.ts";
import { hdf } from "./hdf.ts";
import { inspecLog } from "./inspec-log.ts";
import { zapJson } from "./zap-json.ts";
import { cyclonedx } from "./cyclonedx.ts";
import { openvex } from "./openvex.ts";
import { csaf } from "./csaf.ts";
import { asff } from "./asff.ts";
import { awsEcr } from "./aws-ecr.ts";
import { awsInspector } from "./aws-inspector.ts";
import { dependabot } from "./dependabot.ts";
import { gcpArtifactAnalysis } from "./gcp-artifact-analysis.ts";
import { jfrogXray } from "./jfrog-xray.ts";
import { msDefender } from "./ms-defender.ts";
import { ocsf } from "./ocsf.ts";
import { manual } from "./manual.ts";
import { headOf } from "./head-of.ts";
import { mappedTable } from "./mapped-table.ts";
import type { ReportBytes, ReportFormat } from "./report-format.ts";
import { DEFAULT_REPORT_LIMITS, type ReportLimits } from "./report-limits.ts";

export { openArchive } from "./archive.ts";
export { UNNAMED_MEMBER } from "./gzip-file.ts";
export { headOf } from "./head-of.ts";
export { manualFile } from "./manual-file.ts";
export { tableStart } from "./table-start.ts";
export { tableFace, type TableFace } from "./table-columns.ts";
export type { ReportBytes, ReportFormat } from "./report-format.ts";
export { DEFAULT_REPORT_LIMITS, type ReportLimits } from "./report-limits.ts";

/** Every kind of report that can be read. Adding one is a file, a line here and a folder of samples. */
export const REPORT_FORMATS = [
  nessus,
  trivy,
  grype,
  sarif,
  cklb,
  checkov,
  kubeBench,
  npmAudit,
  snyk,
  hdf,
  inspecLog,
  zapJson,
  cyclonedx,
  openvex,
  csaf,
  arf,
  burp,
  ckl,
  nexpose,
  openvasXml,
  qualysWas,
  qualysXml,
  xccdf,
  zapXml,
  azureDefenderCloud,
  openvasCsv,
  prismaCsv,
  prowlerCsv,
  qualysCsv,
  taniumCsv,
  tenableCsv,
  wizCsv,
  asff,
  awsEcr,
  awsInspector,
  dependabot,
  gcpArtifactAnalysis,
  jfrogXray,
  msDefender,
  ocsf,
  manual,
] as const satisfies readonly ReportFormat[];

export type ReportFormatId = (typeof REPORT_FORMATS)[number]["id"];

const HEAD_LENGTH = 64 * 1024;

/**
 * Finds the format of a report from its content (at most the first 64 KB), never from its name. Throws
 * `report.unrecognized` for an empty file and for one that no format knows.
 */
export const detectReport = async (open: ReportBytes): Promise<(typeof REPORT_FORMATS)[number]> => {
  const head = await headOf(open, HEAD_LENGTH);
  const format = REPORT_FORMATS.find((candidate) => candidate.detect(head));
  if (format === undefined) throw new Fault("report.unrecognized", unrecognized(head));
  return format;
};

const unrecognized = (head: Uint8Array): string => {
  const known = `one of the ${REPORT_FORMATS.length} formats of docs/formats.md`;
  if (head.length === 0) return `The file is empty: expected a report in ${known}. Export it again.`;
  if (head[0] === 0x50 && head[1] === 0x4b) {
    return `The content is a workbook or an archive: expected a report in ${known}. Unpack an archive first; a sheet of findings can be read through a mapping of its columns; a POA&M document is not a report.`;
  }
  const start = Buffer.from(head.subarray(0, 8)).toString("hex");
  return `The content is not a report that is known: expected ${known}, found a file that begins with the bytes ${start}. Give the scanner's own export, or read a table through a mapping of its columns.`;
};

/**
 * Finds the format of a report and reads it: the id of its format, and its readings in file order. With a mapping the
 * file is a table that is read through it (format `csv`), whatever it looks like.
 */
export const readReport = async (
  open: ReportBytes,
  limits: ReportLimits = DEFAULT_REPORT_LIMITS,
  mapping: Mapping | null = null,
): Promise<{ readonly format: ReportFormatId | "csv"; readonly readings: AsyncGenerator<Reading> }> => {
  const format = mapping === null ? await detectReport(open) : mappedTable(mapping);
  return { format: format.id, readings: format.read(open, limits) };
};
