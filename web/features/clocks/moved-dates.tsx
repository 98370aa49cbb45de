import { Text } from "@mantine/core";
import type { System, TriedRulebook } from "../../api/api.generated.ts";
import { counted } from "../../components/format.ts";
import { DayText } from "../../components/instant-text.tsx";
import { ItemLink } from "../../components/item-link.tsx";
import { WordTable } from "../../components/word-table.tsx";

const DATES = [{ name: "Item" }, { name: "Weakness" }, { name: "Now" }, { name: "Then" }];
const SETTINGS = [{ name: "Setting" }, { name: "Now" }, { name: "Then" }];

type MovedDatesProps = { readonly system: System; readonly tried: TriedRulebook };

/** Settings and dates that another rulebook would change. */
export const MovedDates = ({ system, tried: { settings, moves, unchanged } }: MovedDatesProps) => (
  <>
    <Text size="sm">
      {counted(moves.length, "date")} would move, {counted(unchanged, "item")} would keep theirs;{" "}
      {counted(settings.length, "setting")} {settings.length === 1 ? "differs" : "differ"}.
    </Text>
    {moves.length > 0 && (
      <WordTable
        label="Dates that move"
        columns={DATES}
        rows={moves.map(({ poamId, name, from, to }) => ({
          key: poamId,
          cells: [
            <ItemLink key="item" systemId={system.id} poamId={poamId} />,
            name,
            <DayText key="now" day={from} />,
            <DayText key="then" day={to} />,
          ],
        }))}
      />
    )}
    {settings.length > 0 && (
      <WordTable
        label="Settings that differ"
        columns={SETTINGS}
        rows={settings.map(({ key, label, from, to }) => ({
          key,
          cells: [label, from ?? "nothing", to ?? "nothing"],
        }))}
      />
    )}
  </>
);
