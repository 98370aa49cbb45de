import type { CvssReading } from "#domain/reading.ts";
import { cvssList, vectorVersion } from "./cvss-list.ts";

/**
 * A CVSS reading from a score and a vector as written, or null when neither is there. The vector's own prefix decides the
 * version (FIRST: `CVSS:3.1/…`, `CVSS:4.0/…`), else `version`. Parentheses around a vector are dropped.
 */
export const cvssOf = (
  version: CvssReading["version"],
  score: string | null,
  vectorText: string | null,
): CvssReading | null => {
  const vector = vectorText?.trim().replace(/^\((.*)\)$/, "$1") ?? "";
  const told = vector.startsWith("CVSS:") ? vectorVersion(vector) : version;
  return cvssList({ version: told, score, vector })[0] ?? null;
};

/** A score with its vector behind it as Qualys writes them: `5.0 (AV:N/AC:L/Au:N/C:P/I:N/A:N)`, or the score alone. */
export const cvssWithVector = (version: CvssReading["version"], text: string | null): CvssReading | null => {
  const [, score = null, vector = null] =
    /^([\d.]{1,6})(?:\s{0,3}\(([^()]{1,200})\))?$/.exec(text?.trim() ?? "") ?? [];
  return cvssOf(version, score, vector);
};
