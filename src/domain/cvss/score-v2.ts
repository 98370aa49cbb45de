import { METRICS_V2, TEMPORAL_METRICS_V2 } from "./metrics.ts";
import type { CvssVector } from "./vector.ts";

const weightIn = ({ metrics }: CvssVector, name: string): number =>
  METRICS_V2[name]?.[metrics.get(name) ?? "ND"] ?? 1;

/** To one decimal, a half upwards. Sums such as 8.3 + 0.85 are not halves in binary, so their far digits are cut first. */
const rounded = (value: number): number => Math.round(Math.round(value * 1e8) / 1e7) / 10;

/** Of the impact, where the security requirements of the surroundings count or not (FIRST, CVSS 2.0 guide, section 3.2). */
const baseScore = (vector: CvssVector, requirement: (name: "CR" | "IR" | "AR") => number): number => {
  const of = (name: string): number => weightIn(vector, name);
  const kept =
    (1 - of("C") * requirement("CR")) * (1 - of("I") * requirement("IR")) * (1 - of("A") * requirement("AR"));
  const impact = Math.min(10, 10.41 * (1 - kept));
  const exploitability = 20 * of("AV") * of("AC") * of("Au");
  // Low requirements can bring the sum below nothing; a score is from 0 to 10.
  return impact === 0 ? 0 : Math.max(0, rounded((0.6 * impact + 0.4 * exploitability - 1.5) * 1.176));
};

const temporalOf = (vector: CvssVector, base: number): number =>
  rounded(Object.keys(TEMPORAL_METRICS_V2).reduce((product, name) => product * weightIn(vector, name), base));

/** The base score (section 3.2.1). */
export const baseV2 = (vector: CvssVector): number => baseScore(vector, () => 1);

/** The temporal score (section 3.2.2); without temporal metrics the base score. */
export const temporalV2 = (vector: CvssVector): number => temporalOf(vector, baseV2(vector));

/** The environmental score (section 3.2.3); without environmental metrics the temporal score. */
export const environmentalV2 = (vector: CvssVector): number => {
  const adjusted = temporalOf(
    vector,
    baseScore(vector, (name) => weightIn(vector, name)),
  );
  return rounded((adjusted + (10 - adjusted) * weightIn(vector, "CDP")) * weightIn(vector, "TD"));
};
