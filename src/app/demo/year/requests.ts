import type { Claim } from "#domain/deviation/claim.ts";
import type { RiskRating } from "#domain/risk-rating.ts";
import type { Act } from "./act.ts";
import type { Day } from "./days.ts";
import { asks, decides } from "./deeds.ts";
import { PEOPLE } from "./people.ts";
import type { Task } from "./work.ts";

export const falsePositive = (evidence: string): Claim => ({
  type: "false positive",
  falsePositive: { evidence, attachments: ["Change log of the package"] },
});

/** A lower rating, since less of the surroundings reaches the weakness than its vector says. */
export const adjustment = (requestedRating: RiskRating, explanation: string): Claim => ({
  type: "risk adjustment",
  reduction: {
    requestedRating,
    baseVector: null,
    modified: {
      MAV: { value: "L", explanation },
      MPR: { value: "H", explanation: "Only administrators sign in to the hosts." },
    },
    remediationLevel: null,
    enteredScore: null,
    attachments: ["Network diagram, sheet 3"],
  },
});

type Request = {
  readonly asked: Day;
  readonly decided?: Day;
  readonly claim: Claim;
  readonly rationale: string;
  readonly until?: Day;
  readonly answer?: { readonly move: "approve" | "reject"; readonly reason: string };
};

/** Asked for by whoever fixes it, and decided by the authorizing official's office, if it is decided. */
export const requested = ({ key, owner }: Task, request: Request): Act[] => {
  const { asked, decided, claim, rationale, until, answer } = request;
  return [
    { day: asked, part: "work", who: owner, does: asks(key, claim, rationale, until) },
    ...(decided === undefined || answer === undefined
      ? []
      : [{ day: decided, part: "decisions", who: PEOPLE.official, does: decides(key, answer) } as const]),
  ];
};
