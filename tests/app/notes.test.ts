import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { addNote, listMentions, listNotes } from "#app/item/notes.ts";
import { readItem } from "#app/item/read-item.ts";
import { day } from "../domain/observations.ts";
import { importBytes, newMember, newSystem, OPERATOR, useApp } from "../support/app.ts";
import { refused } from "../support/refused.ts";
import { scanFile } from "../support/scan-file.ts";

const SCAN = scanFile({ day: "2026-05-01", hosts: [{ name: "web-01", records: [{ plugin: 500 }] }] });

describe("notes on an item", () => {
  const t = useApp();

  test("a comment asks somebody to look, who finds it; it stands in the item's history", async () => {
    const system = await newSystem(t());
    await importBytes(t(), system, SCAN);
    const [asks, asked] = [await newMember(t(), system, "assessor"), await newMember(t(), system, "owner")];
    const item = { systemId: system, poamId: "V-1" };
    const note = { kind: "comment", body: "Is that still so?", nextReviewOn: null } as const;
    await addNote(t().app, asks, item, { ...note, mentions: [asked.userId] });
    const [found] = await listMentions(t().app, asked, system);
    assert.deepEqual(
      [found?.body, found?.by, found?.mentions],
      ["Is that still so?", "The assessor", ["The owner"]],
    );
    assert.deepEqual(await listMentions(t().app, asks, system), []);
    const { history } = await readItem(t().app, OPERATOR, system, "V-1");
    assert.equal(history[0]?.action, "item.commented");
    const stranger = await newMember(t(), await newSystem(t()), "owner");
    await refused(addNote(t().app, asks, item, { ...note, mentions: [stranger.userId] }), "input.invalid");
    await refused(addNote(t().app, stranger, item, { ...note, mentions: [] }), "system.not-found");
    const viewer = await newMember(t(), system, "viewer");
    await refused(addNote(t().app, viewer, item, { ...note, mentions: [] }), "access.denied");
    assert.equal((await listNotes(t().app, OPERATOR, item)).length, 1);
  });

  test("a review says when the next one is due, and is for those who may edit", async () => {
    const system = await newSystem(t());
    await importBytes(t(), system, SCAN);
    const item = { systemId: system, poamId: "V-1" };
    const review = { kind: "review", body: "Plan holds.", mentions: [] } as const;
    const next = { ...review, nextReviewOn: day("2026-07-15") };
    assert.equal((await addNote(t().app, OPERATOR, item, next))[0]?.nextReviewOn, "2026-07-15");
    await refused(
      addNote(t().app, OPERATOR, item, { ...review, nextReviewOn: day("2026-06-15") }),
      "input.invalid",
    );
    const comment = { ...next, kind: "comment" } as const;
    await refused(addNote(t().app, OPERATOR, item, comment), "input.invalid");
    const assessor = await newMember(t(), system, "assessor");
    await refused(addNote(t().app, assessor, item, next), "access.denied");
  });
});
