import { corpusFile } from "./support.ts";

/**
 * For tables: a report that holds just one row is the header of the corpus file that the row stands in, and the row.
 * `files` tells how many lines of each stand above its rows.
 */
export const tableWrap =
  (format: string, files: Readonly<Record<string, number>>) =>
  (record: Uint8Array): Buffer => {
    for (const [name, lines] of Object.entries(files)) {
      const bytes = corpusFile(`${format}/${name}`);
      if (!bytes.includes(record)) continue;
      let end = 0;
      for (let line = 0; line < lines; line++) end = bytes.indexOf("\n", end) + 1;
      return Buffer.concat([bytes.subarray(0, end), record, Buffer.from("\n")]);
    }
    throw new Error(`The row stands in no file of ${format}.`);
  };

/** The corpus of a table format: none.csv, one.csv, many.csv, and others with lines above their rows. */
export const tableCorpus = (format: string, others: Readonly<Record<string, number>> = {}) =>
  ({
    none: "none.csv",
    one: "one.csv",
    many: "many.csv",
    others: Object.keys(others),
    wrap: tableWrap(format, { "many.csv": 1, "one.csv": 1, ...others }),
    endsVisibly: false,
  }) as const;
