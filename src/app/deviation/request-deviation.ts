import { actorKey } from "#domain/item-move.ts";
import type { Actor } from "#domain/access.ts";
import { dateOfInstant, type CalendarDate } from "#domain/calendar.ts";
import { reductionOf, requireWhole, type Claim } from "#domain/deviation/claim.ts";
import { requireAdmissible, requireTaken } from "#domain/deviation/request-rules.ts";
import { matchWords, requireMatch, type StandingMatch } from "#domain/deviation/standing-match.ts";
import { Fault } from "#domain/fault.ts";
import type { CvssReading } from "#domain/reading.ts";
import type { Tx } from "#store/database.ts";
import { findDeviation, type DeviationRequest } from "#store/deviations.ts";
import { insertDeviation, type NewDeviation } from "#store/deviation-writes.ts";
import { listEvidence } from "#store/evidence.ts";
import type { ItemDetail } from "#store/items.ts";
import { inTransaction } from "#store/transaction.ts";
import { authorize } from "../authorize.ts";
import type { App } from "../context.ts";
import { proposeByContract } from "../evidence/closure-contract.ts";
import { requireItem } from "../item/find-item.ts";
import { rulebookOf } from "../system/rulebook-of.ts";
import { keepEvidenceFiles, recordEvidenceFiles, type EvidenceFile } from "./evidence-files.ts";
import { scoreOfReduction } from "./adjusted-score.ts";
import { auditDeviation, type Deciding } from "./deviation-audit.ts";
import { itemContext } from "./item-context.ts";

/** What a person asks for; the rest of the form follows from the item. */
export type Asked = {
  readonly claim: Claim;
  readonly rationale: string;
  readonly vulnerabilityInformation?: string | null | undefined;
  /** The last day on which it should hold. */
  readonly until?: CalendarDate | null | undefined;
};

type Ref = { readonly systemId: string; readonly poamId: string };

/** What goes with the request of an item: evidence that stands on it, and files that become evidence of it. */
type AskedOfItem = Asked & {
  readonly evidenceIds?: readonly string[] | undefined;
  readonly evidenceFiles?: readonly EvidenceFile[] | undefined;
};

/**
 * Asks for a deviation of an item, or for the acceptance of its risk, with pieces of the item's evidence. Nothing of the
 * item changes before somebody else approves, but files become its evidence with the request, or neither is recorded.
 * Throws `deviation.refused` where the item or the rulebook does not take it, `evidence.not-found` for a piece that is not
 * on the item or was withdrawn, `input.invalid` for a gap, and what `addEvidence` throws.
 */
export const requestDeviation = async (
  app: App,
  actor: Actor,
  ref: Ref,
  asked: AskedOfItem,
): Promise<DeviationRequest> => {
  const { db } = app.store;
  const files = asked.evidenceFiles ?? [];
  // Asked once without the files, so that a request which is refused leaves no bytes behind either.
  if (files.length > 0) await inTransaction(db, actor, (tx) => requireRequest(tx, app, actor, ref, asked));
  const kept = await keepEvidenceFiles(app, files);
  return inTransaction(db, actor, async (tx) => {
    const { deciding, item, request } = await requireRequest(tx, app, actor, ref, asked);
    const proves = request.rationale;
    const added = await recordEvidenceFiles(tx, deciding, item, { kept, proves });
    const evidenceIds = [...request.evidenceIds, ...added];
    const recorded = await record(tx, deciding, { ...request, evidenceIds });
    // Last: a contract that the files meet proposes closure, and the request stands beside that.
    if (added.length > 0) await proposeByContract(tx, app, actor, deciding.system, [item.id]);
    return recorded;
  });
};

/** The request as it would be recorded, once the item, the rulebook and the evidence that is there take it. */
const requireRequest = async (
  tx: Tx,
  app: App,
  actor: Actor,
  { systemId, poamId }: Ref,
  asked: AskedOfItem,
): Promise<{ readonly deciding: Deciding; readonly item: ItemDetail; readonly request: NewDeviation }> => {
  const system = await authorize(tx, actor, systemId, "deviation.request");
  if ((asked.evidenceFiles ?? []).length > 0) await authorize(tx, actor, systemId, "item.edit");
  const item = await requireItem(tx, systemId, poamId);
  const evidenceIds = [...new Set(asked.evidenceIds)];
  await requireEvidence(tx, item, systemId, evidenceIds);
  const deciding = { actor, system, today: dateOfInstant(app.now()) };
  requireGiven(asked, deciding);
  const { context } = await itemContext(tx, system, item);
  requireAdmissible(asked.claim, context);
  const request = newRequest(deciding, asked, item.cvss);
  return { deciding, item, request: { ...request, itemId: item.id, standing: null, evidenceIds } };
};

/** Asks for a deviation of all findings that match, from a day on. Throws as `requestDeviation` does. */
export const requestStandingDeviation = (
  app: App,
  actor: Actor,
  systemId: string,
  asked: Asked & { readonly match: StandingMatch; readonly from: CalendarDate },
): Promise<DeviationRequest> =>
  inTransaction(app.store.db, actor, async (tx) => {
    const system = await authorize(tx, actor, systemId, "deviation.request");
    const deciding = { actor, system, today: dateOfInstant(app.now()) };
    requireGiven(asked, deciding);
    requireMatch(asked.match);
    requireTaken(asked.claim, rulebookOf(system));
    const { match, from } = asked;
    if (!asked.until || asked.until < from)
      throw new Fault(
        "input.invalid",
        `Expected the last day of a standing deviation, ${from} or later. Found ${asked.until ?? "none"}.`,
      );
    return record(tx, deciding, {
      ...newRequest(deciding, asked, []),
      itemId: null,
      standing: { match, from },
      evidenceIds: [],
    });
  });

const requireEvidence = async (
  tx: Tx,
  { id: itemId, poamId }: { readonly id: string; readonly poamId: string },
  systemId: string,
  evidenceIds: readonly string[],
): Promise<void> => {
  if (evidenceIds.length === 0) return;
  const there = (await listEvidence(tx, systemId, itemId)).filter(({ withdrawn }) => !withdrawn);
  const missing = evidenceIds.find((wanted) => !there.some(({ id }) => id === wanted));
  if (missing !== undefined)
    throw new Fault(
      "evidence.not-found",
      `Expected evidence on ${poamId} that was not withdrawn, found no ${missing}. Add it to the item first.`,
    );
};

const requireGiven = ({ claim, rationale, until }: Asked, { today }: Deciding): void => {
  requireWhole(claim);
  if (rationale.trim() === "")
    throw new Fault("input.invalid", "Expected the rationale of the request, found none. Write it.");
  if (until && until <= today)
    throw new Fault(
      "input.invalid",
      `Expected a last day after ${today}, found ${until}. Choose a later day.`,
    );
  if (claim.type === "risk acceptance" && !until)
    throw new Fault(
      "input.invalid",
      "Expected the last day of a risk acceptance, found none. Say until when.",
    );
};

const newRequest = (
  { actor, system, today }: Deciding,
  { claim, rationale, vulnerabilityInformation, until }: Asked,
  cvss: readonly CvssReading[],
): Omit<NewDeviation, "itemId" | "standing" | "evidenceIds"> => {
  const reduction = reductionOf(claim);
  return {
    systemId: system.id,
    claim,
    citesId: null,
    rationale: rationale.trim(),
    vulnerabilityInformation: vulnerabilityInformation?.trim() || null,
    adjusted: reduction === null ? null : scoreOfReduction(cvss, reduction),
    wantedUntil: until ?? null,
    requestedOn: today,
    requestedBy: actor.name,
    requestedByKey: actorKey(actor),
    state: { status: "pending" },
  };
};

const record = async (tx: Tx, deciding: Deciding, request: NewDeviation): Promise<DeviationRequest> => {
  const inserted = await insertDeviation(tx, request);
  await auditDeviation(tx, deciding, {
    deviation: { ...inserted, type: request.claim.type },
    itemId: request.itemId,
    action: "requested",
    from: null,
    to: "pending",
    note:
      request.standing === null
        ? request.rationale
        : `${matchWords(request.standing.match)}. ${request.rationale}`,
  });
  const found = await findDeviation(tx, deciding.system.id, inserted.id);
  if (found === null) throw new Error(`The request ${inserted.id} was not kept.`);
  return found;
};
