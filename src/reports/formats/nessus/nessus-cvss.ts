import type { CvssReading } from "#domain/reading.ts";
import { fieldText, type ItemFields } from "./nessus-fields.ts";

/** Elements with score and vector per CVSS version: vulnerability scans first, then web app scans. */
const CVSS_FIELDS = [
  { version: "2", score: ["cvss_base_score", "cvss"], vector: ["cvss_vector"] },
  { version: "3", score: ["cvss3_base_score", "cvssv3"], vector: ["cvss3_vector"] },
  { version: "4", score: ["cvss4_base_score", "cvssv4"], vector: ["cvss4_vector"] },
] as const;

const firstText = (fields: ItemFields, names: readonly string[]): string | null => {
  for (const name of names) {
    const text = fieldText(fields, name);
    if (text !== null) return text;
  }
  return null;
};

/** A base score, 0.0 to 10.0; null when the text is none. */
const cvssScore = (text: string): number | null => {
  const score = /^\d{1,2}(?:\.\d+)?$/.test(text) ? Number(text) : Number.NaN;
  return score >= 0 && score <= 10 ? score : null;
};

/**
 * The scores and vectors of a record, oldest version first. Nessus writes version 2 vectors as `CVSS2#AV:…`; the
 * mark is dropped, so that the vector reads as in the CVSS v2 guide. `doubt` is told of a score that is not a number
 * from 0 to 10.
 */
export const cvssReadings = (fields: ItemFields, doubt: (message: string) => void): CvssReading[] => {
  const readings: CvssReading[] = [];
  for (const { version, score, vector } of CVSS_FIELDS) {
    const scoreText = firstText(fields, score);
    const value = scoreText === null ? null : cvssScore(scoreText);
    if (scoreText !== null && value === null) {
      doubt(`"${scoreText.slice(0, 40)}" is not a CVSS v${version} base score.`);
    }
    const vectorText = firstText(fields, vector)?.replace(/^CVSS2#/, "") ?? null;
    if (value !== null || vectorText !== null) readings.push({ version, score: value, vector: vectorText });
  }
  return readings;
};
