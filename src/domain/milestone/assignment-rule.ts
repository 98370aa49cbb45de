export const ASSIGNMENT_MATCHES = ["control", "asset", "detector", "tag"] as const;
/** What of an item an assignment rule looks at. */
export type AssignmentMatch = (typeof ASSIGNMENT_MATCHES)[number];

/** Who gets the items for which something matches the pattern, in which `*` stands for any letters. */
export type AssignmentRule = {
  readonly id: string;
  readonly match: AssignmentMatch;
  readonly pattern: string;
  readonly ownerId: string | null;
  readonly team: string | null;
};

/** What the rules look at; names as scanners and people wrote them. */
export type AssignmentFacts = Readonly<Record<AssignmentMatch, readonly string[]>>;

/** Whether the whole text fits the pattern, whatever the letters' case. Linear in both for each star. */
export const fitsPattern = (pattern: string, text: string): boolean => {
  const parts = pattern.trim().toLowerCase().split("*");
  const [first = "", ...rest] = parts;
  const wanted = text.trim().toLowerCase();
  const last = rest.pop();
  if (last === undefined) return wanted === first;
  if (!wanted.startsWith(first)) return false;
  let at = first.length;
  for (const part of rest) {
    const found = wanted.indexOf(part, at);
    if (found === -1) return false;
    at = found + part.length;
  }
  return wanted.length - last.length >= at && wanted.endsWith(last);
};

const matches = ({ match, pattern }: AssignmentRule, facts: AssignmentFacts): boolean =>
  facts[match].some((text) => fitsPattern(pattern, text));

/** Who the rules say owns the item, and by which rule: for owner and team the first rule that matches and names one. */
export type Assignment = {
  readonly owner: AssignmentRule | null;
  readonly team: AssignmentRule | null;
};

export const assignmentOf = (rules: readonly AssignmentRule[], facts: AssignmentFacts): Assignment => ({
  owner: rules.find((rule) => rule.ownerId !== null && matches(rule, facts)) ?? null,
  team: rules.find((rule) => rule.team !== null && matches(rule, facts)) ?? null,
});

/** The rule in words, for histories. */
export const ruleWords = ({ match, pattern }: AssignmentRule): string => `${match} ${pattern}`;
