import type { ImportDetail } from "../../api/api.generated.ts";

const UNREAD: ReadonlySet<string> = new Set(["report.unrecognized", "mapping.columns-missing"]);

/** Whether a file may be a table whose columns a person can name: it could not be read, or waits and was mapped before. */
export const isMappable = ({ status, fault, mapping }: ImportDetail): boolean =>
  (status === "failed" && fault !== null && UNREAD.has(fault.code)) ||
  (status === "previewed" && mapping !== null);
