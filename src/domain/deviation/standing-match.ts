import { Fault } from "../fault.ts";

/** Which findings a standing deviation is about: those for which everything holds that is given. */
export type StandingMatch = {
  /** The detector's id and its own identifier of the weakness. */
  readonly detector: string | null;
  readonly sourceIdentifier: string | null;
  /** The one CVE that the weakness has; a weakness of several is another matter. */
  readonly cve: string | null;
  /** A package URL; without a version every version matches. */
  readonly package: string | null;
  /** An asset's name, in which `*` stands for any letters. */
  readonly asset: string | null;
};

export const NO_MATCH: StandingMatch = {
  detector: null,
  sourceIdentifier: null,
  cve: null,
  package: null,
  asset: null,
};

const refuse = (expected: string): never => {
  throw new Fault("input.invalid", `Expected ${expected}. A standing deviation says what it is about.`);
};

/** Throws `input.invalid` unless the match says what it is about, exactly enough to be understood later. */
export const requireMatch = (match: StandingMatch): void => {
  if (Object.values(match).every((value) => value === null || value.trim() === ""))
    refuse("a source identifier, a CVE, a package or an asset pattern, found none");
  if ((match.detector === null) !== (match.sourceIdentifier === null))
    refuse("a detector and its source identifier together, found only one of them");
  if (match.cve !== null && !/^CVE-\d{4}-\d{4,}$/i.test(match.cve)) refuse("a CVE such as CVE-2026-1234");
  if (match.package !== null && !match.package.startsWith("pkg:"))
    refuse("a package URL such as pkg:npm/lodash");
  if (match.asset !== null && match.asset.replaceAll("*", "").trim() === "")
    refuse("an asset pattern with a part of a name in it");
};

/** The match in words, for lists and histories. */
export const matchWords = (match: StandingMatch): string =>
  [
    match.detector === null ? null : `${match.detector} ${match.sourceIdentifier ?? ""}`,
    match.cve,
    match.package,
    match.asset === null ? null : `on ${match.asset}`,
  ]
    .filter((part) => part !== null)
    .join(", ");
