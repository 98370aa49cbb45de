import type { CalendarDate } from "#domain/calendar.ts";
import { readiness, type ReadinessFinding } from "#domain/readiness/readiness.ts";
import { readDocument } from "#documents/index.ts";
import { rulebookById } from "#rulebooks/index.ts";
import { readinessOfEntry } from "./readiness-of-document.ts";

export type LintWishes = {
  readonly rulebookId: string;
  /** The day for which the document is judged; null: its own day, else `today`. */
  readonly asOf: CalendarDate | null;
  readonly today: CalendarDate;
};

/**
 * What keeps a POA&M document from being handed in, item by item; the day for which it was judged. Throws the faults of
 * `readDocument`, and `input.invalid` for a rulebook that does not exist.
 */
export const lintDocument = async (
  bytes: Uint8Array,
  { rulebookId, asOf, today }: LintWishes,
): Promise<{ readonly on: CalendarDate; readonly items: number; readonly findings: ReadinessFinding[] }> => {
  const rulebook = rulebookById(rulebookId);
  const { items, system } = (await readDocument(bytes)).document;
  const on = asOf ?? system.poamDate ?? today;
  const findings = readiness(items.map(readinessOfEntry), {
    on,
    rulebook,
    impactLevel: system.impactLevel,
    inventory: null,
    system: null,
  });
  return { on, items: items.length, findings };
};
