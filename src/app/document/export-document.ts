import type { Actor } from "#domain/access.ts";
import { dateOfInstant } from "#domain/calendar.ts";
import type { NotCarried } from "#documents/document-format.ts";
import { documentFormat } from "#documents/index.ts";
import type { PoamDocument, PoamEntry } from "#documents/poam-document.ts";
import { appendAudit } from "#store/audit.ts";
import type { Tx } from "#store/database.ts";
import { deviationsOfItems } from "#store/deviations.ts";
import { assetsOfItems, itemDetails } from "#store/items.ts";
import { milestonesOfItems } from "#store/milestones.ts";
import type { System } from "#store/systems.ts";
import { inTransaction } from "#store/transaction.ts";
import { authorize } from "../authorize.ts";
import type { App } from "../context.ts";
import { configurationRegister } from "./configuration-register.ts";
import { fileNamePart } from "./file-name-part.ts";
import { withDeviations } from "./deviation-entry.ts";
import { withMilestones } from "./milestone-entry.ts";
import { carriedFields, withOwnFields } from "./own-field-lines.ts";
import { poamEntry, unverifiedOf } from "./poam-entry.ts";

export type ExportedDocument = {
  readonly bytes: Uint8Array;
  readonly fileName: string;
  readonly mediaType: string;
  readonly notCarried: readonly NotCarried[];
  readonly open: number;
  readonly closed: number;
  readonly configuration: number;
  /** Of the closed ones, those whose closure a person has yet to confirm: the ledger does not count them as closed. */
  readonly closedUnverified: number;
  /** Of the open ones, those whose evidence another person has yet to verify: the ledger does not count them as open. */
  readonly openUnverified: number;
  /** Items that are left out because nobody has opened them yet. */
  readonly drafts: number;
};

const PAGE = 500;

/**
 * The whole ledger of a system as a document. `keep` false is a look at what it would hold, without a trace; a document
 * that is handed out leaves an audit event. Throws `document.unwritable-format`.
 */
export const exportDocument = (
  app: App,
  actor: Actor,
  systemId: string,
  formatName: string,
  keep: boolean,
): Promise<ExportedDocument> => {
  const { format, version } = documentFormat(formatName);
  return inTransaction(app.store.db, actor, async (tx) => {
    const system = await authorize(tx, actor, systemId, "item.export");
    const { document, drafts, unverified, leftOut } = await ledgerDocument(tx, app, system);
    const { bytes, notCarried: notWritten } = await format.write(document, version);
    const notCarried = [...notWritten, ...leftOut];
    if (keep) {
      const note = `${format.id}@${version}, ${document.items.length} items`;
      await appendAudit(tx, actor, [
        { action: "system.exported", systemId, objectType: "system", objectId: systemId, note },
      ]);
    }
    const count = (register: PoamEntry["register"]): number =>
      document.items.filter((i) => i.register === register).length;
    return {
      bytes,
      notCarried,
      mediaType: format.mediaType,
      fileName: `${fileNamePart(system.name)}-${format.id}-${version}-${dateOfInstant(app.now())}${format.fileExtension}`,
      open: count("open"),
      closed: count("closed"),
      configuration: count("configuration"),
      closedUnverified: unverified.closed,
      openUnverified: unverified.open,
      drafts,
    };
  });
};

const ledgerDocument = async (
  tx: Tx,
  app: App,
  system: System,
): Promise<{
  readonly document: PoamDocument;
  readonly drafts: number;
  readonly unverified: ReturnType<typeof unverifiedOf>;
  readonly leftOut: readonly NotCarried[];
}> => {
  const leftOut: NotCarried[] = [];
  const fields = await carriedFields(tx, system);
  const items: PoamEntry[] = [];
  let drafts = 0;
  const unverified = { closed: 0, open: 0 };
  for (let after = 0; ;) {
    const page = await itemDetails(tx, system.id, after, PAGE);
    const last = page.at(-1);
    if (!last) break;
    after = last.number;
    drafts += page.filter(({ status }) => status === "draft").length;
    // What was cancelled never was a weakness of the system: the import that said so was taken back.
    const carried = page.filter((item) => item.status !== "cancelled" && item.status !== "draft");
    const waiting = unverifiedOf(carried);
    unverified.closed += waiting.closed;
    unverified.open += waiting.open;
    const ids = carried.map((item) => item.id);
    const places = await assetsOfItems(tx, ids);
    const deviations = await deviationsOfItems(tx, ids);
    const milestones = await milestonesOfItems(tx, ids);
    items.push(
      ...carried.map((item) => {
        const own = withOwnFields(poamEntry(item, places.get(item.id) ?? []), item, fields);
        leftOut.push(...own.leftOut);
        const entry = withMilestones(own.entry, item.id, milestones.get(item.id) ?? []);
        return withDeviations(entry, item, deviations.get(item.id) ?? []);
      }),
    );
    items.push(...(await configurationRegister(tx, carried)));
  }
  const document: PoamDocument = {
    system: {
      cloudServiceProvider: system.cloudServiceProvider ?? system.organization,
      cloudServiceOffering: system.name,
      impactLevel: system.impactLevel,
      poamDate: dateOfInstant(app.now()),
    },
    items,
    pl2Findings: [],
  };
  return { document, drafts, unverified, leftOut };
};
