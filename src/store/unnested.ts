import { sql, type RawBuilder } from "kysely";

/** A column of a table of given rows: its name, its type in SQL, its value (`jsonb`: as text). */
export type GivenColumn<Row> = readonly [name: string, type: string, value: (row: Row) => unknown];

/** Given rows as a table `r` in a query: one parameter for each column, whatever the number of rows. */
export const unnested = <Row>(
  rows: readonly Row[],
  columns: ReadonlyArray<GivenColumn<Row>>,
): RawBuilder<unknown> => {
  const values = columns.map(([, type, value]) => sql`${rows.map(value)}::${sql.raw(type)}[]`);
  return sql`unnest(${sql.join(values)}) as r(${columnNames(columns)})`;
};

export const columnNames = <Row>(columns: ReadonlyArray<GivenColumn<Row>>): RawBuilder<unknown> =>
  sql.join(columns.map(([name]) => sql.ref(name)));
