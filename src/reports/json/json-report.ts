import { checkName } from "#domain/coverage.ts";
import type {
  AssetIdentity,
  Credentialed,
  Reading,
  ScanReading,
  ScanTime,
  StatementReading,
} from "#domain/reading.ts";
import { assetBook } from "../parts/asset-book.ts";
import { readJson, type JsonPiece } from "../json.ts";
import type { JsonPatterns } from "./json-pattern.ts";
import { placeText, setAsideReading, type RecordPlace } from "../parts/record-place.ts";
import { tooLarge, type ReportLimits } from "../report-limits.ts";
import type { NoSighting, SightedRecord, SightingRemark } from "../parts/sighting.ts";

/** One raw record that shows something on an asset. */
export type FoundRecord = {
  readonly asset: FoundAsset;
  readonly record: SightedRecord;
  readonly remarks: readonly SightingRemark[];
  /** Whether the check came to an answer on the asset, as the file says; null when it does not speak of that. */
  readonly answered: boolean | null;
};

/** An asset, and what is known of the tool's visit to it. */
export type FoundAsset = {
  readonly asset: AssetIdentity;
  readonly scannedAt: ScanTime | null;
  readonly credentialed: Credentialed;
};

/** One raw record that speaks about findings. */
export type FoundStatement = {
  readonly statement: Omit<StatementReading, "type" | keyof RecordPlace>;
  readonly remarks: readonly SightingRemark[];
};

/** A result that is no record of its own, such as a passed check. */
export type FoundAnswer = {
  readonly answer: { readonly asset: FoundAsset; readonly check: string; readonly conclusive: boolean };
};

export type JsonFound = FoundRecord | FoundStatement | FoundAnswer | NoSighting;

/** How the records of one JSON file are read, once its facts are known. */
export type JsonReport = {
  readonly scan: Omit<ScanReading, "type">;
  /** Assets that the file is about even when it has no records of them. */
  readonly assets: readonly FoundAsset[];
  /** Odd things about the file as a whole. */
  readonly remarks?: readonly SightingRemark[];
  /** Where the raw records stand; each is an object. */
  readonly patterns: JsonPatterns;
  readonly manyRoots?: boolean;
  /** What the object at the path says; null when it says nothing that is kept. */
  found(piece: JsonPiece): JsonFound | null;
};

/**
 * Reads the pieces of a file that say something of the whole of it, before its records are read. What is kept of them may
 * hold `definitionsLength` bytes in all; `visit` returns false when it kept nothing of a piece.
 */
export const collectJson = async (
  bytes: AsyncIterable<Uint8Array>,
  patterns: JsonPatterns,
  limits: ReportLimits,
  visit: (piece: JsonPiece) => unknown,
): Promise<void> => {
  let held = 0;
  for await (const piece of readJson(bytes, patterns.select, limits)) {
    if (!patterns.matches(piece.path) || visit(piece) === false) continue;
    held += piece.byteEnd - piece.byteStart + 64;
    if (held > limits.definitionsLength)
      throw tooLarge(limits, "definitionsLength", `byte ${piece.byteStart}`);
  }
};

/** The readings of a JSON file, in the order that the port asks for. Memory: one record, and the assets' checks. */
export async function* readJsonReport(
  bytes: AsyncIterable<Uint8Array>,
  report: JsonReport,
  limits: ReportLimits,
): AsyncGenerator<Reading> {
  let ready: Reading[] = [];
  const book = assetBook((reading) => ready.push(reading), limits);
  const told = new Set<string>();
  let ordinal = 0;
  let heldLong = 0;

  /** Names of assets and checks stay until the end. Their number is bounded by the book, long ones are here. */
  const boundName = (name: string): void => {
    if (name.length > LONG_NAME) heldLong += name.length;
    if (heldLong > limits.definitionsLength) throw tooLarge(limits, "definitionsLength", `record ${ordinal}`);
  };

  const answer = ({ asset }: FoundAsset, check: string, conclusive: boolean): void => {
    boundName(check);
    book.answer(asset.identifier, check, conclusive);
  };

  const meet = ({ asset, scannedAt, credentialed }: FoundAsset): void => {
    if (!book.meet(asset, scannedAt)) return;
    boundName(asset.identifier);
    book.note(asset.identifier, { credentialed });
  };

  const tell = (remarks: readonly SightingRemark[], where: string): void => {
    for (const { code, message, once } of remarks) {
      if (once === true && told.has(code)) continue;
      if (once === true) told.add(code);
      ready.push({ type: "remark", remark: { code, where, message } });
    }
  };

  const add = (found: Exclude<JsonFound, FoundAnswer>, place: RecordPlace): void => {
    if ("setAside" in found) {
      ready.push(setAsideReading(place, found.setAside.code, found.setAside.message));
      return;
    }
    if ("record" in found) {
      const { asset, record, answered } = found;
      meet(asset);
      ready.push({ type: "record", ...place, asset: asset.asset.identifier, ...record });
      if (answered !== null) answer(asset, checkName(report.scan.detector, record.weakness), answered);
    } else ready.push({ type: "statement", ...place, ...found.statement });
    tell(found.remarks, placeText(place));
  };

  const take = (piece: JsonPiece): void => {
    const { path, value, byteStart, byteEnd } = piece;
    if (!report.patterns.matches(path)) {
      if (value !== null) tell([misplaced(piece)], `bytes ${byteStart} to ${byteEnd}`);
      return;
    }
    const found = isRecord(value) ? report.found(piece) : NO_RECORD;
    if (found === null) return;
    if ("answer" in found) {
      meet(found.answer.asset);
      answer(found.answer.asset, found.answer.check, found.answer.conclusive);
      return;
    }
    ordinal += 1;
    add(found, { ordinal, byteStart, byteEnd });
  };

  ready.push({ type: "scan", ...report.scan });
  tell(report.remarks ?? [], "file");
  for (const asset of report.assets) meet(asset);
  const options = { manyRoots: report.manyRoots ?? false };
  for await (const piece of readJson(bytes, report.patterns.select, limits, options)) {
    take(piece);
    yield* ready;
    ready = [];
  }
  book.endAll();
  yield* ready;
}

/** No tool has names of this many characters. */
const LONG_NAME = 1000;

const isRecord = (value: unknown): boolean =>
  typeof value === "object" && value !== null && !Array.isArray(value);

const NO_RECORD: NoSighting = {
  setAside: {
    code: "report.not-a-record",
    message: "A value stands where a record belongs, but it is no object.",
  },
};

const misplaced = ({ path }: JsonPiece): SightingRemark => ({
  code: "report.unexpected-value",
  message: `Expected a list at ${path.join("/").slice(0, 200) || "the root"}, found a single value; it was passed over.`,
});
