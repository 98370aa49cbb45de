import type { Reading } from "#domain/reading.ts";
import type { Severity } from "#domain/risk-rating.ts";
import type { ReportLimits } from "./report-limits.ts";

/** The bytes of a file from their beginning, as often as they are asked for: some formats name their scan at the end. */
export type ReportBytes = () => AsyncIterable<Uint8Array>;

/**
 * The port of this floor: one kind of file that a scanner or assessor hands over.
 *
 * `detect` answers from the first bytes of the file (at most 64 KB, possibly the whole file), never from its name, and
 * never throws. `read` pulls the bytes and yields readings in file order, holding at most one record (and the scan's
 * own facts and lists) in memory; it may open the bytes several times. How the bytes are cut into chunks never changes
 * the readings. It throws a `Fault`: `report.malformed`, `report.truncated` or `report.too-large`; readings yielded
 * before stay valid.
 */
export type ReportFormat<Id extends string = string> = {
  readonly id: Id;
  readonly about: ReportFormatFacts;
  detect(head: Uint8Array): boolean;
  read(open: ReportBytes, limits?: ReportLimits): AsyncGenerator<Reading>;
};

/** What docs/formats.md says of a format. Sentences for people, checked by the readers' tests. */
export type ReportFormatFacts = {
  /** Product and kind of file, such as `Trivy JSON report`. */
  readonly title: string;
  /** What makes two records the same finding. */
  readonly identity: string;
  /** What the file proves to have looked at, and what not. */
  readonly coverage: string;
  /** The tool's severity words in lower case and what they mean here; how a record without one is rated. */
  readonly severities: Readonly<Record<string, Severity>>;
};
