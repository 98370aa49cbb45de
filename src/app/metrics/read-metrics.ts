import type { Actor } from "#domain/access.ts";
import { addDays, dateOfInstant, type CalendarDate } from "#domain/calendar.ts";
import { detectorName } from "#domain/detectors.ts";
import { ageing, type AgeBucket } from "#domain/metrics/ageing.ts";
import { baselineFigures, type BaselineFigures } from "#domain/metrics/baseline.ts";
import { controlFamilies } from "#domain/control-ref.ts";
import { fixOnce, LATE_RISK_WEIGHTS, type Fix } from "#domain/metrics/fix-once.ts";
import { forecast, type Forecast } from "#domain/metrics/forecast.ts";
import {
  fiscalQuarter,
  QUARTERLY_SOURCE,
  quarterlyCounts,
  type Quarter,
  type QuarterlyCounts,
} from "#domain/metrics/quarterly.ts";
import { remediation, type Remediation } from "#domain/metrics/remediation.ts";
import { seededFractions } from "#domain/metrics/seeded.ts";
import { workDays } from "#domain/work-queues.ts";
import { listBaselines, uniqueVulnerabilities } from "#store/baselines.ts";
import type { Tx } from "#store/database.ts";
import {
  closedSince,
  countUnended,
  figuresByControls,
  figuresByOwner,
  figuresByDetector,
  lateWeaknesses,
  monthsByRisk,
  openSince,
  quarterFates,
  weeksBefore,
  type GroupFigures,
  type MonthOfRisk,
} from "#store/metrics.ts";
import { inTransaction } from "#store/transaction.ts";
import { authorize } from "../authorize.ts";
import type { App } from "../context.ts";
import { rulebookOf } from "../system/rulebook-of.ts";

export type Group = GroupFigures & { readonly name: string | null };

export type Metrics = {
  readonly on: CalendarDate;
  readonly months: readonly MonthOfRisk[];
  readonly ageing: readonly AgeBucket[];
  /** Of items closed in the last 365 days. */
  readonly remediation: readonly Remediation[];
  readonly open: number;
  readonly forecast: Forecast;
  /** The first of the 365 days of which closures are counted. */
  readonly closedFrom: CalendarDate;
  /** An item of several families counts in each. */
  readonly byOwner: readonly Group[];
  readonly byFamily: readonly Group[];
  readonly bySource: readonly Group[];
  /** The present quarter of the fiscal year, and the one before it. */
  readonly quarters: ReadonlyArray<Quarter & QuarterlyCounts>;
  readonly quarterlySource: string;
  readonly vulnerabilities: BaselineFigures & { readonly setOn: CalendarDate | null };
  readonly fixOnce: readonly Fix[];
  readonly lateRiskWeights: string;
};

const YEAR = 365;
const MOST_FIXES = 10;

/** How a system's ledger goes. The forecast is the same all day: its seed is the system and the day. */
export const readMetrics = (app: App, actor: Actor, systemId: string): Promise<Metrics> =>
  inTransaction(app.store.db, actor, async (tx) => {
    const system = await authorize(tx, actor, systemId, "system.read");
    const now = app.now();
    const today = dateOfInstant(now);
    const vendor = workDays(rulebookOf(system), today);
    const period = { today, since: addDays(today, -YEAR), vendor };
    const [baseline] = await listBaselines(tx, systemId);
    const open = await countUnended(tx, systemId);
    const weeks = await weeksBefore(tx, systemId, now);
    const unique = await uniqueVulnerabilities(tx, systemId);
    return {
      on: today,
      months: await monthsByRisk(tx, systemId, period),
      ageing: ageing(await openSince(tx, systemId), today),
      remediation: remediation(await closedSince(tx, systemId, period.since)),
      open,
      closedFrom: period.since,
      forecast: forecast(open, weeks, today, seededFractions(`${systemId} ${today}`)),
      byOwner: summed(await figuresByOwner(tx, systemId, period), (owner) => [owner]),
      byFamily: summed(await figuresByControls(tx, systemId, period), familiesOrNone),
      bySource: summed(await figuresByDetector(tx, systemId, period), (detector) => [detectorName(detector)]),
      quarters: await quarters(tx, systemId, today),
      quarterlySource: QUARTERLY_SOURCE,
      vulnerabilities: {
        ...baselineFigures(rulebookOf(system), unique, baseline?.vulnerabilities ?? null),
        setOn: baseline?.on ?? null,
      },
      fixOnce: fixOnce(await lateWeaknesses(tx, systemId, period), MOST_FIXES),
      lateRiskWeights: LATE_RISK_WEIGHTS,
    };
  });

const quarters = async (
  tx: Tx,
  systemId: string,
  today: CalendarDate,
): Promise<Array<Quarter & QuarterlyCounts>> => {
  const counted: Array<Quarter & QuarterlyCounts> = [];
  for (const before of [0, 1]) {
    const quarter = fiscalQuarter(today, before);
    const fates = await quarterFates(tx, systemId, quarter, today);
    const counts = quarterlyCounts(fates.map((fate) => ({ ...fate, detector: detectorName(fate.detector) })));
    counted.push({ ...quarter, ...counts });
  }
  return counted;
};

const familiesOrNone = (controls: readonly string[]): ReadonlyArray<string | null> => {
  const families = controlFamilies(controls);
  return families.length === 0 ? [null] : families;
};

/** An item counts once under each name that its key has. The most late ones first. */
const summed = <Key>(
  figures: ReadonlyArray<GroupFigures & { readonly key: Key }>,
  namesOf: (key: Key) => ReadonlyArray<string | null>,
): Group[] => {
  const groups = new Map<string | null, GroupFigures>();
  for (const { key, open, late, closed } of figures) {
    for (const name of namesOf(key)) {
      const sum = groups.get(name) ?? { open: 0, late: 0, closed: 0 };
      groups.set(name, { open: sum.open + open, late: sum.late + late, closed: sum.closed + closed });
    }
  }
  return [...groups]
    .map(([name, sums]) => ({ name, ...sums }))
    .toSorted((a, b) => b.late - a.late || b.open - a.open);
};
