import { jsonGather } from "./json-gather.ts";
import { jsonScanner, type JsonKind, type JsonVisitor } from "./json-scanner.ts";
import type { ReportLimits } from "../report-limits.ts";

/** Names and 0-based positions that lead from the root to a value; empty for the root. */
export type JsonPath = readonly (string | number)[];

/**
 * What to do with a value. `take`: gather and parse all of it. `enter`: ask again for each member or element; a value
 * that is no list is taken instead. `skip`: pass over it.
 */
export type JsonChoice = "take" | "enter" | "skip";

/** Asked at the beginning of each value whose list was entered. `path` is only valid during the call. */
export type JsonSelect = (path: JsonPath, kind: JsonKind) => JsonChoice;

/** A value that was taken, with its byte range in the file, end exclusive. */
export type JsonPiece = {
  readonly path: JsonPath;
  readonly value: unknown;
  readonly byteStart: number;
  readonly byteEnd: number;
};

export type JsonFeed = {
  /** Scans a block of whole UTF-8 characters that begins at byte `base` of the file. */
  write(block: Buffer, base: number): void;
  /** Whether the bytes up to here are whole. */
  complete(byteEnd: number): boolean;
  /** Hands over, and forgets, the pieces that are ready; also after a fault. */
  take(): JsonPiece[];
};

/** Chooses values of JSON bytes by their path. With many roots, the first entry of a path counts the roots. */
export const jsonFeed = (select: JsonSelect, limits: ReportLimits, manyRoots = false): JsonFeed => {
  const gather = jsonGather(limits);
  const path: (string | number)[] = manyRoots ? [-1] : [];
  const entered: JsonKind[] = manyRoots ? ["array"] : [];
  let ready: JsonPiece[] = [];
  /** How many values are open within the one that is taken or skipped, itself included. */
  let within = 0;
  let taking = false;
  let takenStart = 0;

  const beginChosen = (kind: JsonKind, byteStart: number): void => {
    const last = path.length - 1;
    if (entered.at(-1) === "array") path[last] = Number(path[last]) + 1;
    const choice = select(path, kind);
    if (choice === "enter" && (kind === "object" || kind === "array")) {
      entered.push(kind);
      path.push(kind === "array" ? -1 : "");
      return;
    }
    within = 1;
    taking = choice !== "skip";
    takenStart = byteStart;
    if (taking) gather.begin(byteStart, "recordLength");
  };

  const finishTaken = (byteEnd: number): void => {
    taking = false;
    const value: unknown = JSON.parse(gather.end(byteEnd));
    ready.push({ path: [...path], value, byteStart: takenStart, byteEnd });
  };

  const visitor: JsonVisitor = {
    begin: (kind, byteStart) => {
      if (within > 0) within += 1;
      else beginChosen(kind, byteStart);
    },
    end: (byteEnd) => {
      if (within > 0) {
        within -= 1;
        if (within === 0 && taking) finishTaken(byteEnd);
      } else {
        entered.pop();
        path.pop();
      }
    },
    keyBegin: (byteStart) => {
      if (within === 0) gather.begin(byteStart, "nameLength");
    },
    keyEnd: (byteEnd) => {
      if (within === 0) path[path.length - 1] = String(JSON.parse(gather.end(byteEnd)));
    },
  };
  const scanner = jsonScanner(visitor, limits, manyRoots);

  return {
    write: (block, base) => {
      gather.enter(block, base);
      scanner.write(block, base);
      gather.leave();
    },
    complete: (byteEnd) => {
      gather.enter(Buffer.alloc(0), byteEnd);
      return scanner.complete(byteEnd);
    },
    take: () => {
      const taken = ready;
      ready = [];
      return taken;
    },
  };
};
