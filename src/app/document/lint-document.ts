import type { CalendarDate } from "#domain/calendar.ts";
import { readinessContext } from "#domain/readiness/readiness-context.ts";
import { judgeItem, judgeTogether, type ReadinessFinding } from "#domain/readiness/readiness.ts";
import type { Remark } from "#domain/remark.ts";
import type { Rulebook } from "#domain/rulebook.ts";
import { readDocument } from "#documents/index.ts";
import type { PoamEntry } from "#documents/poam-document.ts";
import { rulebookById } from "#rulebooks/index.ts";
import { readinessOfEntry } from "./readiness-of-document.ts";

type Day = {
  /** The day for which the document is judged; null: its own day, else `today`. */
  readonly asOf: CalendarDate | null;
  readonly today: CalendarDate;
};

export type LintedDocument = {
  readonly on: CalendarDate;
  readonly items: number;
  /** What was odd in the document and was read all the same. */
  readonly remarks: readonly Remark[];
};

/** What takes the findings of one entry as they come; `entry` is null for what is found in all items together. */
type OnFindings = (entry: PoamEntry | null, findings: readonly ReadinessFinding[]) => void;

/**
 * Judges a POA&M document item by item, then all together, by what a document knows; nothing is kept. Throws the faults of
 * `readDocument`.
 */
export const judgeDocument = async (
  bytes: Uint8Array,
  { rulebook, asOf, today }: Day & { readonly rulebook: Rulebook },
  onFindings: OnFindings,
): Promise<LintedDocument> => {
  const { document, remarks } = await readDocument(bytes);
  const { items, system } = document;
  const on = asOf ?? system.poamDate ?? today;
  const judged = items.map(readinessOfEntry);
  const context = readinessContext(judged, {
    on,
    rulebook,
    impactLevel: system.impactLevel,
    inventory: null,
    system: null,
  });
  for (const [index, item] of judged.entries()) onFindings(items[index] ?? null, judgeItem(item, context));
  onFindings(null, judgeTogether(judged, context));
  return { on, items: items.length, remarks };
};

/** `judgeDocument` with a rulebook that ships with the program. Throws `input.invalid` for one that does not exist. */
export const lintDocument = async (
  bytes: Uint8Array,
  { rulebookId, ...day }: Day & { readonly rulebookId: string },
): Promise<LintedDocument & { readonly findings: readonly ReadinessFinding[] }> => {
  const rulebook = rulebookById(rulebookId);
  const findings: ReadinessFinding[] = [];
  const judged = await judgeDocument(bytes, { ...day, rulebook }, (_, found) => findings.push(...found));
  return { ...judged, findings };
};
