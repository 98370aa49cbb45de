import { coverageVerdict } from "#domain/coverage.ts";
import type { CalendarDate } from "#domain/calendar.ts";
import type { ScanCoverage } from "#domain/reading.ts";
import { advance } from "#domain/reconcile.ts";
import { isAimedAt } from "#domain/targets.ts";
import type { Tx } from "#store/database.ts";
import { missedFindings, updateFindings, type FindingRow, type MissedFinding } from "#store/findings.ts";
import { stateOf, withState } from "./finding-state.ts";
import type { Intake } from "./intake.ts";

const PAGE = 2000;
const BEFORE_ALL = "00000000-0000-0000-0000-000000000000";

/**
 * Judges every finding that the newest scan does not show: fixed where the scan proves that it looked, else not
 * observed. A finding on an asset that the scan was never aimed at is left as it is.
 */
export const judgeAbsences = async (
  tx: Tx,
  intake: Intake,
  coverage: ScanCoverage,
  scanDate: CalendarDate,
): Promise<void> => {
  let after = BEFORE_ALL;
  for (;;) {
    const page = await missedFindings(tx, intake, after, PAGE);
    const last = page.at(-1);
    if (!last) return;
    after = last.id;
    await updateFindings(
      tx,
      page.map((finding) => judge(intake, coverage, scanDate, finding)).filter((row) => row !== null),
    );
  }
};

const judge = (
  intake: Intake,
  coverage: ScanCoverage,
  scanDate: CalendarDate,
  finding: MissedFinding,
): FindingRow | null => {
  if (finding.coverage === null && !isAimedAt(finding.asset, coverage.targets)) return null;
  const looked = finding.coverage && {
    ...finding.coverage,
    checks: finding.coverage.checks && new Set(finding.coverage.checks),
  };
  const verdict = coverageVerdict(finding, intake.detectors[0], coverage, looked);
  if (!verdict.proven && coverage.unlisted === "left alone") return null;
  const scan = intake.scans.keyOf(intake.importId, finding.coverage?.scanDate ?? scanDate);
  const before = stateOf(finding, intake.scans, finding.sightedCredentialed);
  const { state } = advance(before, { kind: "absent", scan, verdict }, intake.policy.cleanScans);
  return state === null || state === before
    ? null
    : withState(finding, state, intake.scans, finding.lastOrdinal);
};
