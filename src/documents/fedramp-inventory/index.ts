import { Fault } from "#domain/fault.ts";
import type { InventoryFormat } from "../inventory-document.ts";
import { inventoryTables } from "./find-table.ts";
import { readInventoryWorkbook } from "./read.ts";
import { writeInventoryWorkbook } from "./write.ts";

/**
 * The FedRAMP Integrated Inventory Workbook (SSP appendix M). Writes version 3.1 (2024-12-06); reads that and the Rev 4
 * workbook (SSP attachment 13).
 */
export const fedrampInventory: InventoryFormat = {
  id: "fedramp-inventory",
  name: "FedRAMP integrated inventory workbook",
  fileExtension: ".xlsx",
  mediaType: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
  writableVersion: "3.1",
  write: writeInventoryWorkbook,
  detect: async (source) => {
    try {
      return (await inventoryTables(await source.workbook())).length > 0;
    } catch (fault) {
      if (fault instanceof Fault && fault.code === "document.unrecognized") return false;
      throw fault;
    }
  },
  read: readInventoryWorkbook,
};
