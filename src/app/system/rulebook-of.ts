import type { Rulebook } from "#domain/rulebook.ts";
import { rulebookFrom } from "#domain/rulebook/rulebook-from.ts";
import { rulebookById, RULEBOOKS } from "#rulebooks/index.ts";
import type { Tx } from "#store/database.ts";
import { ownRulebook, type OwnRulebook, type RulebookChoice } from "#store/rulebooks.ts";
import type { System } from "#store/systems.ts";

const made = new WeakMap<object, Rulebook>();

/** The rulebook that a system follows: one that ships with the program, or the organization's version of one. */
export const rulebookOf = (system: Pick<System, "rulebookId" | "ownRulebook">): Rulebook => {
  const own = system.ownRulebook;
  if (own === null) return rulebookById(system.rulebookId);
  const known = made.get(own);
  if (known) return known;
  const rulebook = rulebookMade({ ...own, id: system.rulebookId });
  made.set(own, rulebook);
  return rulebook;
};

/** An organization's own rulebook as a rulebook. Throws `input.invalid` for settings that do not fit. */
export const rulebookMade = (own: Pick<OwnRulebook, "id" | "name" | "baseId" | "changes">): Rulebook =>
  rulebookFrom(rulebookById(own.baseId), own.changes, { id: own.id, name: own.name });

export const isShipped = (id: string): boolean => RULEBOOKS.some((rulebook) => rulebook.id === id);

/** The rulebook of that choice. Throws `input.invalid` when there is none. */
export const chosenRulebook = async (
  tx: Tx,
  organizationId: string,
  { rulebookId, rulebookVersion }: RulebookChoice,
): Promise<Rulebook> => {
  if (rulebookVersion === null) return rulebookById(rulebookId);
  const own = await ownRulebook(tx, organizationId, rulebookId, rulebookVersion);
  return own === null ? rulebookById(rulebookId) : rulebookMade(own);
};
