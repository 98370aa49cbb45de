import type { ImportDetail } from "../../api/api.generated.ts";

const UNREAD: ReadonlySet<string> = new Set(["report.unrecognized", "mapping.columns-missing"]);

/** Whether a file that could not be read may be a table whose columns a person can name. */
export const isMappable = ({ status, fault }: ImportDetail): boolean =>
  status === "failed" && fault !== null && UNREAD.has(fault.code);
