import { tooLarge, type ReportLimits } from "../report-limits.ts";

/**
 * Gathers the bytes from one place of the file to a later one while blocks go by. Only what was begun is kept, at most
 * as many bytes as the limit allows; passing it is a `report.too-large` fault.
 */
export type JsonGather = {
  /** The block that is being scanned, and where in the file it begins. */
  enter(block: Buffer, base: number): void;
  begin(byteStart: number, limit: "recordLength" | "nameLength"): void;
  /** The text from `begin` to here. */
  end(byteEnd: number): string;
  /** Keeps what was begun in the present block, which goes away. */
  leave(): void;
};

export const jsonGather = (limits: ReportLimits): JsonGather => {
  let block: Buffer = Buffer.alloc(0);
  let base = 0;
  let start = -1;
  let limit: "recordLength" | "nameLength" = "recordLength";
  let kept: Buffer[] = [];

  const bounded = (byteEnd: number): void => {
    if (byteEnd - start > limits[limit]) throw tooLarge(limits, limit, `byte ${start}`);
  };

  return {
    enter: (next, place) => {
      block = next;
      base = place;
    },
    begin: (byteStart, most) => {
      start = byteStart;
      limit = most;
    },
    end: (byteEnd) => {
      bounded(byteEnd);
      const rest = block.subarray(Math.max(0, start - base), byteEnd - base);
      const whole = kept.length === 0 ? rest : Buffer.concat([...kept, rest]);
      kept = [];
      start = -1;
      return whole.toString("utf8");
    },
    leave: () => {
      if (start < 0) return;
      bounded(base + block.length);
      kept.push(Buffer.from(block.subarray(Math.max(0, start - base))));
    },
  };
};
