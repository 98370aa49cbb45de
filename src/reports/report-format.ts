import type { Reading } from "#domain/reading.ts";
import type { ReportLimits } from "./report-limits.ts";

/**
 * The port of this floor: one kind of file that a scanner or assessor hands over.
 *
 * `detect` answers from the first bytes of the file (at most 64 KB, possibly the whole file), never from its name, and
 * never throws. `read` pulls the bytes and yields readings in file order, holding at most one record (and the scan's
 * own coverage lists) in memory. How the bytes are cut into chunks never changes the readings. It throws a `Fault`:
 * `report.malformed`, `report.truncated` or `report.too-large`; readings yielded before stay valid.
 */
export type ReportFormat<Id extends string = string> = {
  readonly id: Id;
  detect(head: Uint8Array): boolean;
  read(bytes: AsyncIterable<Uint8Array>, limits?: ReportLimits): AsyncGenerator<Reading>;
};
