import { assetIdentity, type AssetIdentity } from "#domain/reading.ts";
import type { ColumnNames } from "../../csv/csv-head.ts";
import { tableReport } from "../../csv/csv-report.ts";
import type { TableRow } from "../../csv.ts";
import { PRISMA_SEVERITIES, prismaRecord } from "./prisma-csv-record.ts";
import type { ReportFormat } from "../../report-format.ts";
import { noSighting, type NoSighting, type Sighting } from "../../parts/sighting.ts";

/** An image by registry and repository, else a host by name. */
const assetOf = (row: TableRow): AssetIdentity | null => {
  const operatingSystem = row.text("distro");
  const repository = row.text("repository");
  if (repository !== null) {
    const registry = row.text("registry");
    const name = registry === null ? repository : `${registry}/${repository}`;
    return assetIdentity("image", name, { tag: row.text("tag"), digest: row.text("id"), operatingSystem });
  }
  const host = row.text("hostname");
  return host === null ? null : assetIdentity("host", host, { operatingSystem });
};

const prismaRow = (row: TableRow): Sighting | NoSighting => {
  const asset = assetOf(row);
  if (asset === null)
    return noSighting("prisma-csv.unnamed-asset", "The row names neither a host nor an image.");
  const found = prismaRecord(row);
  if (found === null)
    return noSighting("prisma-csv.no-id", "The row has neither a CVE ID nor a Compliance ID.");
  return { asset, scannedAt: null, credentialed: "yes", conclusive: false, ...found };
};

const isPrismaHeader = (names: ColumnNames): boolean =>
  names.has("cve id") &&
  names.has("compliance id") &&
  names.has("severity") &&
  names.has("packages") &&
  (names.has("hostname") || names.has("repository"));

/** Vulnerabilities and compliance issues that Prisma Cloud Compute (Twistlock) exports as CSV. One record per row. */
export const prismaCsv: ReportFormat<"prisma-csv"> = {
  id: "prisma-csv",
  about: {
    title: "Prisma Cloud Compute (Twistlock) scan results of hosts and images, CSV",
    identity:
      "CVE and package, or for compliance issues the compliance id; and the host, or the image without its tag.",
    coverage: "The table lists what was found, not what was looked for: it proves nothing.",
    severities: PRISMA_SEVERITIES,
  },
  ...tableReport({
    isHeader: isPrismaHeader,
    scan: () => ({ detector: "prisma", tool: "Prisma Cloud Compute" }),
    row: prismaRow,
  }),
};
