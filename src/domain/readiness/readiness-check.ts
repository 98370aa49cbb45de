import type { Rulebook } from "../rulebook.ts";
import type { RecordField } from "../rulebook/record-rules.ts";
import type { ReadinessContext } from "./readiness-context.ts";
import type { ReadinessItem, ReadinessSummary } from "./readiness-item.ts";

/** `error`: an authority would send it back. `warning`: an assessor would ask. `info`: worth a look. */
export const READINESS_LEVELS = ["error", "warning", "info"] as const;
export type ReadinessLevel = (typeof READINESS_LEVELS)[number];

/** Fields that trouble stands in: those of the rulebooks, and those that no rulebook asks for. */
export type ReadinessField =
  | RecordField
  | "adjustedRiskRating"
  | "falsePositive"
  | "operationalRequirement"
  | "riskAdjustment"
  | "supportingDocuments"
  | "vendorDependency";

/** One thing that is wrong with one item: in which field, and what was found. */
export type Trouble = { readonly field: ReadinessField; readonly message: string };

type About = {
  /** Kebab case; scripts know it by this name. */
  readonly id: string;
  readonly level: ReadinessLevel;
  /** Which rulebooks ask for it; not given: all. `words` is read after "Rulebooks that". */
  readonly rulebooks?: { readonly words: string; readonly have: (rulebook: Rulebook) => boolean };
  /** What is wrong when it finds something, and why that matters. */
  readonly explanation: string;
  /** What to do. */
  readonly fix: string;
};

/** One rule by which items are judged, each by itself. */
export type ItemCheck = About & {
  readonly check: (item: ReadinessItem, context: ReadinessContext) => readonly Trouble[];
};

/** One rule by which all items are judged together. */
export type WholeCheck = About & {
  readonly checkAll: (items: readonly ReadinessSummary[], context: ReadinessContext) => readonly Trouble[];
};

export type ReadinessCheck = ItemCheck | WholeCheck;

/** Nothing, or the one trouble. */
export const troubleIf = (wrong: boolean, field: ReadinessField, message: string): readonly Trouble[] =>
  wrong ? [{ field, message }] : [];

export const isBlank = (text: string | null): boolean => text === null || text.trim() === "";
