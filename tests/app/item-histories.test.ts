import assert from "node:assert/strict";
import { describe, test } from "node:test";
import fc from "fast-check";
import { setManualDate } from "#app/clock/manual-date.ts";
import { recordVendorEvent } from "#app/clock/vendor-dependency.ts";
import { attest } from "#app/evidence/add-evidence.ts";
import { listItemsAsOf, scheduledAsOf } from "#app/item/as-of.ts";
import { updateItem } from "#app/item/edit-item.ts";
import { moveItem } from "#app/item/move-item.ts";
import { readItem } from "#app/item/read-item.ts";
import { adoptRulebook } from "#app/rulebook/adopt-rulebook.ts";
import { undoImport } from "#app/retell/undo-import.ts";
import { addDays, dateOfInstant, requireDay, type CalendarDate } from "#domain/calendar.ts";
import type { Actor } from "#domain/access.ts";
import { Fault } from "#domain/fault.ts";
import { ITEM_MOVES } from "#domain/item-move.ts";
import { importBytes, newSystem, useApp, type TestApp } from "../support/app.ts";
import { runs } from "../support/depth.ts";
import { scanFile } from "../support/scan-file.ts";

const FIRST_DAY = requireDay("2026-06-15", "the first day");
const PEOPLE = ["Ada", "Bo"] as const;

/** What somebody does; days count from today, and may lie in the past. */
const deed = fc.oneof(
  fc.record({
    do: fc.constant("move" as const),
    move: fc.constantFrom(...ITEM_MOVES),
    person: fc.constantFrom(...PEOPLE),
    days: fc.integer({ min: -3, max: 30 }),
  }),
  fc.record({
    do: fc.constant("scan" as const),
    shows: fc.boolean(),
    daysAgo: fc.integer({ min: 0, max: 40 }),
    named: fc.constantFrom("Made check", "Renamed check"),
  }),
  fc.record({
    do: fc.constant("edit" as const),
    comments: fc.constantFrom("One.", "Two.", null),
    likelihood: fc.constantFrom("low", "high", null),
  }),
  fc.record({ do: fc.constant("date" as const), days: fc.option(fc.integer({ min: -60, max: 60 })) }),
  fc.record({
    do: fc.constant("vendor" as const),
    event: fc.constantFrom("open", "check in", "release", "end"),
    daysAgo: fc.integer({ min: 0, max: 40 }),
  }),
  fc.record({
    do: fc.constant("rulebook" as const),
    id: fc.constantFrom("govramp", "fedramp-rev5", "dod-rmf"),
  }),
  fc.constant({ do: "undo" as const }),
);
type Deed = typeof deed extends fc.Arbitrary<infer D> ? D : never;

/** A system with two items, each with evidence, on which people then act, a day after the other. */
type Ledger = {
  readonly t: TestApp;
  readonly system: string;
  readonly imports: string[];
  today: CalendarDate;
};

const actor = ({ t }: Ledger, name: string): Actor => ({ kind: "operator", name, at: t.clock.now });

const goTo = (ledger: Ledger, day: CalendarDate): void => {
  ledger.today = day;
  ledger.t.clock.now = new Date(`${day}T12:00:00Z`);
};

const scan = async (ledger: Ledger, shows: boolean, day: CalendarDate, named: string): Promise<void> => {
  const plugins = [500, 501];
  const records = shows ? plugins.map((plugin) => ({ plugin })) : [{ plugin: 501 }];
  const file = scanFile({ day, plugins, hosts: [{ name: "web-01", records }] });
  const bytes = file.replaceAll("Made check", named);
  const { id } = await importBytes(ledger.t, ledger.system, bytes, { actor: actor(ledger, "Ada") });
  ledger.imports.push(id);
};

const begin = async (t: TestApp): Promise<Ledger> => {
  const ledger: Ledger = { t, system: await newSystem(t), imports: [], today: FIRST_DAY };
  goTo(ledger, FIRST_DAY);
  await scan(ledger, true, FIRST_DAY, "Made check");
  const about = {
    proves: "Done.",
    sensitivity: "internal",
    collectedOn: FIRST_DAY,
    expiresOn: null,
  } as const;
  const place = { systemId: ledger.system, poamIds: ["V-1"] };
  await attest(t.app, actor(ledger, "Ada"), place, { ...about, type: "review" });
  return ledger;
};

/** Does it; false when it is refused by name. */
const perform = async (ledger: Ledger, given: Deed): Promise<boolean> => {
  const { t, system, today } = ledger;
  const item = { systemId: system, poamId: "V-1" };
  const ada = actor(ledger, "Ada");
  try {
    switch (given.do) {
      case "move": {
        const { version } = await readItem(t.app, ada, system, "V-1");
        const day = addDays(today, given.days);
        const order = { move: given.move, reason: "Because.", fixedOn: day, until: day };
        await moveItem(t.app, actor(ledger, given.person), { ...item, version }, order);
        return true;
      }
      case "scan":
        await scan(ledger, given.shows, addDays(today, -given.daysAgo), given.named);
        return true;
      case "edit": {
        const { version } = await readItem(t.app, ada, system, "V-1");
        const { comments, likelihood } = given;
        await updateItem(t.app, ada, { ...item, version }, { fields: { comments, likelihood } });
        return true;
      }
      case "date": {
        const date = given.days === null ? null : addDays(today, given.days);
        await setManualDate(t.app, ada, item, { date, reason: "Because." });
        return true;
      }
      case "vendor": {
        const on = addDays(today, -given.daysAgo);
        const words = { product: "Shop", vendor: null, answer: "No news." };
        await recordVendorEvent(t.app, ada, item, { event: given.event, on, ...words });
        return true;
      }
      case "rulebook": {
        const { rows } = await t.owner.query<{ revision: number }>(
          "select revision from systems where id = $1",
          [system],
        );
        const revision = Number(rows[0]?.revision);
        const choice = { rulebookId: given.id, rulebookVersion: null, revision, reason: "Because." };
        await adoptRulebook(t.app, ada, system, choice);
        return true;
      }
      case "undo": {
        const last = ledger.imports.length > 1 ? ledger.imports.pop() : undefined;
        if (last === undefined) return false;
        await undoImport(t.app, ada, last, { reason: "Because." });
        return true;
      }
    }
  } catch (error) {
    if (error instanceof Fault) return false;
    throw error;
  }
};

/** Everything that is kept of V-1, as the database has it. */
const kept = async ({ t, system }: Ledger) => {
  const items = await t.owner.query<{ id: string; row: Record<string, unknown> }>(
    "select id, to_jsonb(i) as row from poam_items i where system_id = $1 and poam_id = 'V-1'",
    [system],
  );
  const id = items.rows[0]?.id;
  const row = items.rows[0]?.row ?? {};
  const versions = await t.owner.query<{ state: Record<string, unknown> }>(
    "select state from item_versions where item_id = $1 order by seq",
    [id],
  );
  const events = await t.owner.query<{ event: { changes: Array<Record<string, unknown>> } }>(
    "select to_jsonb(e) as event from audit_events e where object_type = 'item' and object_id = $1 order by seq",
    [id],
  );
  return {
    row,
    versions: versions.rows.map(({ state }) => state),
    events: events.rows.map(({ event }) => event),
  };
};
type Kept = Awaited<ReturnType<typeof kept>>;

const ORIGINALS = [
  "id",
  "system_id",
  "number",
  "poam_id",
  "weakness_id",
  "original_risk_rating",
  "original_detection_date",
  "original_scheduled_completion_date",
] as const;

const originalsOf = (row: Readonly<Record<string, unknown>>) => ORIGINALS.map((column) => row[column]);

/** The statuses in the order in which they came, each once until it changes. */
const coming = (statuses: readonly unknown[]): unknown[] =>
  statuses.filter((status, index) => index === 0 || status !== statuses[index - 1]);

const sameHistory = (before: Kept, after: Kept, what: string): void => {
  assert.deepEqual(after.versions.slice(0, before.versions.length), before.versions, `${what}: versions`);
  assert.deepEqual(after.events.slice(0, before.events.length), before.events, `${what}: events`);
};

describe("the history of an item", () => {
  const t = useApp();

  test("no sequence of moves loses history or changes an original, and a refused one changes nothing", async () => {
    let legal = 0;
    await fc.assert(
      fc.asyncProperty(fc.array(deed, { minLength: 8, maxLength: 14 }), async (deeds) => {
        const ledger = await begin(t());
        const first = await kept(ledger);
        // A scan of an earlier day, and its undo, may say what the first detection was; nothing that people do may.
        const mine = deeds.filter((each) => each.do !== "undo" && each.do !== "rulebook");
        let before = first;
        for (const [index, each] of mine.entries()) {
          goTo(ledger, addDays(FIRST_DAY, index + 1));
          const given = each.do === "scan" ? { ...each, daysAgo: 0 } : each;
          const done = await perform(ledger, given);
          const after = await kept(ledger);
          const what = JSON.stringify(given);
          sameHistory(before, after, what);
          assert.deepEqual(originalsOf(after.row), originalsOf(first.row), what);
          if (done) legal++;
          else assert.deepEqual(after, before, `${what}: refused, and yet something is otherwise`);
          const { weakness_name: _, ...newest } = after.versions.at(-1) ?? {};
          assert.deepEqual(newest, after.row, `${what}: the newest version is the item`);
          before = after;
        }
        const told = before.events.flatMap(({ changes }) =>
          changes.filter(({ field }) => field === "status").map(({ to }) => to),
        );
        assert.deepEqual(coming(told), coming(before.versions.map(({ status }) => status)));
      }),
      { numRuns: runs(8), seed: 7 },
    );
    assert.ok(legal > 10, `${legal} legal deeds`);
  });

  test("a past day is answered as it was answered then, whatever is recorded later", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(deed, { minLength: 6, maxLength: 12 }), async (deeds) => {
        const ledger = await begin(t());
        const asked = async (day: CalendarDate) => ({
          items: await listItemsAsOf(t().app, actor(ledger, "Ada"), ledger.system, day),
          clock: await scheduledAsOf(t().app, actor(ledger, "Ada"), ledger.system, "V-1", day),
        });
        const answers = new Map<CalendarDate, Awaited<ReturnType<typeof asked>>>();
        for (const [index, each] of deeds.entries()) {
          const yesterday = ledger.today;
          goTo(ledger, addDays(FIRST_DAY, index + 1));
          answers.set(yesterday, await asked(yesterday));
          await perform(ledger, each);
          for (const [day, before] of answers)
            assert.deepEqual(
              await asked(day),
              before,
              `${day} after ${JSON.stringify(each)} on ${ledger.today}`,
            );
        }
        assert.equal(dateOfInstant(t().clock.now), ledger.today);
        assert.ok((answers.get(FIRST_DAY)?.items.length ?? 0) === 2);
      }),
      { numRuns: runs(8), seed: 11 },
    );
  });
});
