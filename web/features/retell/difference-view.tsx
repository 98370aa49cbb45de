import { Text } from "@mantine/core";
import type { LedgerDifference, System } from "../../api/api.generated.ts";
import { count, counted } from "../../components/format.ts";
import { DayText } from "../../components/instant-text.tsx";
import { ItemLink } from "../../components/item-link.tsx";
import { itemStatusWord } from "../../components/state-mark.tsx";
import { Table } from "../../components/table.tsx";
import classes from "./retell.module.css";

type DifferenceViewProps = { readonly system: System; readonly difference: LedgerDifference };
type ItemDifference = LedgerDifference["items"][number];

/** How the ledger would differ: first the findings in one sentence each, then every item that changes. */
export const DifferenceView = ({ system, difference }: DifferenceViewProps) => {
  const { findings, items, itemsLeftOut } = difference;
  if (isSame(difference)) return <Text size="sm">The ledger would be the same as it is now.</Text>;
  return (
    <div className={classes["difference"]}>
      <ul className={classes["sentences"]} aria-label="Findings">
        <li>
          {counted(findings.before, "finding")} before, {count(findings.after)} after:{" "}
          {count(findings.appear)} appear, {count(findings.disappear)} disappear.
        </li>
        {(findings.merged > 0 || findings.split > 0) && (
          <li>
            {counted(findings.merged, "finding")} merge with others, {count(findings.split)} fall apart.
          </li>
        )}
        {findings.moves.map((move) => (
          <li key={`${move.from} ${move.to}`}>
            {counted(move.findings, "finding")} {move.findings === 1 ? "goes" : "go"} from {move.from} to{" "}
            {move.to}.
          </li>
        ))}
      </ul>
      {items.length > 0 && (
        <Table label="Items that change" stack>
          <thead>
            <tr>
              <th scope="col">Item</th>
              <th scope="col">Weakness</th>
              <th scope="col">Status</th>
              <th scope="col">Findings</th>
              <th scope="col">Scheduled completion</th>
            </tr>
          </thead>
          <tbody>
            {items.map((item) => (
              <ItemRow key={item.poamId} system={system} item={item} />
            ))}
          </tbody>
        </Table>
      )}
      {itemsLeftOut > 0 && (
        <Text size="sm" c="dimmed">
          {counted(itemsLeftOut, "further item")} would change and are not listed here.
        </Text>
      )}
    </div>
  );
};

export const isSame = ({ findings, items }: LedgerDifference): boolean =>
  items.length === 0 &&
  findings.appear + findings.disappear + findings.merged === 0 &&
  findings.moves.length === 0;

const ItemRow = ({ system, item }: { readonly system: System; readonly item: ItemDifference }) => (
  <tr>
    <th scope="row" style={{ whiteSpace: "nowrap" }}>
      {item.statusBefore === null ? item.poamId : <ItemLink systemId={system.id} poamId={item.poamId} />}
    </th>
    <td data-label="Weakness">
      <div>
        {item.name}
        <Relations item={item} />
      </div>
    </td>
    <td data-label="Status">{statusWords(item)}</td>
    <td data-label="Findings" className="tabular">
      <span>
        {item.findingsBefore === item.findingsAfter
          ? count(item.findingsAfter)
          : `${count(item.findingsBefore)} → ${count(item.findingsAfter)}`}
      </span>
    </td>
    <td data-label="Due" style={{ whiteSpace: "nowrap" }}>
      {item.scheduledCompletionBefore !== null &&
        item.scheduledCompletionBefore !== item.scheduledCompletionAfter && (
          <>
            <DayText day={item.scheduledCompletionBefore} /> {"→ "}
          </>
        )}
      <DayText day={item.scheduledCompletionAfter} />
    </td>
  </tr>
);

const Relations = ({ item }: { readonly item: ItemDifference }) => (
  <Text size="xs" c="dimmed">
    {item.takesFrom.length > 0 && `Takes findings of ${item.takesFrom.join(", ")}. `}
    {item.givesTo.length > 0 && `Its findings go to ${item.givesTo.join(", ")}.`}
  </Text>
);

const statusWords = ({ statusBefore, statusAfter }: ItemDifference): string => {
  const after = itemStatusWord(statusAfter);
  if (statusBefore === null) return `New: ${after.toLowerCase()}`;
  return statusBefore === statusAfter ? after : `${itemStatusWord(statusBefore)} → ${after}`;
};
