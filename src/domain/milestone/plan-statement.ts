export const STATEMENT_CATEGORIES = ["plan", "mitigation", "milestone"] as const;
/** Into which text a statement of the library is put. */
export type StatementCategory = (typeof STATEMENT_CATEGORIES)[number];

/** Words of plans, mitigations or milestones that an organization uses again. An inactive one is kept, but not offered. */
export type PlanStatement = {
  readonly id: string;
  readonly category: StatementCategory;
  readonly title: string;
  readonly statement: string;
  readonly active: boolean;
};
