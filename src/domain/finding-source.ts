import { Fault } from "./fault.ts";

/** Where a finding that no known report format carries comes from: the first thing an auditor asks of it. */
export const SOURCE_KINDS = [
  "scanner",
  "audit",
  "penetration-test",
  "incident",
  "self-assessment",
  "other",
] as const;
export type SourceKind = (typeof SOURCE_KINDS)[number];

/** `reference` names the very thing: the id of a report, a ticket, a scan job. */
export type FindingSource = { readonly kind: SourceKind; readonly reference: string };

export const LONGEST_REFERENCE = 200;

/** What may be missing in a source that somebody gave. */
export type GivenSource = { readonly kind?: unknown; readonly reference?: unknown } | null | undefined;

/** The source with its reference trimmed, or `source.missing` when its kind or its reference is not given. */
export const requireSource = (given: GivenSource): FindingSource => {
  const kind = SOURCE_KINDS.find((known) => known === given?.kind);
  const reference = typeof given?.reference === "string" ? given.reference.trim() : "";
  if (kind !== undefined && reference !== "" && reference.length <= LONGEST_REFERENCE)
    return { kind, reference };
  const found = kind === undefined ? "no such kind" : `the reference "${reference.slice(0, 40)}"`;
  throw new Fault(
    "source.missing",
    `Expected where the findings come from: a kind (${SOURCE_KINDS.join(", ")}) and a reference of at most ${LONGEST_REFERENCE} characters, such as the id of the report; found ${found}. Give both.`,
  );
};
