import type { CvssReading } from "#domain/reading.ts";

/** Base score and vector of one CVSS version as a tool gives them; a text or a number, or nothing. */
export type CvssWords = {
  readonly version: CvssReading["version"];
  readonly score: string | number | null;
  readonly vector?: string | null;
};

/** The CVSS readings that hold anything, in the order given. A score that is not 0 to 10 counts as none. */
export const cvssList = (...all: readonly CvssWords[]): CvssReading[] =>
  all.flatMap(({ version, score, vector = null }) => {
    const value = cvssScore(score);
    const text = vector?.trim() || null;
    return value === null && text === null ? [] : [{ version, score: value, vector: text }];
  });

const cvssScore = (score: string | number | null): number | null => {
  if (score === null || (typeof score === "string" && !/^\d{1,2}(?:\.\d{1,9})?$/.test(score.trim())))
    return null;
  const value = Number(score);
  return value >= 0 && value <= 10 ? value : null;
};

/** The version that a vector names: `CVSS:4.0/…` is 4, `CVSS:3.1/…` is 3, without a name (as in CVSS v2) 2. */
export const vectorVersion = (vector: string): CvssReading["version"] =>
  /^CVSS:4/i.test(vector) ? "4" : /^CVSS:3/i.test(vector) ? "3" : "2";
