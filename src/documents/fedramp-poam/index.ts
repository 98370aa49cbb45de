import { Fault } from "#domain/fault.ts";
import type { DocumentFormat } from "../document-format.ts";
import { READABLE_VERSIONS, WRITABLE_VERSIONS } from "./columns.ts";
import { itemSheets } from "./item-sheets.ts";
import { readFedrampPoam } from "./read.ts";
import { writeFedrampPoam } from "./write.ts";

/**
 * The FedRAMP POA&M workbook (SSP appendix O). Writes the layouts 3.0 (2025-11-17) and 2.1 (2024-03-29); reads those,
 * 2.0 and the Rev 4 workbook.
 */
export const fedrampPoam: DocumentFormat = {
  id: "fedramp-poam",
  name: "FedRAMP POA&M workbook",
  fileExtension: ".xlsx",
  mediaType: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
  writableVersions: WRITABLE_VERSIONS,
  readableVersions: READABLE_VERSIONS,
  write: writeFedrampPoam,
  detect: async (source) => {
    try {
      return (await itemSheets(await source.workbook())).length > 0;
    } catch (fault) {
      if (fault instanceof Fault && fault.code === "document.unrecognized") return false;
      throw fault;
    }
  },
  read: readFedrampPoam,
};
