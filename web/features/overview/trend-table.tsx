import type { Overview } from "../../api/api.generated.ts";
import { count } from "../../components/format.ts";
import { Table } from "../../components/table.tsx";

const COLUMNS = [
  { key: "critical", name: "Critical" },
  { key: "high", name: "High" },
  { key: "moderate", name: "Moderate" },
  { key: "low", name: "Low" },
  { key: "opened", name: "Opened" },
  { key: "closed", name: "Closed" },
] as const;

/** The chart's table twin. */
export const TrendTable = ({ trend }: { readonly trend: Overview["trend"] }) => (
  <Table label="Open items by month and risk, with items opened and closed">
    <thead>
      <tr>
        <th scope="col">Month</th>
        {COLUMNS.map(({ key, name }) => (
          <th key={key} scope="col" data-number>
            {name}
          </th>
        ))}
      </tr>
    </thead>
    <tbody>
      {trend.map((month) => (
        <tr key={month.month}>
          <th scope="row">{month.month}</th>
          {COLUMNS.map(({ key }) => (
            <td key={key} data-number>
              {count(month[key])}
            </td>
          ))}
        </tr>
      ))}
    </tbody>
  </Table>
);
