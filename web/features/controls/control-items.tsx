import type { Control } from "../../api/api.generated.ts";
import { ItemLink } from "../../components/item-link.tsx";
import { DayText } from "../../components/instant-text.tsx";
import { RiskMark } from "../../components/risk-mark.tsx";
import { ItemStatusMark } from "../../components/state-mark.tsx";
import { Table } from "../../components/table.tsx";
import classes from "./controls.module.css";

type ControlItemsProps = {
  readonly systemId: string;
  readonly label: string;
  readonly items: Control["items"];
};

/** The items under a control, open ones first. */
export const ControlItems = ({ systemId, label, items }: ControlItemsProps) => (
  <Table label={label} stack>
    <thead>
      <tr>
        <th scope="col">Item</th>
        <th scope="col">Weakness</th>
        <th scope="col">Risk</th>
        <th scope="col">Status</th>
        <th scope="col">Scheduled</th>
      </tr>
    </thead>
    <tbody>
      {items.map((item) => (
        <tr key={item.poamId}>
          <td>
            <ItemLink systemId={systemId} poamId={item.poamId} />
          </td>
          <td data-label="Weakness" className={classes["words"]}>
            {item.weaknessName}
          </td>
          <td data-label="Risk">
            <RiskMark rating={item.rating} />
          </td>
          <td data-label="Status">
            <ItemStatusMark status={item.status} />
          </td>
          <td data-label="Scheduled">
            <DayText day={item.scheduledCompletionDate} />
          </td>
        </tr>
      ))}
    </tbody>
  </Table>
);
