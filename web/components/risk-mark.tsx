import type { RiskRating, Severity } from "../api/api.generated.ts";
import classes from "./marks.module.css";

/** One shape per rating, from filled and angular to small and open, so that it reads without colour. */
const SHAPES: Readonly<Record<Severity, string>> = {
  critical: "M4 1h4l3 3v4l-3 3H4L1 8V4z",
  high: "M6 1.2 11.4 10.8H.6z",
  moderate: "M6 .8 11.2 6 6 11.2.8 6z",
  low: "M6 2.5A3.5 3.5 0 1 1 6 9.5 3.5 3.5 0 0 1 6 2.5z",
  informational: "M2 6h8",
};

const WORDS: Readonly<Record<Severity, string>> = {
  critical: "Critical",
  high: "High",
  moderate: "Moderate",
  low: "Low",
  informational: "Info",
};

type RiskMarkProps = { readonly rating: RiskRating | Severity };

/** A risk rating as shape, word and colour together. */
export const RiskMark = ({ rating }: RiskMarkProps) => (
  <span className={classes["mark"]} data-risk={rating}>
    <svg viewBox="0 0 12 12" width="12" height="12" aria-hidden="true" className={classes["shape"]}>
      <path d={SHAPES[rating]} />
    </svg>
    {WORDS[rating]}
  </span>
);

export const riskWord = (rating: Severity): string => WORDS[rating];
