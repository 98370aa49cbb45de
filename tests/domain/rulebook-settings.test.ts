import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { Fault } from "#domain/fault.ts";
import { rulebookDifference } from "#domain/rulebook/rulebook-difference.ts";
import { rulebookFrom } from "#domain/rulebook/rulebook-from.ts";
import { acceptsValue, expectedValue, valueText } from "#domain/rulebook/setting-kind.ts";
import { settingValue } from "#domain/rulebook/setting-value.ts";
import { RULEBOOK_SETTINGS } from "#domain/rulebook/settings.ts";
import { cmmcL2 } from "#rulebooks/cmmc-rulebooks.ts";
import { custom } from "#rulebooks/custom.ts";
import { dodNavy, dodRmf } from "#rulebooks/dod.ts";
import { fedrampCr26 } from "#rulebooks/fedramp-cr26.ts";
import { fedrampRev5 } from "#rulebooks/fedramp-rev5.ts";
import { RULEBOOKS } from "#rulebooks/index.ts";
import { anyRulebook } from "./clock-arbitraries.ts";
import { runs } from "../support/depth.ts";

test("an organization's rulebook says what was set by whom and what the regime says", () => {
  const own = rulebookFrom(
    fedrampRev5,
    { "remediation.days.critical": 15, dueSoonDays: 7, "record.textLimits.comments": 500 },
    { id: "acme", name: "Acme policy" },
  );
  assert.equal(own.id, "acme");
  assert.equal(own.name, "Acme policy");
  assert.equal(own.dueSoonDays, 7);
  assert.ok(own.remediation.by === "risk rating");
  assert.deepEqual(own.remediation.days.critical, {
    value: 15,
    source: "Set by the organization; FedRAMP Rev 5 says 30 days",
    confidence: "local",
  });
  assert.deepEqual(own.remediation.days.high, fedrampRev5.remediation.days.high);
  assert.equal(
    own.record.textLimits.comments?.source,
    "Set by the organization; FedRAMP Rev 5 says nothing of it",
  );
  assert.equal(fedrampRev5.remediation.days.critical.value, 30, "the regime itself stays");
});

test("no change gives the regime itself, and a value that the regime has too keeps its source", () => {
  assert.equal(rulebookFrom(fedrampRev5, {}), fedrampRev5);
  assert.deepEqual(rulebookFrom(fedrampRev5, { "remediation.days.high": 30 }), fedrampRev5);
});

test("what is no setting, has no place or is impossible is refused in a clear sentence", () => {
  const refused: ReadonlyArray<readonly [typeof custom | typeof cmmcL2, unknown, RegExp]> = [
    [custom, { nothing: 1 }, /^Expected a setting of a rulebook, found "nothing"\.$/],
    [custom, JSON.parse('{"__proto__": 1}'), /found "__proto__"/],
    [custom, { "clock.constructor": 1 }, /found "clock\.constructor"/],
    [custom, { "record.statusWords": [] }, /Expected a setting/],
    [custom, null, /^Expected settings of a rulebook/],
    [custom, [1], /^Expected settings of a rulebook/],
    [
      custom,
      { "remediation.days.low": -1 },
      /^Days to fix: low: expected a whole number of days from 0 to 3650/,
    ],
    [custom, { "remediation.days.low": 1.5 }, /Found 1\.5\./],
    [custom, { "remediation.days.low": 3651 }, /from 0 to 3650/],
    [custom, { "remediation.days.low": "30" }, /Found "30"\./],
    [custom, { "remediation.days.low": null }, /Found null\./],
    [custom, { "remediation.days.low": undefined }, /Found nothing\./],
    [custom, { "remediation.days.high": 91 }, /no more days for high than for moderate, found 91 and 90/],
    [custom, { "remediation.days": 100 }, /Expected a setting that Custom has/],
    [cmmcL2, { "remediation.days.low": 100 }, /Expected a setting that CMMC Level 2 has/],
    [custom, { "clock.dayCount": "moons" }, /expected one of: calendar days, business days/],
    [custom, { "clock.extraHolidays": ["2026-02-30"] }, /list without repetition of days/],
    [custom, { "clock.kevDueDateGoverns": "yes" }, /expected yes or no/],
    [custom, { "closure.proofs": ["covering scan", "covering scan"] }, /without repetition/],
    [custom, { "defaultControls.vulnerability": ["ra-5"] }, /control ids/],
    [custom, { riskMatrix: { high: {} } }, /five rows and five columns/],
  ];
  for (const [base, changes, message] of refused)
    assert.throws(
      () => rulebookFrom(base, changes),
      (error) => error instanceof Fault && error.code === "input.invalid" && message.test(error.message),
      `${JSON.stringify(changes)} ${String(message)}`,
    );
});

test("time frames of the Consolidated Rules may be set, with hours or none", () => {
  const own = rulebookFrom(fedrampCr26, {
    "remediation.timeframes.C.5.irv_lev": { amount: 36, unit: "hours" },
    "remediation.timeframes.C.1.nlev": { amount: 365, unit: "days" },
    "remediation.timeframes.C.2.nlev": null,
  });
  assert.deepEqual(rulebookDifference(fedrampCr26, own), [
    {
      key: "remediation.timeframes.C.5.irv_lev",
      label: "Time frame: class C, N5, irv_lev",
      from: "2 days",
      to: "36 hours",
    },
    {
      key: "remediation.timeframes.C.2.nlev",
      label: "Time frame: class C, N2, nlev",
      from: "192 days",
      to: "none",
    },
    {
      key: "remediation.timeframes.C.1.nlev",
      label: "Time frame: class C, N1, nlev",
      from: "none",
      to: "365 days",
    },
  ]);
  for (const impossible of [{ amount: 1, unit: "weeks" }, { amount: -1, unit: "days" }, { amount: 1 }])
    assert.throws(
      () => rulebookFrom(fedrampCr26, { "remediation.timeframes.C.5.irv_lev": impossible }),
      Fault,
    );
});

test("the difference of two regimes names what one has and the other has not", () => {
  assert.deepEqual(rulebookDifference(fedrampRev5, fedrampRev5), []);
  const navy = rulebookDifference(dodRmf, dodNavy);
  assert.deepEqual(navy[0], {
    key: "upkeep.staleAfterDays",
    label: "Stale when not updated for",
    from: "92 days",
    to: "90 days",
  });
  const threat = navy.find(({ key }) => key === "record.textLimits.threatDescription");
  assert.deepEqual([threat?.from, threat?.to], [null, "2000 characters"]);
  const cmmc = rulebookDifference(fedrampRev5, cmmcL2);
  const days = cmmc.filter(({ key }) => key.startsWith("remediation.days"));
  assert.deepEqual(
    days.map(({ key, from, to }) => [key, from, to]),
    [
      ["remediation.days.critical", "30 days", null],
      ["remediation.days.high", "30 days", null],
      ["remediation.days.moderate", "90 days", null],
      ["remediation.days.low", "180 days", null],
      ["remediation.days", null, "180 days"],
    ],
  );
});

test("settings have keys of their own, and every rulebook's own values are ones that they take", () => {
  const keys = RULEBOOK_SETTINGS.map(({ key }) => key);
  assert.equal(new Set(keys).size, keys.length);
  for (const rulebook of RULEBOOKS)
    for (const setting of RULEBOOK_SETTINGS) {
      const said = settingValue(rulebook, setting);
      if (said === null) continue;
      assert.ok(acceptsValue(setting.kind, said.value), `${rulebook.id} ${setting.key}`);
      assert.ok(valueText(setting.kind, said.value).length > 0);
      assert.ok(expectedValue(setting.kind).length > 0);
    }
});

test("every setting is said by some rulebook or may be added", () => {
  for (const setting of RULEBOOK_SETTINGS)
    assert.ok(
      setting.mayBeAdded || RULEBOOKS.some((rulebook) => settingValue(rulebook, setting) !== null),
      setting.key,
    );
});

test("changes are applied, kept as JSON and applied again with the same result", () => {
  fc.assert(
    fc.property(anyRulebook, fc.constantFrom(...RULEBOOKS), (own, base) => {
      const differences = rulebookDifference(base, own).flatMap(({ key }) => {
        const setting = RULEBOOK_SETTINGS.find((known) => known.key === key);
        const said = setting && settingValue(own, setting);
        return setting && said && (setting.mayBeAdded || settingValue(base, setting) !== null)
          ? [[key, said.value] as const]
          : [];
      });
      const kept: unknown = JSON.parse(JSON.stringify(Object.fromEntries(differences)));
      const made = rulebookFrom(base, kept);
      assert.deepEqual(rulebookFrom(base, kept), made);
      for (const [key, value] of differences) {
        const setting = RULEBOOK_SETTINGS.find((known) => known.key === key);
        assert.deepEqual(setting && settingValue(made, setting)?.value, value, key);
      }
    }),
    { numRuns: runs(100) },
  );
});

test("whatever is sent as changes gives a rulebook or a fault, never a crash", () => {
  const key = fc.oneof(fc.string(), fc.constantFrom(...RULEBOOK_SETTINGS.map((setting) => setting.key)));
  fc.assert(
    fc.property(fc.dictionary(key, fc.jsonValue()), fc.constantFrom(...RULEBOOKS), (changes, base) => {
      try {
        assert.equal(rulebookFrom(base, changes).id, base.id);
      } catch (error) {
        assert.ok(error instanceof Fault);
      }
    }),
    { numRuns: runs(300) },
  );
});
