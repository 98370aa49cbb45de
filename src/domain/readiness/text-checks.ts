import { isBlank, troubleIf, type ItemCheck, type Trouble } from "./readiness-check.ts";
import type { ReadinessItem } from "./readiness-item.ts";

/** Shorter texts say nothing that somebody else could act on. */
const SHORTEST = 20;

const PLACEHOLDER =
  /^(?:tbd|tba|todo|to be (?:determined|decided|done|added)|n\/?a|none|nil|unknown|pending|same|see (?:above|below|attached|ticket)|fix|fix it|patch|update|upgrade|remediate|test|x+|[?.\-_ ]+|lorem ipsum.*)[.!]?$/i;

const OPEN_WORD = /\b(?:tbd|tba|to be determined|lorem ipsum)\b/i;

/** Texts are compared without case, blanks and marks. */
const plain = (text: string): string => text.toLowerCase().replaceAll(/[^\p{L}\p{N}]+/gu, "");

const FIRST_LETTER = /[\p{L}\p{N}]/u;

/** Most texts differ in their first letter, which is found at once. */
const isSame = (one: string, other: string): boolean =>
  FIRST_LETTER.exec(one.toLowerCase())?.[0] === FIRST_LETTER.exec(other.toLowerCase())?.[0] &&
  plain(one) === plain(other);

/** Why a text says too little; null when it does not. */
const vagueness = (text: string | null, others: readonly (string | null)[]): string | null => {
  const words = text?.trim() ?? "";
  if (words === "") return "is blank";
  if (PLACEHOLDER.test(words)) return `is a placeholder: "${words.slice(0, 40)}"`;
  if (words.length < SHORTEST) return `has only ${words.length} characters: "${words}"`;
  if (words.length < 200 && OPEN_WORD.test(words)) return "still has words to be filled in";
  const repeated = others.some((other) => !isBlank(other) && isSame(other ?? "", words));
  return repeated ? "only repeats another field" : null;
};

const vague = (
  field: "weaknessDescription" | "remediationPlan",
  name: string,
  text: string | null,
  others: readonly (string | null)[],
): readonly Trouble[] => {
  const why = vagueness(text, others);
  return troubleIf(why !== null, field, `The ${name} ${why}.`);
};

export const TEXT_CHECKS: readonly ItemCheck[] = [
  {
    id: "description-vague",
    level: "warning",
    explanation:
      "The weakness description is blank, a placeholder, shorter than 20 characters, or the weakness name once more. Nobody can judge the risk from it.",
    fix: "Say what is wrong, where, and what an attacker gains by it.",
    check: (item) =>
      vague("weaknessDescription", "weakness description", item.weaknessDescription, [item.weaknessName]),
  },
  {
    id: "plan-vague",
    level: "warning",
    explanation:
      "The remediation plan of an open item is blank, a placeholder, shorter than 20 characters, or repeats the name or the description. It commits nobody to anything.",
    fix: "Say what will be done, by whom, and how it is verified.",
    check: (item) =>
      item.closed
        ? []
        : vague("remediationPlan", "remediation plan", item.remediationPlan, [
            item.weaknessName,
            item.weaknessDescription,
          ]),
  },
  {
    id: "text-too-long",
    level: "error",
    rulebooks: {
      words: "limit the length of texts",
      have: ({ record }) => Object.keys(record.textLimits).length > 0,
    },
    explanation: "A text is longer than the authority's system takes; it would be refused or cut off.",
    fix: "Shorten the text, and put the rest into a supporting document.",
    check: (item, { rulebook }) => [
      ...Object.entries(rulebook.record.textLimits).flatMap(([field, limit]) => {
        const known = field as keyof typeof rulebook.record.textLimits;
        const length = field === "milestoneDescription" ? 0 : (item.texts[known]?.length ?? 0);
        return troubleIf(length > limit.value, known, tooLong(length, limit));
      }),
      ...tooLongMilestones(item, rulebook.record.textLimits.milestoneDescription),
    ],
  },
];

type Limit = { readonly value: number; readonly source: string };

const tooLong = (length: number, { value, source }: Limit): string =>
  `The text has ${length} characters, ${value} are taken (${source}).`;

const tooLongMilestones = (item: ReadinessItem, limit: Limit | undefined): readonly Trouble[] =>
  limit === undefined
    ? []
    : [...item.milestones, ...item.milestoneChanges].flatMap(({ number, description: { length } }) =>
        troubleIf(
          length > limit.value,
          "milestoneDescription",
          `Milestone ${number}: ${tooLong(length, limit)}`,
        ),
      );
