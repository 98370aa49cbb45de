import { Text } from "@mantine/core";
import type { System, TriedRulebook } from "../../api/api.generated.ts";
import { counted } from "../../components/format.ts";
import { DayText } from "../../components/instant-text.tsx";
import { TextLink } from "../../components/links.tsx";
import { Table } from "../../components/table.tsx";

type MovedDatesProps = { readonly system: System; readonly tried: TriedRulebook };

/** Settings and dates that another rulebook would change. */
export const MovedDates = ({ system, tried: { settings, moves, unchanged } }: MovedDatesProps) => (
  <>
    <Text size="sm">
      {counted(moves.length, "date")} would move, {counted(unchanged, "item")} would keep theirs;{" "}
      {counted(settings.length, "setting")} {settings.length === 1 ? "differs" : "differ"}.
    </Text>
    {moves.length > 0 && (
      <Table label="Dates that move" stack>
        <thead>
          <tr>
            <th scope="col">Item</th>
            <th scope="col">Weakness</th>
            <th scope="col">Now</th>
            <th scope="col">Then</th>
          </tr>
        </thead>
        <tbody>
          {moves.map((move) => (
            <tr key={move.poamId}>
              <th scope="row">
                <TextLink
                  to="/systems/$systemId/items/$poamId"
                  params={{ systemId: system.id, poamId: move.poamId }}
                >
                  {move.poamId}
                </TextLink>
              </th>
              <td data-label="Weakness">{move.name}</td>
              <td data-label="Now">
                <DayText day={move.from} />
              </td>
              <td data-label="Then">
                <DayText day={move.to} />
              </td>
            </tr>
          ))}
        </tbody>
      </Table>
    )}
    {settings.length > 0 && (
      <Table label="Settings that differ" stack>
        <thead>
          <tr>
            <th scope="col">Setting</th>
            <th scope="col">Now</th>
            <th scope="col">Then</th>
          </tr>
        </thead>
        <tbody>
          {settings.map((setting) => (
            <tr key={setting.key}>
              <th scope="row">{setting.label}</th>
              <td data-label="Now">{setting.from ?? "nothing"}</td>
              <td data-label="Then">{setting.to ?? "nothing"}</td>
            </tr>
          ))}
        </tbody>
      </Table>
    )}
  </>
);
