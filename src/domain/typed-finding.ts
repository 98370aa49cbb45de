import { calendarDate, type CalendarDate } from "./calendar.ts";
import { Fault } from "./fault.ts";
import type { FindingSource } from "./finding-source.ts";
import type { AssetKind } from "./reading.ts";
import type { Severity } from "./risk-rating.ts";

export type TypedAsset = { readonly kind: AssetKind; readonly identifier: string };

/** A finding that a person typed in: one weakness, on each of the assets. */
export type TypedFinding = {
  readonly source: FindingSource;
  /** The day on which it was found. */
  readonly foundOn: CalendarDate;
  readonly kind: "vulnerability" | "configuration";
  /** The finding's own number in its source; null: its name tells it apart. */
  readonly sourceIdentifier: string | null;
  readonly name: string;
  readonly description: string;
  readonly severity: Exclude<Severity, "informational">;
  readonly assets: readonly TypedAsset[];
  /** Where on the assets; empty when the whole of them is meant. */
  readonly location: string;
  readonly cves: readonly string[];
  readonly controls: readonly string[];
  readonly solution: string | null;
  readonly evidence: string | null;
  /** Recorded while parts are missing: its item is a draft until a person completes and opens it. */
  readonly draft?: boolean | undefined;
};

const MOST_ASSETS = 500;

const DRAFT_ASSET = "unnamed asset of ";

/** What a draft stands on that names no asset yet; `isStandIn` knows it, and no document or check takes it for an asset. */
export const draftAsset = (reference: string): string => `${DRAFT_ASSET}${reference}`;
export const isDraftAsset = (identifier: string): boolean => identifier.startsWith(DRAFT_ASSET);

/**
 * Refuses (`input.invalid`) a typed finding without a name, a description, an asset or a real day up to today. A draft may
 * lack its description and its assets; its name, its severity and its day are what its number and its dates rest on. Its
 * source is checked by `requireSource`, of a draft too.
 */
export const requireTypedFinding = (typed: TypedFinding, today: CalendarDate): void => {
  const problems = [
    typed.name.trim() === "" ? "a weakness name" : null,
    typed.draft !== true && typed.description.trim() === "" ? "a description" : null,
    (typed.draft !== true && typed.assets.length === 0) || typed.assets.length > MOST_ASSETS
      ? `1 to ${MOST_ASSETS} assets`
      : null,
    typed.assets.some(({ identifier }) => identifier.trim() === "") ? "a name for each asset" : null,
    calendarDate(typed.foundOn) === null || typed.foundOn > today
      ? `the day on which it was found, ${today} at the latest`
      : null,
    typed.cves.some((cve) => !/^CVE-\d{4}-\d{4,12}$/i.test(cve)) ? "CVEs written like CVE-2026-1234" : null,
    typed.controls.some((control) => !/^[A-Z]{2}-\d{1,2}(?:\(\d{1,2}\))?$/i.test(control))
      ? "controls written like AC-2(1)"
      : null,
  ].filter((problem) => problem !== null);
  if (problems.length === 0) return;
  throw new Fault(
    "input.invalid",
    `Expected ${problems.join("; ")}. Complete the finding and record it again.`,
  );
};

/** The weakness's id among those of its detector: the reference of its source, and its number there or its name. */
export const typedIdentifier = ({
  source,
  sourceIdentifier,
  name,
}: Pick<TypedFinding, "source" | "sourceIdentifier" | "name">): string =>
  `${source.reference}: ${(sourceIdentifier ?? name).trim()}`;
