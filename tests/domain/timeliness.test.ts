import assert from "node:assert/strict";
import { test } from "node:test";
import type { Rulebook } from "#domain/rulebook.ts";
import { isStale, itemTimeliness, lateness, timeliness, vendorCheckInLate } from "#domain/timeliness.ts";
import { cmmcL2 } from "#rulebooks/cmmc-rulebooks.ts";
import { dodNavy } from "#rulebooks/dod.ts";
import { fedrampCr26 } from "#rulebooks/fedramp-cr26.ts";
import { fedrampRev5 } from "#rulebooks/fedramp-rev5.ts";
import { day } from "./observations.ts";

test("the due day itself is in time, the next day is late, and the last two weeks are due soon", () => {
  const due = day("2026-03-31");
  const at = (today: string) => timeliness(fedrampRev5, due, day(today));
  assert.deepEqual(at("2026-04-01"), { state: "late", daysLate: 1 });
  assert.deepEqual(at("2027-03-31"), { state: "late", daysLate: 365 });
  assert.deepEqual(at("2026-03-31"), { state: "due soon", daysLeft: 0 });
  assert.deepEqual(at("2026-03-17"), { state: "due soon", daysLeft: 14 });
  assert.deepEqual(at("2026-03-16"), { state: "on time", daysLeft: 15 });
});

test("waiting for a vendor is not late while the fix is pending and the check-in is at most 30 days old", () => {
  const due = day("2026-03-31");
  const at = (
    lastCheckIn: string | null,
    releasedOn: string | null = null,
    rulebook: Rulebook = fedrampRev5,
  ) =>
    itemTimeliness(
      rulebook,
      {
        due,
        vendor: {
          releasedOn: releasedOn === null ? null : day(releasedOn),
          lastCheckIn: lastCheckIn === null ? null : day(lastCheckIn),
        },
      },
      day("2026-05-31"),
    );
  const waiting = { state: "waiting for vendor", daysPast: 61 };
  const late = { state: "late", daysLate: 61 };
  assert.deepEqual(at("2026-05-01"), waiting, "30 days");
  assert.deepEqual(at("2026-04-30"), late, "31 days");
  assert.deepEqual(at("2026-05-31"), waiting);
  assert.deepEqual(at("2026-06-01"), late, "a check-in after the report proves nothing");
  assert.deepEqual(at(null), late);
  assert.deepEqual(at("2026-05-20", "2026-05-31"), late, "the fix is there");
  assert.deepEqual(at("2026-05-20", "2026-06-01"), waiting, "the fix came after the report");
  assert.deepEqual(at("2026-05-20", null, cmmcL2), late, "CMMC has no such exemption");
});

test("without a date nothing is late, and in time a vendor changes nothing", () => {
  assert.deepEqual(itemTimeliness(fedrampCr26, { due: null }, day("2026-05-31")), { state: "no date" });
  const vendor = { releasedOn: null, lastCheckIn: null };
  const item = { due: day("2026-06-02"), vendor };
  assert.deepEqual(itemTimeliness(fedrampRev5, item, day("2026-05-31")), { state: "due soon", daysLeft: 2 });
});

test("a vendor check-in is late after the rulebook's days, if it asks for any", () => {
  const pending = { releasedOn: null, lastCheckIn: day("2026-05-01") };
  assert.equal(vendorCheckInLate(fedrampRev5, pending, day("2026-05-31")), false);
  assert.equal(vendorCheckInLate(fedrampRev5, pending, day("2026-06-01")), true);
  assert.equal(vendorCheckInLate(fedrampCr26, pending, day("2027-06-01")), false);
  assert.equal(
    vendorCheckInLate(fedrampRev5, { ...pending, releasedOn: day("2026-05-15") }, day("2026-06-20")),
    false,
  );
});

test("an item is stale after the rulebook's period: a month for FedRAMP, 90 days for the Navy", () => {
  const updated = day("2026-01-01");
  for (const [rulebook, last, first] of [
    [fedrampRev5, "2026-02-01", "2026-02-02"],
    [dodNavy, "2026-04-01", "2026-04-02"],
  ] as const) {
    assert.equal(isStale(rulebook, updated, day(last)), false);
    assert.equal(isStale(rulebook, updated, day(first)), true);
  }
});

test("past its time frame a vulnerability is overdue, and after 192 days from its evaluation accepted", () => {
  const evaluatedOn = day("2026-01-01");
  const at = (today: string, due: string | null = "2026-01-17", rulebook: Rulebook = fedrampCr26) =>
    lateness(rulebook, { due: due === null ? null : day(due), evaluatedOn }, day(today));
  assert.equal(at("2026-01-17"), "in time");
  assert.equal(at("2026-01-18"), "overdue");
  assert.equal(at("2026-07-12"), "overdue", "day 192");
  assert.equal(at("2026-07-13"), "accepted");
  assert.equal(at("2026-07-12", null), "in time");
  assert.equal(at("2026-07-13", null), "accepted");
  assert.equal(at("2026-07-13", "2026-12-01"), "accepted");
  assert.equal(at("2030-01-01", "2026-01-17", fedrampRev5), "overdue");
  const unevaluated = { due: null, evaluatedOn: null };
  assert.equal(lateness(fedrampCr26, unevaluated, day("2030-01-01")), "in time");
});
