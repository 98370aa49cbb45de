import { ownText } from "./kept-text.ts";
import { tooLarge, type ReportLimits } from "../report-limits.ts";

/** What a file defines apart from its records (glossary entries, rules, components), by id. */
export type DefinitionShelf<Facts> = {
  /**
   * Keeps facts under an id, lists and plain records in them as copies; of several under one id the last. `length` is how many
   * characters they hold, which is counted when it is not given.
   */
  put(id: string, facts: Facts, length?: number): void;
  get(id: string): Facts | null;
};

/** An empty shelf. Passing `listEntries` or `definitionsLength` is a `report.too-large` fault. */
export const definitionShelf = <Facts>(limits: ReportLimits): DefinitionShelf<Facts> => {
  const shelf = new Map<string, Facts>();
  const budget = textBudget(limits);
  return {
    put: (id, facts, length = lengthOfFacts(facts)) => {
      const where = `definition ${id.slice(0, 60)}`;
      budget.spend(id.length + length, where);
      shelf.set(ownText(id), ownFacts(facts));
      if (shelf.size > limits.listEntries) throw tooLarge(limits, "listEntries", where);
    },
    get: (id) => shelf.get(id) ?? null,
  };
};

/** Counts the characters of what is kept of a whole file; passing `definitionsLength` is a `report.too-large` fault. */
export const textBudget = (limits: ReportLimits) => {
  let held = 0;
  return {
    spend: (length: number, where: string): void => {
      held += length + 64;
      if (held > limits.definitionsLength) throw tooLarge(limits, "definitionsLength", where);
    },
  };
};

/** How many characters the texts and lists of some facts hold, nested ones included. */
export const lengthOfFacts = (facts: unknown): number => {
  if (typeof facts === "string") return facts.length;
  if (typeof facts !== "object" || facts === null) return 8;
  return Object.values(facts).reduce<number>((sum, part) => sum + lengthOfFacts(part), 8);
};

/** A copy whose texts do not keep longer ones alive that they are a part of. */
const ownFacts = <Facts>(facts: Facts): Facts => {
  const own = (part: unknown): unknown => {
    if (typeof part === "string") return ownText(part);
    if (Array.isArray(part)) return part.map(own);
    if (typeof part !== "object" || part === null || Object.getPrototypeOf(part) !== Object.prototype)
      return part;
    return Object.fromEntries(Object.entries(part).map(([name, value]) => [name, own(value)]));
  };
  return own(facts) as Facts;
};
