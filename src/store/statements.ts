import { sql } from "kysely";
import type { StatementReading } from "#domain/reading.ts";
import type { Tx } from "./database.ts";

/** Keeps what a file of statements says, one row per record. */
export const insertStatements = async (
  tx: Tx,
  systemId: string,
  importId: string,
  statements: readonly StatementReading[],
): Promise<void> => {
  if (statements.length === 0) return;
  const rows = statements.map(({ vulnerability, aliases, statedAt, ...rest }) => ({
    ...rest,
    vulnerability,
    names: [...new Set([vulnerability, ...aliases].map((name) => name.toUpperCase()))],
    statedOn: statedAt?.date ?? null,
  }));
  await sql`
    insert into statements (system_id, import_id, ordinal, vulnerability, names, products, status, justification, detail,
      severity, stated_on)
    select ${systemId}::uuid, ${importId}::uuid, ordinal, vulnerability, array(select jsonb_array_elements_text(names)),
      array(select jsonb_array_elements_text(products)), status, justification, detail, severity, "statedOn"
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r(ordinal integer, vulnerability text, names jsonb,
      products jsonb, status text, justification text, detail text, severity text, "statedOn" date)`.execute(tx);
};
