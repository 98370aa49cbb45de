import { attest } from "#app/evidence/add-evidence.ts";
import { requestExtension } from "#app/clock/extensions.ts";
import { recordVendorEvent } from "#app/clock/vendor-dependency.ts";
import { applyBulkEdit } from "#app/item/bulk-edit.ts";
import { addNote } from "#app/item/notes.ts";
import { readItem } from "#app/item/read-item.ts";
import { dateOfInstant } from "#domain/calendar.ts";
import { day } from "../domain/observations.ts";
import { OPERATOR, type TestApp } from "./app.ts";

/** Puts a row into each table of extensions, vendors and evidence for a system that has the item V-1. */
export const clockRows = async ({ app, clock }: TestApp, systemId: string): Promise<void> => {
  const [item, on] = [{ systemId, poamId: "V-1" }, dateOfInstant(clock.now)];
  await recordVendorEvent(app, OPERATOR, item, { event: "open", product: "Shop", vendor: null, on });
  await recordVendorEvent(app, OPERATOR, item, { event: "check in", answer: "No news.", on });
  const { version } = await readItem(app, OPERATOR, systemId, "V-1");
  const order = { change: { team: "Platform" }, reason: "Test." };
  await applyBulkEdit(app, OPERATOR, systemId, [{ poamId: "V-1", version }], order);
  const note = { kind: "comment", body: "Who looks?", mentions: [], nextReviewOn: null } as const;
  await addNote(app, OPERATOR, item, note);
  const facts = { proves: "Done.", sensitivity: "internal", collectedOn: on, expiresOn: null } as const;
  await attest(app, OPERATOR, { systemId, poamIds: ["V-1"] }, { ...facts, type: "training" });
  await requestExtension(app, OPERATOR, item, { to: day("2099-01-01"), reason: "The vendor is slow." });
};
