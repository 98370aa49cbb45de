import type { Actor } from "#domain/access.ts";
import { Fault } from "#domain/fault.ts";
import { mappingDraft } from "#domain/given-mapping.ts";
import { mappingProblems, type MappingProblem } from "#domain/mapping-check.ts";
import { guessMapping } from "#domain/mapping-guess.ts";
import { columnsOf, type Mapping, type SavedMapping } from "#domain/mapping.ts";
import { tableFace, type ReportBytes, type TableFace } from "#reports/index.ts";
import { latestMappings } from "#store/mappings.ts";
import { inTransaction } from "#store/transaction.ts";
import { authorize } from "../authorize.ts";
import type { App } from "../context.ts";
import { requireImport } from "../import/find-import.ts";
import { openTable } from "./open-table.ts";
import { mappedRows, type MappedRows } from "./mapped-rows.ts";

/** What to look at: an import's stored file, or a table as text. */
export type PreviewedTable = { readonly importId: string } | { readonly text: string };

export type MappingPreview = {
  readonly columns: TableFace["columns"];
  readonly delimiter: string;
  /** The sheets of a workbook and the one that was looked at; null for a text file. */
  readonly workbook: { readonly sheets: readonly string[]; readonly sheet: string } | null;
  /** A mapping guessed by the headers; a suggestion only. */
  readonly suggestion: Omit<Mapping, "source">;
  /** Saved mappings whose columns are all there. */
  readonly fitting: readonly SavedMapping[];
  readonly problems: readonly MappingProblem[];
  /** What the rows would become; null while the mapping has problems, or when none was given. */
  readonly rows: MappedRows | null;
};

/**
 * Shows what the rows of a table would become under a mapping that is still being written; nothing is changed. Throws
 * `report.unrecognized` for a file that is no table.
 */
export const previewMapping = async (
  app: App,
  actor: Actor,
  systemId: string,
  table: PreviewedTable,
  given: unknown,
): Promise<MappingPreview> => {
  const { bytes, name, saved } = await inTransaction(app.store.db, actor, async (tx) => {
    await authorize(tx, actor, systemId, "import.preview");
    const saved = await latestMappings(tx, systemId);
    if ("text" in table) return { bytes: textBytes(table.text), name: "Table", saved };
    const row = await requireImport(tx, table.importId);
    await authorize(tx, actor, row.systemId, "import.preview");
    if (row.systemId !== systemId) await requireImport(tx, "");
    return { bytes: () => app.store.rawFiles.read(row.sha256), name: row.fileName, saved };
  });
  const draft = given === null || given === undefined ? null : mappingDraft(given);
  const { open, workbook } = await openTable(bytes, draft?.sheet ?? null);
  const face = await tableFace(open);
  if (face === null) {
    throw new Fault(
      "report.unrecognized",
      "Expected a table with a row of headers (CSV, semicolons, tabs, or a workbook), found none in the beginning of the file. Export it as a table.",
    );
  }
  const present = new Set(face.columns.map((column) => column.name.toLowerCase()));
  const problems = draft === null ? [] : [...mappingProblems(draft), ...absentColumns(draft, present)];
  return {
    columns: face.columns,
    delimiter: face.delimiter,
    workbook: workbook && { sheets: workbook.sheets, sheet: workbook.sheet },
    suggestion: guessMapping(face.columns, name.replace(/\.[a-z]{2,5}$/i, "").slice(0, 100)),
    fitting: saved.filter(({ mapping }) => columnsOf(mapping).every((column) => present.has(column))),
    problems,
    rows:
      draft === null || problems.some(({ field }) => field !== "name")
        ? null
        : await mappedRows(draft, open, face.delimiter),
  };
};

const absentColumns = (mapping: Mapping, present: ReadonlySet<string>): MappingProblem[] =>
  columnsOf(mapping)
    .filter((column) => !present.has(column))
    .map((column) => ({ field: "fields", message: `The file has no column "${column.slice(0, 100)}".` }));

const textBytes = (text: string): ReportBytes =>
  async function* () {
    yield Buffer.from(text);
  };
