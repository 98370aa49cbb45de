import { tooLarge, type ReportLimits } from "../report-limits.ts";

/**
 * The same text in memory of its own. A part of a string keeps the whole of it alive, here the 64 KB that the parser
 * had at hand, so that remembering a thousand short names would hold 64 MB. Joining and cutting makes a copy.
 */
export const ownText = (text: string): string => ` ${text}`.slice(1);

/**
 * The text of the one element that is being read, and a tally of all text kept for the present record. `reset` starts
 * the tally anew. Passing `recordLength` is a `report.too-large` fault.
 */
export type KeptText = {
  /** Starts to keep text. */
  begin(): void;
  /** Adds text, or drops it when nothing was begun. */
  add(text: string): void;
  /** What was kept since `begin`, or null when nothing was begun. */
  end(): string | null;
  /** Counts something else that is kept with the record, such as its attributes. */
  count(length: number): void;
  reset(where: string): void;
};

export const keptText = (limits: ReportLimits): KeptText => {
  let text: string | null = null;
  let held = 0;
  let place = "scan settings";

  const count = (length: number): void => {
    held += length;
    if (held > limits.recordLength) throw tooLarge(limits, "recordLength", place);
  };

  return {
    begin: () => {
      text = "";
      count(64);
    },
    add: (part) => {
      if (text === null) return;
      count(part.length);
      text += part;
    },
    end: () => {
      const kept = text;
      text = null;
      return kept === null ? null : ownText(kept);
    },
    count,
    reset: (where) => {
      text = null;
      held = 0;
      place = where;
    },
  };
};
