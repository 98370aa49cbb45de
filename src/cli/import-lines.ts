import type { ImportedFile } from "#app/import/import-files.ts";
import type { WatchedFile } from "#app/watch/take-watched.ts";

/** What the command line says of an imported file, as JSON and as lines. */
export const resultOf = (file: string, imported: ImportedFile) => {
  const { assets: _, ...counts } = imported.counts ?? { assets: 0 };
  return {
    file,
    importId: imported.id,
    ...(imported.repeatOf === null ? {} : { repeatOf: imported.repeatOf }),
    sha256: imported.sha256,
    ...counts,
    remarks: [...imported.remarks, ...imported.setAside.map(({ remark }) => remark)],
  };
};

export const linesOf = (imported: ImportedFile, preview: boolean): string[] => {
  const c = imported.counts;
  if (!c) return [`${imported.fileName}: ${imported.status}`];
  if (imported.repeatOf !== null)
    return [`${imported.fileName}: imported before as ${imported.repeatOf}; nothing changes.`];
  return [
    `${imported.fileName}${preview ? " (preview, nothing changed)" : ""}`,
    `  ${c.records} records = ${c.opened} opened + ${c.returned} returned + ${c.seenAgain} seen again + ${c.duplicates} duplicate + ${c.informational} informational + ${c.setAside} set aside`,
    `  no longer shown: ${c.fixed} fixed, ${c.notObserved} not observed`,
    `  items: ${c.itemsOpened} opened, ${c.itemsReopened} reopened, ${c.itemsProposedForClosure} proposed for closure`,
    ...imported.remarks.map((remark) => `  remark ${remark.code} at ${remark.where}: ${remark.message}`),
  ];
};

/** One line for a file of a watched folder. */
export const watchedLine = (file: WatchedFile): string => {
  const { counts: c, id, repeatOf } = file.imported;
  if (file.outcome === "refused") return `${file.path}: refused. ${file.fault.code}: ${file.fault.message}`;
  if (file.outcome === "known" || !c)
    return `${file.path}: imported before as ${repeatOf ?? id}; nothing changes.`;
  return (
    `${file.path}: applied. ${c.records} records, ${c.opened} opened, ${c.returned} returned, ${c.seenAgain} seen again, ` +
    `${c.fixed} fixed, ${c.notObserved} not observed, ${c.itemsOpened} items opened`
  );
};

/** The same as one JSON value. */
export const watchedResult = (file: WatchedFile) => ({
  outcome: file.outcome,
  ...resultOf(file.path, file.imported),
  ...(file.outcome === "refused" ? { fault: file.fault } : {}),
});
