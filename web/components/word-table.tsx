import type { ReactNode } from "react";
import { Table } from "./table.tsx";

export type WordColumn = {
  readonly name: string;
  readonly className?: string | undefined;
  /** A share of the table, where the words alone would divide it badly. */
  readonly width?: string;
};
export type WordRow = {
  readonly key: string;
  /** In the order of the columns. */
  readonly cells: readonly ReactNode[];
};

type WordTableProps = {
  readonly label: string;
  readonly columns: readonly WordColumn[];
  readonly rows: readonly WordRow[];
  /** The column whose cell names its row: the first one, unless it says otherwise. */
  readonly naming?: number;
};

/** A table of words; on a narrow screen each row stands as a list. */
export const WordTable = ({ label, columns, rows, naming = 0 }: WordTableProps) => (
  <Table label={label} stack>
    <thead>
      <tr>
        {columns.map(({ name, width }) => (
          <th key={name} scope="col" style={width === undefined ? undefined : { width }}>
            {name}
          </th>
        ))}
      </tr>
    </thead>
    <tbody>
      {rows.map(({ key, cells }) => (
        <tr key={key}>
          {columns.map(({ name, className }, index) =>
            index === naming ? (
              <th key={name} scope="row" className={className}>
                {cells[index]}
              </th>
            ) : (
              <td key={name} data-label={name} className={className}>
                {cells[index]}
              </td>
            ),
          )}
        </tr>
      ))}
    </tbody>
  </Table>
);
