import { sql } from "kysely";
import type { PlanStatement, StatementCategory } from "#domain/milestone/plan-statement.ts";
import type { Tx } from "./database.ts";

/** The library of an organization, by category and title. */
export const planStatements = (tx: Tx, organizationId: string): Promise<PlanStatement[]> =>
  tx
    .selectFrom("plan_statements")
    .select(["id", "category", "title", "statement", "active"])
    .$narrowType<{ category: StatementCategory }>()
    .where("organization_id", "=", organizationId)
    .orderBy("category")
    .orderBy(sql`lower(title)`)
    .execute();

/** Null when the category has one of that title. */
export const insertPlanStatement = async (
  tx: Tx,
  organizationId: string,
  statement: Omit<PlanStatement, "id" | "active">,
  by: string,
): Promise<string | null> => {
  const row = await tx
    .insertInto("plan_statements")
    .values({ organization_id: organizationId, ...statement, created_by: by })
    .onConflict((oc) => oc.doNothing())
    .returning("id")
    .executeTakeFirst();
  return row?.id ?? null;
};

/** Rewrites the statement; whether the organization has it. */
export const updatePlanStatement = async (
  tx: Tx,
  organizationId: string,
  { id, title, statement, active }: Omit<PlanStatement, "category">,
): Promise<boolean> => {
  const result = await tx
    .updateTable("plan_statements")
    .set({ title, statement, active })
    .where("organization_id", "=", organizationId)
    .where("id", "=", id)
    .executeTakeFirst();
  return result.numUpdatedRows === 1n;
};
