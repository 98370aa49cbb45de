import type { Actor } from "#domain/access.ts";
import { dateOfInstant } from "#domain/calendar.ts";
import { requireSource, type GivenSource } from "#domain/finding-source.ts";
import { requireTypedFinding, type TypedFinding } from "#domain/typed-finding.ts";
import { manualFile } from "#reports/index.ts";
import { inTransaction } from "#store/transaction.ts";
import { authorize } from "../authorize.ts";
import type { App } from "../context.ts";
import { importFile, type ImportedFile, type ImportWishes } from "../import/import-files.ts";

/** A finding as somebody typed it; its source is checked before anything else. */
export type GivenFinding = Omit<TypedFinding, "source"> & { readonly source: GivenSource };

/** The import that the finding came in with, and the items in which it stands now. */
export type RecordedFinding = { readonly imported: ImportedFile; readonly poamIds: readonly string[] };

/**
 * Records a finding that a person typed in: it is written as a file of its own and taken in like any other, so that it can be
 * traced, undone and told anew. The same finding typed twice is a repeat. Throws `source.missing` and `input.invalid`.
 */
export const recordFinding = async (
  app: App,
  actor: Actor,
  systemId: string,
  given: GivenFinding,
  wishes: Pick<ImportWishes, "instead"> = {},
): Promise<RecordedFinding> => {
  await inTransaction(app.store.db, actor, (tx) => authorize(tx, actor, systemId, "import.apply"));
  const source = requireSource(given.source);
  const finding = { ...given, source };
  requireTypedFinding(finding, dateOfInstant(app.now()));
  const bytes = manualFile(finding);
  const file = {
    path: `${fileWord(source.reference)}, ${fileWord(finding.name)}.json`,
    open: async function* () {
      yield bytes;
    },
  };
  const imported = await importFile(app, actor, systemId, file, false, wishes);
  const poamIds = imported.changes.flatMap(({ poamId }) => poamId ?? []);
  return { imported, poamIds: [...new Set(poamIds)] };
};

/** A text as part of a file's name: no path, nothing unprintable. */
const fileWord = (text: string): string =>
  text
    .replaceAll(/[/\\\p{Cc}]+/gu, " ")
    .trim()
    .slice(0, 80);
