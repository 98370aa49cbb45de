import { openWorkbook, type OpenedWorkbook } from "./xlsx.ts";

/** A file given to us. The workbook in it is opened at most once, whichever formats look at it. */
export type DocumentSource = {
  readonly bytes: Uint8Array;
  /** Throws `document.unrecognized` when the file is no workbook. */
  workbook(): Promise<OpenedWorkbook>;
};

export const documentSource = (bytes: Uint8Array): DocumentSource => {
  let opened: Promise<OpenedWorkbook> | undefined;
  return { bytes, workbook: () => (opened ??= openWorkbook(bytes)) };
};
