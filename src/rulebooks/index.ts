import { Fault } from "#domain/fault.ts";
import type { Rulebook } from "#domain/rulebook.ts";
import { fedrampRev5 } from "./fedramp-rev5.ts";

/** THE list of rulebooks: adding a regime is one file and one line here. */
export const RULEBOOKS: readonly Rulebook[] = [fedrampRev5];

/** The rulebook of that id. Throws `input.invalid` with the ids that exist. */
export const rulebookById = (id: string): Rulebook => {
  const rulebook = RULEBOOKS.find((candidate) => candidate.id === id);
  if (rulebook) return rulebook;
  const known = RULEBOOKS.map((candidate) => candidate.id).join(", ");
  throw new Fault("input.invalid", `Expected a rulebook id, one of: ${known}. Found "${id}".`);
};
