import type { CalendarDate } from "../calendar.ts";
import type { CmmcEntry, DeficiencyReview, TemporaryDeficiency } from "./register.ts";
import type { CmmcResult } from "./result.ts";

/** How a requirement counts today, and why. */
export type Standing = {
  readonly finding: "met" | "not met" | "partial" | "not assessed";
  readonly basis: "result" | "temporary deficiency" | "enduring exception";
  readonly because: string;
};

export type OpenEntry = { readonly entry: CmmcEntry; readonly reviews: readonly DeficiencyReview[] };

const OF_RESULT: Readonly<Record<CmmcResult, Omit<Standing, "basis">>> = {
  met: { finding: "met", because: "Assessed as MET, 32 CFR 170.24(b)(1)." },
  "not met": { finding: "not met", because: "Assessed as NOT MET, 32 CFR 170.24(b)(2)." },
  partial: {
    finding: "partial",
    because: "NOT MET, but partly effective, 32 CFR 170.24(c)(2)(i)(B)(4).",
  },
  "not applicable": {
    finding: "met",
    because: "Not applicable, which is equivalent to MET, 32 CFR 170.24(b)(3).",
  },
  "not assessed": { finding: "not assessed", because: "Not assessed yet; it counts as NOT MET until it is." },
};

/**
 * How a requirement counts on a day. An open temporary deficiency decides before the recorded result: MET while it is
 * properly managed, NOT MET when it is not; an open enduring exception makes it MET. Neither stands in for an assessment:
 * what is not assessed stays so, and what does not apply has no deficiency.
 */
export const standingOf = (result: CmmcResult, open: readonly OpenEntry[], today: CalendarDate): Standing => {
  const plain: Standing = { ...OF_RESULT[result], basis: "result" };
  if (result === "not assessed" || result === "not applicable") return plain;
  const deficiencies = open.flatMap(({ entry, reviews }) =>
    entry.register === "operational plan" ? [neglectOf(entry, reviews, today)] : [],
  );
  const neglect = deficiencies.find((why) => why !== null);
  if (neglect !== undefined) return { finding: "not met", basis: "temporary deficiency", because: neglect };
  if (deficiencies.length > 0)
    return {
      finding: "met",
      basis: "temporary deficiency",
      because:
        "A temporary deficiency that the operational plan of action addresses, with reviews that show progress: MET, 32 CFR 170.24(b)(1)(ii).",
    };
  if (open.some(({ entry }) => entry.register === "enduring exception"))
    return {
      finding: "met",
      basis: "enduring exception",
      because:
        "An enduring exception that the system security plan describes with its mitigations: MET, 32 CFR 170.24(b)(1)(i).",
    };
  return plain;
};

/**
 * Why a temporary deficiency does not count as appropriately addressed; null when it does. The regulation asks for
 * deficiency reviews and for progress; that a missed review date ends the credit is Milepost's own reading.
 */
export const neglectOf = (
  { nextReviewOn }: TemporaryDeficiency,
  reviews: readonly DeficiencyReview[],
  today: CalendarDate,
): string | null => {
  const last = reviews.at(-1);
  const rule = "so it counts as NOT MET, 32 CFR 170.24(b)(1)(ii).";
  if (last === undefined) return `Its temporary deficiency has no deficiency review yet, ${rule}`;
  if (!last.showsProgress) return `The deficiency review of ${last.reviewedOn} shows no progress, ${rule}`;
  return nextReviewOn < today ? `The deficiency review due on ${nextReviewOn} is missing, ${rule}` : null;
};
