import assert from "node:assert/strict";
import { test } from "node:test";
import { addDays, type CalendarDate } from "#domain/calendar.ts";
import { scheduledCompletion } from "#domain/clocks.ts";
import type { RiskRating } from "#domain/risk-rating.ts";
import { statusWordOf } from "#domain/rulebook/record-rules.ts";
import { fedrampRev5 } from "#rulebooks/fedramp-rev5.ts";
import { day } from "../domain/observations.ts";

test("FedRAMP Rev 5 gives 30, 90 and 180 days from the original detection; Critical counts as High", () => {
  const table = [
    ["critical", "2026-01-01", "2026-01-31"],
    ["high", "2026-01-01", "2026-01-31"],
    ["moderate", "2026-01-01", "2026-04-01"],
    ["low", "2026-01-01", "2026-06-30"],
    ["critical", "2024-02-15", "2024-03-16"],
    ["high", "2023-02-15", "2023-03-17"],
    ["moderate", "2023-12-31", "2024-03-30"],
    ["low", "2023-12-31", "2024-06-28"],
  ] as const;
  for (const [originalRiskRating, detected, due] of table) {
    const facts = { originalDetectionDate: day(detected), originalRiskRating };
    assert.equal(scheduledCompletion(fedrampRev5, facts).date, due, `${originalRiskRating} ${detected}`);
  }
});

const DAYS: Readonly<Record<string, number>> = { High: 30, Moderate: 90, Low: 180 };
const ORIGINAL = ["High", "Moderate", "Low"] as const;
const ADJUSTED = ["", "N/A", "High", "Moderate", "Low"] as const;
const RISK_ADJUSTMENT = ["", "No", "Pending", "Yes"] as const;

/** The formula of the template, column by column: S original, T adjusted, U risk adjustment, K detection. */
const formula = (S: string, T: string, U: string, K: CalendarDate): CalendarDate => {
  const byOriginal = addDays(K, DAYS[S] ?? 0);
  if (T === "N/A" || T === "") return byOriginal;
  return U === "Yes" ? addDays(K, DAYS[T] ?? 0) : byOriginal;
};

const rating = (word: string): RiskRating => word.toLowerCase() as RiskRating;

test("the template's formula of the scheduled completion date, over every combination of its columns", () => {
  const detected = day("2026-03-09");
  let combinations = 0;
  for (const S of ORIGINAL)
    for (const T of ADJUSTED)
      for (const U of RISK_ADJUSTMENT) {
        const adjusted = T !== "" && T !== "N/A" && U === "Yes";
        const { date } = scheduledCompletion(fedrampRev5, {
          originalDetectionDate: detected,
          originalRiskRating: rating(S),
          ...(adjusted
            ? { approvedRiskAdjustment: { rating: rating(T), approvedOn: day("2026-03-20") } }
            : {}),
        });
        assert.equal(date, formula(S, T, U, detected), `original ${S}, adjusted ${T}, RA ${U}`);
        combinations += 1;
      }
  assert.equal(combinations, 60);
});

test("no operational requirement for High, monthly update, vendor check-in every 30 days, closed stays closed", () => {
  assert.deepEqual(fedrampRev5.deviations.noOperationalRequirementFor.value, ["critical", "high"]);
  assert.equal(fedrampRev5.upkeep.staleAfterDays.value, 31);
  assert.equal(fedrampRev5.upkeep.vendorCheckInDays.value, 30);
  assert.equal(fedrampRev5.closure.whenItReturns.value, "new item");
  assert.equal(fedrampRev5.clock.extensionsMoveDate.value, false);
});

const word = (status: "open" | "pending verification" | "closed" | "false positive" | "draft") =>
  statusWordOf(fedrampRev5.record, status, true);

test("an item stands on the sheet of its status", () => {
  assert.deepEqual(
    [word("open"), word("pending verification"), word("closed"), word("false positive"), word("draft")],
    ["Open", "Closed", "Closed", "Closed", null],
  );
});
