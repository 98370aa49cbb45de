import type { CalendarDate } from "#domain/calendar.ts";
import { scheduledCompletion } from "#domain/clocks.ts";
import { isValidOn } from "#domain/evidence.ts";
import type { LedgerFacts } from "#domain/readiness/ledger-facts.ts";
import type { ReadinessItem } from "#domain/readiness/readiness-item.ts";
import type { Rulebook } from "#domain/rulebook.ts";
import { isDraftAsset } from "#domain/typed-finding.ts";
import type { Tx } from "#store/database.ts";
import { epssOfItems } from "#store/epss.ts";
import { deviationsOfItems, type DeviationRequest } from "#store/deviations.ts";
import { assetsOfItems } from "#store/items.ts";
import type { ItemSlip } from "#store/milestones-slips.ts";
import { bumpsOfItems } from "#store/milestones-slips.ts";
import { milestonesOfItems } from "#store/milestones.ts";
import type { HeldEvidence, JudgedItem } from "#store/readiness.ts";
import type { System } from "#store/systems.ts";
import { withDeviations } from "../document/deviation-entry.ts";
import { withMilestones } from "../document/milestone-entry.ts";
import { poamEntry } from "../document/poam-entry.ts";
import { readinessOfEntry } from "../document/readiness-of-document.ts";
import { clockFactsOf } from "../item/clock-facts.ts";
import { evergreenIndexOf } from "../milestone/evergreen.ts";

export type LedgerPage = {
  readonly system: System;
  readonly rulebook: Rulebook;
  readonly today: CalendarDate;
  /** The slips of the system's items, by item. */
  readonly slips: ReadonlyMap<string, readonly ItemSlip[]>;
};

/** A page of the ledger for the readiness checks: as a document would hold it, and what only the ledger knows. */
export const readinessPage = async (
  tx: Tx,
  { system, rulebook, today, slips }: LedgerPage,
  items: readonly JudgedItem[],
): Promise<ReadinessItem[]> => {
  const ids = items.map(({ id }) => id);
  const places = await assetsOfItems(tx, ids);
  const deviations = await deviationsOfItems(tx, ids);
  const milestones = await milestonesOfItems(tx, ids);
  const bumps = await bumpsOfItems(tx, ids);
  const epss = await epssOfItems(tx, ids);
  return items.map((item) => {
    const requests = deviations.get(item.id) ?? [];
    const own = milestones.get(item.id) ?? [];
    const entry = withMilestones(
      withDeviations(poamEntry(item, places.get(item.id) ?? []), item, requests),
      item.id,
      own,
    );
    const index = evergreenIndexOf(slips.get(item.id) ?? [], own, bumps.get(item.id) ?? 0, today);
    const clock = scheduledCompletion(rulebook, clockFactsOf(rulebook, system, item));
    const asDocument = readinessOfEntry(entry);
    return {
      ...asDocument,
      assetIdentifiers: namesOf(places.get(item.id) ?? [], asDocument.closed),
      pointOfContact: item.pointOfContact ?? item.owner,
      completionDate: item.completionDate,
      deviationPendingSince: pendingSince(requests),
      extendedTo: item.clockFacts.extension?.to ?? null,
      vendor: item.vendor ? { ...item.vendor, lastCheckIn: item.lastVendorCheckIn } : null,
      evidence: proofsOf(item, today),
      texts: Object.assign(writtenTexts(item), asDocument.texts),
      ledger: ledgerFacts(item, today, {
        ruleDate: clock.date,
        evergreen: index,
        epss: epss.get(item.id) ?? null,
      }),
    };
  });
};

const namesOf = (
  places: ReadonlyArray<{ readonly asset: string; readonly fixed: boolean }>,
  closed: boolean,
): string[] => [
  ...new Set(
    places.filter(({ fixed, asset }) => (closed || !fixed) && !isDraftAsset(asset)).map(({ asset }) => asset),
  ),
];

const pendingSince = (requests: readonly DeviationRequest[]): CalendarDate | null =>
  requests
    .filter(({ state }) => state.status === "pending")
    .map(({ requestedOn }) => requestedOn)
    .toSorted()[0] ?? null;

/** What shows that the item is done: the covering scan, or the evidence that holds. */
const proofsOf = (item: JudgedItem, today: CalendarDate): string[] => [
  ...(item.proof === "scan" && item.fixedOn !== null ? [`Covering scan of ${item.fixedOn}`] : []),
  ...(item.status === "false positive" ? ["Approved deviation request"] : []),
  ...item.evidence
    .filter((piece) => isValidOn({ ...piece, withdrawn: false }, today))
    .map(({ name }) => name),
];

/** Every field that people write, as text: a rulebook may require or limit it. */
const writtenTexts = ({ fields, pointOfContact }: JudgedItem): Record<string, string | null> => {
  const texts: Record<string, string | null> = {};
  for (const [name, value] of Object.entries(fields))
    texts[name] =
      value === null || value === undefined ? null : Array.isArray(value) ? value.join(", ") : String(value);
  texts["pointOfContact"] = pointOfContact;
  return texts;
};

const ledgerFacts = (
  item: JudgedItem,
  today: CalendarDate,
  given: Pick<LedgerFacts, "ruleDate" | "evergreen" | "epss">,
): LedgerFacts => ({
  status: item.status,
  recordedOn: item.recordedOn,
  ownerBelongs: item.ownerBelongs,
  expiredEvidence: expiredOf(item.evidence, today),
  ...given,
});

const kindOf = ({ kind, type }: HeldEvidence): string => `${kind} ${type ?? ""}`;

/** Expired pieces of which no other of the same kind, and of the same type of attestation, holds. */
const expiredOf = (
  evidence: readonly HeldEvidence[],
  today: CalendarDate,
): LedgerFacts["expiredEvidence"] => {
  const isValid = (piece: HeldEvidence): boolean => isValidOn({ ...piece, withdrawn: false }, today);
  const held = new Set(evidence.filter(isValid).map(kindOf));
  return evidence.flatMap((piece) =>
    piece.expiresOn === null || isValid(piece) || held.has(kindOf(piece))
      ? []
      : [{ name: piece.name, expiredOn: piece.expiresOn }],
  );
};
