import { Fault } from "#domain/fault.ts";
import type { Mapping } from "#domain/mapping.ts";
import type { Reading } from "#domain/reading.ts";
import { nessus } from "./formats/nessus/nessus.ts";
import { arf } from "./formats/arf.ts";
import { burp } from "./formats/burp/burp.ts";
import { ckl } from "./formats/ckl/ckl.ts";
import { nexpose } from "./formats/nexpose/nexpose.ts";
import { openvasXml } from "./formats/openvas/openvas-xml.ts";
import { qualysWas } from "./formats/qualys/qualys-was.ts";
import { qualysXml } from "./formats/qualys/qualys-xml.ts";
import { xccdf } from "./formats/xccdf/xccdf.ts";
import { zapXml } from "./formats/zap/zap-xml.ts";
import { azureDefenderCloud } from "./formats/azure-defender-cloud.ts";
import { openvasCsv } from "./formats/openvas/openvas-csv.ts";
import { prismaCsv } from "./formats/prisma/prisma-csv.ts";
import { prowlerCsv } from "./formats/prowler/prowler-csv.ts";
import { qualysCsv } from "./formats/qualys/qualys-csv.ts";
import { taniumCsv } from "./formats/tanium/tanium-csv.ts";
import { tenableCsv } from "./formats/tenable/tenable-csv.ts";
import { wizCsv } from "./formats/wiz-csv.ts";
import { trivy } from "./formats/trivy/trivy.ts";
import { grype } from "./formats/grype/grype.ts";
import { sarif } from "./formats/sarif/sarif.ts";
import { cklb } from "./formats/cklb/cklb.ts";
import { checkov } from "./formats/checkov/checkov.ts";
import { kubeBench } from "./formats/kube/kube-bench.ts";
import { npmAudit } from "./formats/npm/npm-audit.ts";
import { snyk } from "./formats/snyk/snyk.ts";
import { hdf } from "./formats/hdf/hdf.ts";
import { inspecLog } from "./formats/inspec-log.ts";
import { zapJson } from "./formats/zap/zap-json.ts";
import { cyclonedx } from "./formats/cyclonedx/cyclonedx.ts";
import { openvex } from "./formats/openvex.ts";
import { csaf } from "./formats/csaf/csaf.ts";
import { asff } from "./formats/asff/asff.ts";
import { awsEcr } from "./formats/aws/aws-ecr.ts";
import { awsInspector } from "./formats/aws/aws-inspector.ts";
import { dependabot } from "./formats/dependabot/dependabot.ts";
import { gcpArtifactAnalysis } from "./formats/gcp/gcp-artifact-analysis.ts";
import { jfrogXray } from "./formats/jfrog/jfrog-xray.ts";
import { msDefender } from "./formats/ms/ms-defender.ts";
import { ocsf } from "./formats/ocsf/ocsf.ts";
import { namedAsset } from "./named-asset.ts";
import { manual } from "./formats/manual/manual.ts";
import { headOf } from "./head-of.ts";
import { mappedTable } from "./formats/mapped/mapped-table.ts";
import type { ReportBytes, ReportFormat } from "./report-format.ts";
import { DEFAULT_REPORT_LIMITS, type ReportLimits } from "./report-limits.ts";

export { openArchive } from "./archive.ts";
export { UNNAMED_MEMBER } from "./archive/gzip-file.ts";
export { headOf } from "./head-of.ts";
export { manualFile } from "./formats/manual/manual-file.ts";
export { manualTyped } from "./formats/manual/manual-typed.ts";
export { tableStart } from "./formats/mapped/table-start.ts";
export { tableFace, type TableFace } from "./formats/mapped/table-columns.ts";
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

/** What a person decided of how a file is read. */
export type HowToRead = { readonly mapping?: Mapping | null; readonly assetName?: string | null };

/**
 * Finds the format of a report and reads it: the id of its format, and its readings in file order. With a mapping the
 * file is a table that is read through it (format `csv`), whatever it looks like. With `assetName` the asset that the file
 * does not name is called so.
 */
export const readReport = async (
  open: ReportBytes,
  limits: ReportLimits = DEFAULT_REPORT_LIMITS,
  { mapping = null, assetName = null }: HowToRead = {},
): Promise<{ readonly format: ReportFormatId | "csv"; readonly readings: AsyncGenerator<Reading> }> => {
  const format = mapping === null ? await detectReport(open) : mappedTable(mapping);
  const readings = format.read(open, limits);
  return { format: format.id, readings: assetName === null ? readings : namedAsset(readings, assetName) };
};
