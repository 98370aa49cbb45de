import type { Actor } from "#domain/access.ts";
import { dateOfInstant } from "#domain/calendar.ts";
import type { RegisterContext } from "#domain/cmmc/register-rules.ts";
import type { CmmcLevel } from "#domain/cmmc/requirement.ts";
import { inForce, runningSince } from "#domain/cmmc/succession.ts";
import { Fault } from "#domain/fault.ts";
import { pastAssessments } from "#store/cmmc-assessments.ts";
import { findEntry, listEntries, type StoredEntry } from "#store/cmmc-entries.ts";
import { newestResults } from "#store/cmmc-results.ts";
import type { Tx } from "#store/database.ts";
import type { App } from "../context.ts";
import { requireItem } from "../item/find-item.ts";
import { requireAssessment } from "./require-assessment.ts";
import { requireRequirement } from "./require-requirement.ts";

/** Which entry, in which version the person saw it. */
export type EntryRef = {
  readonly systemId: string;
  readonly level: CmmcLevel;
  readonly entryId: string;
  readonly version: number;
};

/** What the rules of the registers ask about a requirement. `without` is the entry that is being changed. */
export const registerContext = async (
  tx: Tx,
  app: App,
  actor: Actor,
  { systemId, level }: Pick<EntryRef, "systemId" | "level">,
  requirementName: string,
  without: string | null = null,
): Promise<RegisterContext> => {
  const requirement = requireRequirement(level, requirementName);
  const assessment = await requireAssessment(tx, app, actor, systemId, level);
  const results = await newestResults(tx, assessment.id);
  const entries = await listEntries(tx, systemId, level);
  const today = dateOfInstant(app.now());
  const past = assessment.dates.final === null ? await pastAssessments(tx, systemId, level) : [];
  return {
    level,
    requirement,
    result: results.find(({ requirementId }) => requirementId === requirement.id)?.result ?? "not assessed",
    others: entries
      .filter(({ id, closed, entry }) => {
        return closed === null && id !== without && entry.requirementId === requirement.id;
      })
      .map(({ entry }) => entry),
    sspNamed: assessment.sspName !== null && assessment.sspDate !== null,
    conditionalStatusDate: assessment.dates.conditional ?? runningSince(inForce(null, past), today),
    today,
  };
};

/** The open entry as the person saw it. Throws `cmmc.entry-not-found`, `cmmc.entry-refused` and `cmmc.stale`. */
export const requireOpenEntry = async (tx: Tx, ref: EntryRef): Promise<StoredEntry> => {
  const found = await findEntry(tx, ref.systemId, ref.entryId);
  if (!found || found.level !== ref.level)
    throw new Fault(
      "cmmc.entry-not-found",
      `Expected an entry ${ref.entryId} in the registers of Level ${ref.level}, found none. Load the registers again.`,
    );
  if (found.version !== ref.version) throw staleEntry();
  if (found.closed !== null)
    throw new Fault(
      "cmmc.entry-refused",
      `Expected an open entry, found one that was closed on ${found.closed.on}. Put a new one in.`,
    );
  return found;
};

/** The ids of the items with those numbers. Throws `item.not-found`. */
export const itemIdsOf = async (tx: Tx, systemId: string, poamIds: readonly string[]): Promise<string[]> => {
  const ids = new Set<string>();
  for (const poamId of poamIds) ids.add((await requireItem(tx, systemId, poamId)).id);
  return [...ids];
};

export const staleEntry = (): Fault =>
  new Fault(
    "cmmc.stale",
    "Expected the entry as you saw it, found that it changed meanwhile. Load the registers again and make the change anew.",
  );
