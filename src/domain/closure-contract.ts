import type { CalendarDate } from "./calendar.ts";
import { counted } from "./counted.ts";
import { isValidOn } from "./evidence.ts";
import { Fault } from "./fault.ts";

export const CLAUSE_KINDS = ["clean scans", "evidence", "attestation", "milestones"] as const;

/** One condition that a program can check. */
export type Clause =
  /** Every finding of the item is proven fixed, each by that many covering scans in a row that do not show it. */
  | { readonly clause: "clean scans"; readonly scans: number }
  /** That many files that prove something today. */
  | { readonly clause: "evidence"; readonly pieces: number }
  /** An attestation of that type that holds today. */
  | { readonly clause: "attestation"; readonly type: string }
  /** Every milestone is complete, and there is one. */
  | { readonly clause: "milestones" };

/** The condition under which an item may close: all of its clauses. */
export type ClosureContract = readonly Clause[];

/** What is known of an item that a contract may ask for. */
export type ContractFacts = {
  readonly today: CalendarDate;
  readonly findings: number;
  readonly fixedFindings: number;
  /** The fewest covering scans in a row that did not show one of its findings; null without findings. */
  readonly fewestCleanScans: number | null;
  readonly evidence: ReadonlyArray<{
    readonly kind: "file" | "attestation";
    readonly type: string | null;
    readonly expiresOn: CalendarDate | null;
    readonly withdrawn: boolean;
  }>;
  readonly milestones: { readonly total: number; readonly complete: number };
};

/** A clause, whether it is met, and what is there in a person's words. */
export type ClauseState = { readonly clause: Clause; readonly met: boolean; readonly found: string };

/** How each clause stands, in the contract's order. The contract is met when all are; an empty one never is. */
export const contractState = (contract: ClosureContract, facts: ContractFacts): readonly ClauseState[] =>
  contract.map((clause) => ({ clause, ...stateOf(clause, facts) }));

export const isMet = (states: readonly ClauseState[]): boolean =>
  states.length > 0 && states.every(({ met }) => met);

const stateOf = (clause: Clause, facts: ContractFacts): Omit<ClauseState, "clause"> => {
  switch (clause.clause) {
    case "clean scans": {
      const { findings, fixedFindings, fewestCleanScans } = facts;
      const scans = fewestCleanScans ?? 0;
      return {
        met: findings > 0 && fixedFindings === findings && scans >= clause.scans,
        found: `${fixedFindings} of ${counted(findings, "findings")} proven fixed, ${counted(scans, "clean scans")} in a row`,
      };
    }
    case "evidence": {
      const pieces = valid(facts).filter(({ kind }) => kind === "file").length;
      return { met: pieces >= clause.pieces, found: counted(pieces, "files") };
    }
    case "attestation": {
      const held = valid(facts).some(({ type }) => type === clause.type);
      return { met: held, found: held ? "one that holds" : "none that holds" };
    }
    case "milestones": {
      const { total, complete } = facts.milestones;
      return {
        met: total > 0 && complete === total,
        found: `${complete} of ${counted(total, "milestones")} complete`,
      };
    }
  }
};

const valid = ({ evidence, today }: ContractFacts) => evidence.filter((piece) => isValidOn(piece, today));

const MOST_CLAUSES = 20;

/** The contract that somebody gave, checked whatever it is. Throws `input.invalid`. */
export const closureContractFrom = (given: unknown): ClosureContract => {
  if (!Array.isArray(given) || given.length > MOST_CLAUSES)
    throw new Fault(
      "input.invalid",
      `Expected a list of at most ${MOST_CLAUSES} clauses, found something else.`,
    );
  return given.map(clauseFrom);
};

const clauseFrom = (given: unknown): Clause => {
  const { clause, scans, pieces, type } = (
    typeof given === "object" && given !== null ? given : {}
  ) as Readonly<Record<string, unknown>>;
  if (clause === "milestones") return { clause };
  if (clause === "clean scans" && isCount(scans)) return { clause, scans };
  if (clause === "evidence" && isCount(pieces)) return { clause, pieces };
  if (clause === "attestation" && typeof type === "string" && type.trim() !== "" && type.length <= 100)
    return { clause, type: type.trim() };
  throw new Fault(
    "input.invalid",
    `Expected a clause of a closure contract: ${CLAUSE_KINDS.join(", ")} with its number (1 to 100) or type. Found ${JSON.stringify(given)?.slice(0, 100)}.`,
  );
};

const isCount = (value: unknown): value is number =>
  typeof value === "number" && Number.isInteger(value) && value >= 1 && value <= 100;
