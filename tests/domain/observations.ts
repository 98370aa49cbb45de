import fc from "fast-check";
import { calendarDate, type CalendarDate } from "#domain/calendar.ts";
import { UNPROVEN_REASONS } from "#domain/coverage.ts";
import type { ScanKey } from "#domain/finding.ts";
import type { Observation } from "#domain/reconcile.ts";

export const day = (text: string): CalendarDate => {
  const date = calendarDate(text);
  if (date === null) throw new Error(`${text} is no date.`);
  return date;
};

/** The scan of the day with that number, the `tie`th of it. */
export const scanOn = (number: number, tie = 0): ScanKey => {
  const date = day(`2026-03-${String(number).padStart(2, "0")}`);
  return { scannedAt: `${date}T06:00:00.000Z`, sha256: `${tie}`.repeat(64), date };
};

const scan = fc
  .tuple(fc.integer({ min: 1, max: 8 }), fc.integer({ min: 0, max: 1 }))
  .map(([number, tie]) => scanOn(number, tie));

export const observation: fc.Arbitrary<Observation> = fc.oneof(
  fc.record({
    kind: fc.constant("sighted" as const),
    scan,
    credentialed: fc.constantFrom("yes" as const, "no" as const, "unknown" as const),
  }),
  fc.record({
    kind: fc.constant("absent" as const),
    scan,
    verdict: fc.oneof(
      fc.constant({ proven: true as const }),
      fc.constantFrom(...UNPROVEN_REASONS).map((reason) => ({ proven: false as const, reason })),
    ),
  }),
);

/** Observations of which no two are of one scan, in the order of their scans. */
export const history: fc.Arbitrary<Observation[]> = fc
  .uniqueArray(observation, {
    maxLength: 10,
    selector: (o) => `${o.scan.scannedAt} ${o.scan.sha256}`,
  })
  .map((list) =>
    list.toSorted((a, b) =>
      `${a.scan.scannedAt}${a.scan.sha256}` < `${b.scan.scannedAt}${b.scan.sha256}` ? -1 : 1,
    ),
  );
