import type { Actor } from "#domain/access.ts";
import { speaksOf, STATEMENT_PROPOSALS } from "#domain/statement.ts";
import { spokenOfItem, statementsNaming, type StatementRow } from "#store/statements.ts";
import type { Tx } from "#store/database.ts";
import { inTransaction } from "#store/transaction.ts";
import { authorize } from "../authorize.ts";
import type { App } from "../context.ts";
import { requireItem } from "./find-item.ts";

export type ItemStatement = Omit<StatementRow, "aliases"> & {
  /** What it asks a person to decide; null when nothing. */
  readonly proposes: string | null;
  readonly findings: number;
};

/** What somebody said of the item's findings (VEX), the latest first. */
export const listStatements = (
  app: App,
  actor: Actor,
  systemId: string,
  poamId: string,
): Promise<ItemStatement[]> =>
  inTransaction(app.store.db, actor, async (tx) => {
    await authorize(tx, actor, systemId, "system.read");
    const { id } = await requireItem(tx, systemId, poamId);
    return statementsOfItem(tx, systemId, id);
  });

/** `listStatements` of an item that the caller may see. */
export const statementsOfItem = async (
  tx: Tx,
  systemId: string,
  itemId: string,
): Promise<ItemStatement[]> => {
  const findings = await spokenOfItem(tx, itemId);
  const names = [...new Set(findings.flatMap((finding) => finding.names))];
  const statements = await statementsNaming(tx, systemId, names);
  return statements
    .map(({ aliases, ...statement }) => ({
      ...statement,
      proposes: STATEMENT_PROPOSALS[statement.status],
      findings: findings.filter((finding) => speaksOf({ ...statement, aliases }, finding)).length,
    }))
    .filter((statement) => statement.findings > 0);
};
