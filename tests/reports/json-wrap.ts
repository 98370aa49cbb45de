import type { ContractCorpus } from "./contract.ts";
import { corpusFile } from "./support.ts";

type JsonCorpusOptions = {
  readonly others?: readonly string[];
  readonly extension?: string;
  /** Entries that stay beside the record, since they say something about it. */
  readonly keep?: (entry: unknown) => boolean;
};

/**
 * The corpus of a JSON format: none, one, many and others. A report that holds just one record is the corpus file in which
 * the record stands, with the lists of that name cut down to it.
 */
export const jsonCorpus = (
  format: string,
  lists: readonly string[],
  { others = [], extension = "json", keep = () => false }: JsonCorpusOptions = {},
): ContractCorpus => {
  const [none, one, many] = [`none.${extension}`, `one.${extension}`, `many.${extension}`];
  return {
    none,
    one,
    many,
    others,
    wrap: (record) => {
      const name = [many, one, ...others].find((file) => corpusFile(`${format}/${file}`).includes(record));
      if (name === undefined) throw new Error(`The record stands in no file of ${format}.`);
      const wanted = JSON.stringify(JSON.parse(Buffer.from(record).toString()));
      const isWanted = (entry: unknown): boolean => JSON.stringify(entry) === wanted || keep(entry);
      const file: unknown = JSON.parse(corpusFile(`${format}/${name}`).toString());
      return Buffer.from(JSON.stringify(cutDown(file, lists, isWanted)));
    },
  };
};

const cutDown = (
  value: unknown,
  lists: readonly string[],
  isWanted: (entry: unknown) => boolean,
): unknown => {
  if (Array.isArray(value)) return value.map((entry) => cutDown(entry, lists, isWanted));
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, inner]: [string, unknown]) => [
      name,
      lists.includes(name) ? only(inner, isWanted) : cutDown(inner, lists, isWanted),
    ]),
  );
};

const only = (list: unknown, isWanted: (entry: unknown) => boolean): unknown => {
  if (Array.isArray(list)) return list.filter(isWanted);
  if (typeof list !== "object" || list === null) return list;
  return Object.fromEntries(Object.entries(list).filter(([, entry]) => isWanted(entry)));
};
