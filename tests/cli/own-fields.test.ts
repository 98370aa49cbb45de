import assert from "node:assert/strict";
import { readFile, writeFile } from "node:fs/promises";
import { describe, test } from "node:test";
import { updateItem } from "#app/item/edit-item.ts";
import { readItem } from "#app/item/read-item.ts";
import { resolveSystem } from "#app/system/read-systems.ts";
import { readDocument } from "#documents/index.ts";
import { OPERATOR } from "../support/app.ts";
import { scanFile } from "../support/scan-file.ts";
import { makeAlpha, useLedger } from "./ledger-commands.ts";

const SCAN = scanFile({ day: "2026-01-10", hosts: [{ name: "web-01", records: [{ plugin: 500 }] }] });

describe("own fields and drafts on the command line", () => {
  const ledger = useLedger("cli-own-fields", async (alone) => {
    await makeAlpha(alone);
    await writeFile(alone.file("scan.nessus"), SCAN);
    await alone.run("import", alone.file("scan.nessus"), "--system", "Alpha");
  });
  const of = ["--system", "Alpha"];

  const set = (...fields: readonly string[]) => ["item", "set", "V-1", ...of, "--field", ...fields];

  test("a field is added, filled in, retired and taken up again", async () => {
    const added = await ledger.answer(
      "field",
      "add",
      ...of,
      "--label",
      "Colour",
      "--kind",
      "choice",
      "--choice",
      "red",
      "green",
    );
    assert.deepEqual(added, {
      key: "colour",
      label: "Colour",
      kind: "choice",
      choices: ["red", "green"],
      retired: false,
      inDocuments: false,
    });
    await ledger.refuse("input.invalid", "field", "add", ...of, "--label", "Colour", "--kind", "line");
    await ledger.refuse("input.invalid", "field", "add", ...of, "--label", "Money", "--kind", "money");
    const reworded = await ledger.run("field", "change", "colour", ...of, "--label", "Shade");
    assert.equal(reworded.out, "colour: Shade, red, green\n");
    assert.equal((await ledger.run("field", "retire", "colour", ...of)).out, "Shade is retired.\n");
    assert.match(
      (await ledger.run("field", "list", ...of)).out,
      /^KEY .*\ncolour +Shade +choice +no +no +0 +red, green/,
    );
    await ledger.refuse("field.not-found", "field", "retire", "nothing", ...of);
    assert.equal((await ledger.run("field", "take-up", "colour", ...of)).out, "Shade is offered again.\n");
  });

  test("a field goes along in documents when it is told to, and no more when it is told not to", async () => {
    const add = ["field", "add", ...of, "--label", "Ticket", "--kind", "line", "--in-documents"] as const;
    assert.equal(((await ledger.answer(...add)) as { inDocuments: boolean }).inDocuments, true);
    const app = { store: ledger.store(), now: () => new Date() };
    const { id: systemId } = await resolveSystem(app, OPERATOR, "Alpha");
    const { version } = await readItem(app, OPERATOR, systemId, "V-1");
    const item = { systemId, poamId: "V-1", version };
    await updateItem(app, OPERATOR, item, { custom: { ticket: "T-7" } });
    const comments = async () => {
      const out = ledger.file("poam.xlsx");
      await ledger.answer("export", ...of, "--to", "fedramp-poam@3.0", "--out", out);
      const { document } = await readDocument(await readFile(out));
      return document.items.find(({ poamId }) => poamId === "V-1")?.comments;
    };
    assert.equal(await comments(), "Ticket: T-7");
    assert.match((await ledger.run("field", "list", ...of)).out, /\nticket +Ticket +line +yes +yes +1/);
    const kept = await ledger.run("field", "change", "ticket", ...of, "--label", "Ticket no.");
    assert.equal(kept.out, "ticket: Ticket no.; in the comments of documents\n");
    assert.equal(await comments(), "Ticket no.: T-7");
    await ledger.answer("field", "change", "ticket", ...of, "--no-in-documents");
    assert.equal(await comments(), null);
  });

  test("item set writes own fields beside the others, by the checks of the page", async () => {
    const add = (label: string, kind: string, ...choices: readonly string[]) =>
      ledger.answer("field", "add", ...of, "--label", label, "--kind", kind, ...choices);
    await add("Story points", "number");
    await add("Agreed", "yes-no");
    await add("Reviewed on", "date");
    await add("Shops", "list");
    await add("Tier", "choice", "--choice", "one", "two");
    const written = await ledger.answer(
      ...set(
        "story-points=8",
        "agreed=Yes",
        "reviewed-on=2026-02-03",
        "shops=web, mail",
        "tier=two",
        "likelihood=high",
      ),
    );
    const { custom, fields } = written as Record<"custom" | "fields", Record<string, unknown>>;
    const { ticket: _, ...rest } = custom;
    assert.deepEqual(rest, {
      "story-points": 8,
      agreed: true,
      "reviewed-on": "2026-02-03",
      shops: ["web", "mail"],
      tier: "two",
    });
    assert.equal(fields["likelihood"], "high");
    const wrong = ["story-points=many", "agreed=perhaps", "reviewed-on=2026-02-30", "tier=three"];
    for (const pair of wrong) await ledger.refuse("input.invalid", ...set(pair));
    await ledger.refuse("input.invalid", ...set("agreed"));
    await ledger.refuse("field.not-found", ...set("story-point=8"));
    await ledger.refuse("field.not-found", ...set("tier=one", "constructor=8"));
    const emptied = await ledger.answer(...set("tier=", "story-points=0"));
    const after = (emptied as { custom: Record<string, unknown> }).custom;
    assert.deepEqual(
      [after["tier"], after["story-points"]],
      [undefined, 0],
      "what was refused changed nothing",
    );
  });

  test("a finding is added as a draft, never without its source", async () => {
    const finding = ["finding", "add", ...of, "--name", "Shared accounts", "--severity", "high"];
    const when = ["--found-on", "2026-05-04"];
    const source = ["--source-kind", "audit", "--reference", "AUDIT-7"];
    await ledger.refuse("input.invalid", ...finding, ...when, ...source);
    await ledger.refuse("source.missing", ...finding, ...when, "--draft");
    assert.match((await ledger.run(...finding, ...when, ...source, "--draft")).out, /^Recorded in V-2 /);
    assert.match((await ledger.run("items", ...of, "--status", "draft")).out, /\nV-2 +high +draft /);
    await ledger.refuse("item.incomplete", "item", "move", "V-2", "record", ...of, "--reason", "Agreed.");
    assert.match((await ledger.run("policy", "show", ...of)).out, /newItems = open\n/);
  });
});
