import { UNPROVEN_REASONS, type CoverageVerdict } from "./coverage.ts";
import { compareScans, type FindingState, type OpenFinding, type ScanKey } from "./finding.ts";
import type { Credentialed } from "./reading.ts";

/** What one scan says about one finding: it showed it, or it did not. */
export type Observation =
  | { readonly kind: "sighted"; readonly scan: ScanKey; readonly credentialed: Credentialed }
  | { readonly kind: "absent"; readonly scan: ScanKey; readonly verdict: CoverageVerdict };

/** What an observation did to the finding. `unchanged`: it was fixed before and still is not shown. */
export type Effect = "opened" | "returned" | "seenAgain" | "fixed" | "notObserved" | "unchanged";

/**
 * The state of a finding after one more scan, which must be later than all scans before it.
 * Null stands for a finding that no scan has shown yet; an absence leaves it null. It takes `cleanScansNeeded` proven
 * absences in a row to fix a finding; absences that prove nothing neither count nor start the count anew.
 */
export const advance = (
  state: FindingState | null,
  observation: Observation,
  cleanScansNeeded = 1,
): { readonly state: FindingState | null; readonly effect: Effect } =>
  observation.kind === "sighted" ? sight(state, observation) : miss(state, observation, cleanScansNeeded);

/** `advance` for a sighting: there is a finding afterwards, and it is open. */
export const sight = (
  state: FindingState | null,
  { scan, credentialed }: Omit<Extract<Observation, { kind: "sighted" }>, "kind">,
): { readonly state: OpenFinding; readonly effect: "opened" | "returned" | "seenAgain" } => {
  const effect = state === null ? "opened" : state.status === "fixed" ? "returned" : "seenAgain";
  const firstSeen = state === null ? scan : state.firstSeen;
  return {
    state: { status: "open", firstSeen, lastSeen: scan, sightedCredentialed: credentialed, cleanScans: 0 },
    effect,
  };
};

const miss = (
  state: FindingState | null,
  { scan, verdict }: Extract<Observation, { kind: "absent" }>,
  cleanScansNeeded: number,
): { state: FindingState | null; effect: Effect } => {
  if (state === null || state.status === "fixed") return { state, effect: "unchanged" };
  const { firstSeen, lastSeen, sightedCredentialed } = state;
  const cleanScans = state.cleanScans + (verdict.proven ? 1 : 0);
  const sighted = { firstSeen, lastSeen, sightedCredentialed, cleanScans };
  if (cleanScans >= cleanScansNeeded && verdict.proven)
    return { state: { status: "fixed", ...sighted, fixedBy: scan }, effect: "fixed" };
  const since = state.status === "not observed" ? state.since : scan;
  const reason = verdict.proven ? "more-clean-scans-needed" : verdict.reason;
  return { state: { status: "not observed", ...sighted, since, reason }, effect: "notObserved" };
};

/**
 * The state of a finding after any set of observations.
 *
 * Total (every set has an answer), idempotent (an observation given twice counts once) and free of order (scans are
 * put into their own order first, so a scan that arrives late ends in the same state as one that came in time).
 * Where one scan both shows and misses the finding, the sighting counts.
 */
export const reconcile = (
  observations: readonly Observation[],
  cleanScansNeeded = 1,
): FindingState | null => {
  let state: FindingState | null = null;
  for (const observation of inScanOrder(observations))
    state = advance(state, observation, cleanScansNeeded).state;
  return state;
};

const inScanOrder = (observations: readonly Observation[]): Observation[] => {
  const sorted = observations.toSorted(
    (a, b) => compareScans(a.scan, b.scan) || precedence(a) - precedence(b),
  );
  return sorted.filter((o, i) => {
    const previous = sorted[i - 1];
    return previous === undefined || compareScans(previous.scan, o.scan) !== 0;
  });
};

/** Within one scan: a sighting before any absence, a proven absence before an unproven one, then a fixed order. */
const precedence = (o: Observation): number => {
  if (o.kind === "sighted") return ["yes", "unknown", "no"].indexOf(o.credentialed);
  return o.verdict.proven ? 3 : 4 + UNPROVEN_REASONS.indexOf(o.verdict.reason);
};

/** How many covering scans in a row, up to the last, did not show the finding; scans that prove nothing do not count. */
export const cleanInARow = (observations: readonly Observation[]): number => {
  let clean = 0;
  for (const observation of observations) {
    if (observation.kind === "sighted") clean = 0;
    else if (observation.verdict.proven) clean += 1;
  }
  return clean;
};
