import type { Actor } from "#domain/access.ts";
import { dateOfInstant, type CalendarDate } from "#domain/calendar.ts";
import { Fault } from "#domain/fault.ts";
import type { Rulebook } from "#domain/rulebook.ts";
import type { PoamEntry } from "#documents/poam-document.ts";
import { WORKBOOK_LIMITS } from "#documents/workbook-limits.ts";
import { rulebookById } from "#rulebooks/index.ts";
import { inTransaction } from "#store/transaction.ts";
import { authorize } from "../authorize.ts";
import type { App } from "../context.ts";
import { judgeDocument, type LintedDocument } from "../document/lint-document.ts";
import { gatherBytes, type Pieces } from "../gather-bytes.ts";
import { rulebookOf } from "../system/rulebook-of.ts";
import { findingsByCheck, type FindingsByCheck } from "./findings-by-check.ts";

/** An entry of a document as its findings show it. The id is empty where the document gives none. */
type ShownEntry = Pick<PoamEntry, "poamId" | "weaknessName" | "originalRiskRating">;

export type DocumentReadiness = LintedDocument &
  FindingsByCheck<ShownEntry> & {
    /** The name of the rulebook that it was judged by. */
    readonly rulebook: string;
  };

type Wish = {
  /** Of a rulebook that ships with the program: this, or the rulebook of a system. */
  readonly rulebookId?: string | undefined;
  readonly systemId?: string | undefined;
  /** The day for which the document is judged instead of its own. */
  readonly asOf: CalendarDate | null;
  /** Findings shown of each check. */
  readonly limit: number;
};

/**
 * What keeps a POA&M document from being handed in, check by check; nothing of it is kept. Throws `input.invalid` unless it
 * is told one rulebook, `document.unrecognized`, `document.malformed` and `document.too-large`.
 */
export const documentReadiness = async (
  app: App,
  actor: Actor,
  bytes: Pieces,
  wish: Wish,
): Promise<DocumentReadiness> => {
  const rulebook = await rulebookWanted(app, actor, wish);
  const file = await gatherBytes(bytes, { what: "a POA&M document", maxBytes: WORKBOOK_LIMITS.fileBytes });
  const found = findingsByCheck<ShownEntry>({ limit: wish.limit, offset: 0 });
  const day = { asOf: wish.asOf, today: dateOfInstant(app.now()) };
  const judged = await judgeDocument(file, { ...day, rulebook }, (entry, findings) =>
    found.add(entry && shownEntry(entry), findings),
  );
  return { ...judged, ...found.list(), rulebook: rulebook.name };
};

const rulebookWanted = async (
  app: App,
  actor: Actor,
  { rulebookId, systemId }: Pick<Wish, "rulebookId" | "systemId">,
): Promise<Rulebook> => {
  if (rulebookId !== undefined && systemId === undefined) return rulebookById(rulebookId);
  if (rulebookId !== undefined || systemId === undefined)
    throw new Fault(
      "input.invalid",
      "Expected either the id of a rulebook or the system whose rulebook judges. Found neither, or both.",
    );
  return inTransaction(app.store.db, actor, async (tx) =>
    rulebookOf(await authorize(tx, actor, systemId, "system.read")),
  );
};

const shownEntry = ({ poamId, weaknessName, originalRiskRating }: PoamEntry): ShownEntry => ({
  poamId,
  weaknessName,
  originalRiskRating,
});
