import { useNavigate } from "@tanstack/react-router";
import type { SystemSummary } from "../../api/api.generated.ts";
import { SortHead } from "../../components/sort-head.tsx";
import { Table } from "../../components/table.tsx";
import { ROLE_WORDS } from "../../components/words.ts";
import { parseSort, sortSystems, type SystemColumn } from "./sort-systems.ts";
import { SystemFigures } from "./system-figures.tsx";
import { SystemName } from "./system-name.tsx";

const HEADS: readonly { readonly column: SystemColumn; readonly label: string; readonly number: boolean }[] =
  [
    { column: "name", label: "System", number: false },
    { column: "open", label: "Open", number: true },
    { column: "late", label: "Late", number: true },
    { column: "dueSoon", label: "Due soon", number: true },
    { column: "pendingVerification", label: "Pending verification", number: true },
    { column: "lastImportAt", label: "Last import", number: false },
  ];

type SystemTableProps = { readonly systems: readonly SystemSummary[]; readonly sort: string | undefined };

export const SystemTable = ({ systems, sort }: SystemTableProps) => {
  const navigate = useNavigate({ from: "/" });
  const present = parseSort(sort);
  // The first press of a number's head puts the greatest first: that is what one looks for.
  const next = (column: SystemColumn, number: boolean): string =>
    present.column === column ? (present.descending ? column : `-${column}`) : number ? `-${column}` : column;

  return (
    <Table label="Systems">
      <thead>
        <tr>
          {HEADS.map(({ column, label, number }) => (
            <SortHead
              key={column}
              label={label}
              number={number}
              direction={present.column === column ? (present.descending ? "descending" : "ascending") : null}
              onSort={() =>
                void navigate({ search: (old) => ({ ...old, sort: next(column, number) }), replace: true })
              }
            />
          ))}
          <th scope="col">Your role</th>
        </tr>
      </thead>
      <tbody>
        {sortSystems(systems, sort).map((system) => (
          <tr key={system.id}>
            <th scope="row">
              <SystemName system={system} />
            </th>
            <SystemFigures system={system} />
            <td>{system.role === null ? "Administrator" : ROLE_WORDS[system.role].name}</td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
};
