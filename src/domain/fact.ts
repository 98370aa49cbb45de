/**
 * How sure we are of a fact of a regime: read in the named source; found in somebody else's account of it; recalled and
 * not read again; or a choice of this program or of an organization, where no regime decides.
 */
export const CONFIDENCES = ["verified", "secondary", "recalled", "local"] as const;
export type Confidence = (typeof CONFIDENCES)[number];

/** A fact of a regime beside where it stands: document and section, in one sentence without the closing dot. */
export type Fact<T> = { readonly value: T; readonly source: string; readonly confidence: Confidence };

const factOf =
  (confidence: Confidence) =>
  <const T>(value: T, source: string): Fact<T> => ({ value, source, confidence });

export const verified = factOf("verified");
export const secondary = factOf("secondary");
export const recalled = factOf("recalled");
export const local = factOf("local");

const DOUBTS = {
  verified: "",
  secondary: "; from a secondary source",
  recalled: "; recalled, not read again",
  local: "; a local choice",
} as const satisfies Record<Confidence, string>;

/** Where a fact stands and, unless it was read there, how sure that is. */
export const sourceOf = ({ source, confidence }: Omit<Fact<unknown>, "value">): string =>
  `${source}${DOUBTS[confidence]}`;
