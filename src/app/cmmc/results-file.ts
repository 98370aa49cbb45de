import type { CmmcLevel } from "#domain/cmmc/requirement.ts";
import { requirementNamed, resultOfWord } from "#domain/cmmc/result.ts";
import { Fault } from "#domain/fault.ts";
import { csvHeader } from "#reports/csv/csv-head.ts";
import { rowScanner } from "#reports/csv/csv-scan.ts";
import { cellTexts } from "#reports/csv/csv-text.ts";
import { DEFAULT_REPORT_LIMITS } from "#reports/report-limits.ts";
import { rulesOfLevel } from "#rulebooks/cmmc/levels.ts";
import type { GivenResult } from "./record-results.ts";

/** The largest list of results that is read: far more than 110 rows with long notes. */
export const MAX_RESULTS_BYTES = 4 * 1024 * 1024;

type Row = {
  readonly where: string;
  readonly requirement: string;
  readonly result: string;
  readonly note: string | null;
  readonly evidence: string | null;
};

const COLUMNS = {
  requirement: ["id", "requirement", "requirement id", "practice", "control", "cmmc id"],
  result: ["result", "status", "finding", "assessment result"],
  note: ["note", "notes", "comment", "comments"],
  evidence: ["evidence"],
} as const;

/**
 * The results that a file lists: CSV (commas, semicolons or tabs) with a header that names a requirement and a result
 * column, or JSON (a list of such rows, or one object from requirement to result). Everything or nothing: throws
 * `cmmc.results-invalid` with the first places that are not understood.
 */
export const resultsFrom = (bytes: Uint8Array, level: CmmcLevel): GivenResult[] => {
  if (bytes.length > MAX_RESULTS_BYTES)
    throw invalid(`at most ${MAX_RESULTS_BYTES} bytes`, `${bytes.length}`, "Leave out what is no result");
  const rows = looksLikeJson(bytes) ? jsonRows(bytes) : csvRows(bytes);
  if (rows.length === 0) throw invalid("at least one result", "none", "Give a row for each requirement");
  const { requirements } = rulesOfLevel(level);
  const wrong: string[] = [];
  const results = rows.flatMap((row): GivenResult[] => {
    const requirement = requirementNamed(requirements, row.requirement);
    const result = resultOfWord(row.result);
    if (requirement === null)
      wrong.push(`${row.where}: no requirement "${row.requirement.slice(0, 40)}" at Level ${level}`);
    else if (result === null) wrong.push(`${row.where}: no result "${row.result.slice(0, 40)}"`);
    else return [{ requirement: requirement.id, result, note: row.note, evidence: row.evidence }];
    return [];
  });
  if (wrong.length > 0)
    throw invalid(
      "rows with a requirement and one of met, not met, partial, not applicable, not assessed",
      `${wrong.slice(0, 3).join("; ")}${wrong.length > 3 ? ` and ${wrong.length - 3} more` : ""}`,
      "Correct them; nothing was recorded",
    );
  return results;
};

const invalid = (expected: string, found: string, advice: string): Fault =>
  new Fault("cmmc.results-invalid", `Expected ${expected}, found ${found}. ${advice}.`);

const looksLikeJson = (bytes: Uint8Array): boolean => {
  const first = bytes.find((byte) => byte > 0x20 && byte < 0x80);
  return first === 0x5b || first === 0x7b;
};

const has = (names: ReadonlySet<string>, wanted: readonly string[]): boolean =>
  wanted.some((name) => names.has(name));

const csvRows = (bytes: Uint8Array): Row[] => {
  const header = csvHeader(bytes, (names) => has(names, COLUMNS.requirement) && has(names, COLUMNS.result));
  if (header === null)
    throw invalid(
      "a header row with the columns id and result",
      "none",
      "Write CSV with the columns id, result, note and evidence, or JSON",
    );
  const column = (wanted: readonly string[]): number =>
    header.names.findIndex((name) => wanted.includes(name));
  const at = {
    requirement: column(COLUMNS.requirement),
    result: column(COLUMNS.result),
    note: column(COLUMNS.note),
    evidence: column(COLUMNS.evidence),
  };
  const scanner = rowScanner(header.delimiter, DEFAULT_REPORT_LIMITS, header.end);
  scanner.push(bytes.subarray(header.end.byte));
  const rows: Row[] = [];
  for (;;) {
    const row = scanner.next() ?? scanner.last();
    if (row === "open quote")
      throw invalid("quotes that are closed", "an open one at the end of the file", "Save the table anew");
    if (row === null) return rows;
    const cells = cellTexts(row);
    const { line, ended } = row;
    const cell = (index: number): string | null => cells[index] || null;
    if (cells.some((text) => text !== ""))
      rows.push({
        where: `line ${line}`,
        requirement: cell(at.requirement) ?? "",
        result: cell(at.result) ?? "",
        note: cell(at.note),
        evidence: cell(at.evidence),
      });
    if (!ended) return rows;
  }
};

const jsonRows = (bytes: Uint8Array): Row[] => {
  const value = parsed(bytes);
  const list = Array.isArray(value) ? value : isObject(value) ? (value["results"] ?? value) : null;
  if (Array.isArray(list)) return list.map((each: unknown, index) => jsonRow(each, index + 1));
  if (!isObject(list)) throw invalid("a list of results", "another JSON value", "Write [{id, result, note}]");
  return Object.entries(list).map(([requirement, result], index) =>
    isObject(result)
      ? jsonRow({ ...result, id: requirement }, index + 1)
      : jsonRow({ id: requirement, result }, index + 1),
  );
};

const parsed = (bytes: Uint8Array): unknown => {
  try {
    return JSON.parse(new TextDecoder().decode(bytes));
  } catch (error) {
    throw new Fault(
      "cmmc.results-invalid",
      `Expected JSON, found: ${error instanceof Error ? error.message.slice(0, 120) : "something else"}. Save the file anew.`,
      { cause: error },
    );
  }
};

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

const jsonRow = (value: unknown, ordinal: number): Row => {
  const given = isObject(value) ? value : {};
  const text = (names: readonly string[]): string | null => {
    const found = names.map((name) => given[name]).find((each) => each !== undefined && each !== null);
    return typeof found === "string" ? found.trim() || null : null;
  };
  return {
    where: `entry ${ordinal}`,
    requirement: text(COLUMNS.requirement) ?? "",
    result: text(COLUMNS.result) ?? "",
    note: text(COLUMNS.note),
    evidence: text(COLUMNS.evidence),
  };
};
