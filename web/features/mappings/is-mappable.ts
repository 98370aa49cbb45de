import type { ImportDetail } from "../../api/api.generated.ts";

const UNREAD: readonly string[] = ["report.unrecognized", "mapping.columns-missing"];

/** Whether a file that could not be read may be a table whose columns a person can name. */
export const isMappable = ({ status, fault }: ImportDetail): boolean =>
  status === "failed" && fault !== null && UNREAD.includes(fault.code);
