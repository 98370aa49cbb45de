import { sql } from "kysely";
import type { CalendarDate } from "#domain/calendar.ts";
import type { StatementReading, StatementStatus } from "#domain/reading.ts";
import type { SpokenOf } from "#domain/statement.ts";
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
      products jsonb, status text, justification text, detail text, severity text, "statedOn" date)`.execute(
    tx,
  );
};

/** What somebody said of a vulnerability, with the record that says it. */
export type StatementRow = {
  readonly importId: string;
  readonly fileName: string;
  readonly ordinal: number;
  readonly vulnerability: string;
  readonly aliases: readonly string[];
  readonly products: readonly string[];
  readonly status: StatementStatus;
  readonly justification: string | null;
  readonly detail: string | null;
  readonly statedOn: CalendarDate | null;
};

const COLUMNS = sql`s.import_id as "importId", i.file_name as "fileName", s.ordinal, s.vulnerability,
  s.names as aliases, s.products, s.status, s.justification, s.detail, s.stated_on as "statedOn"`;

/** Statements that name one of those vulnerabilities, the latest first. */
export const statementsNaming = async (
  tx: Tx,
  systemId: string,
  names: readonly string[],
): Promise<StatementRow[]> => {
  const { rows } = await sql<StatementRow>`
    select ${COLUMNS} from statements s join imports i on i.id = s.import_id
    where s.system_id = ${systemId} and s.names && ${names.map((name) => name.toUpperCase())}::text[]
    order by i.scanned_at desc, s.ordinal limit 500`.execute(tx);
  return rows;
};

/** What an item's findings are called and where they are, to tell which statements speak of them. */
export const spokenOfItem = async (tx: Tx, itemId: string): Promise<SpokenOf[]> => {
  const { rows } = await sql<SpokenOf>`
    select distinct array(select unnest(w.cves) union select w.source_identifier) as names, a.identifier as asset,
      f.location, f.details -> 'package' ->> 'name' as "packageName"
    from findings f join weaknesses w on w.id = f.weakness_id join assets a on a.id = f.asset_id
    where f.item_id = ${itemId} limit 20000`.execute(tx);
  return rows;
};
