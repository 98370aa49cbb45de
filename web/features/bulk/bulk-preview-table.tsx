import { Text } from "@mantine/core";
import type { BulkResult } from "../../api/api.generated.ts";
import { counted } from "../../components/format.ts";
import { Table } from "../../components/table.tsx";
import { fieldWords } from "../item/history-words.ts";

/** More rows than that say nothing more. */
const SHOWN = 200;

/** What a bulk edit does to each item, and where it is refused. */
export const BulkPreviewTable = ({ results }: { readonly results: readonly BulkResult[] }) => {
  const refused = results.filter((result) => result.refused !== null).length;
  const same = results.filter((result) => result.refused === null && result.changes.length === 0).length;
  return (
    <>
      <Text size="sm" component="output">
        {counted(results.length - refused - same, "item")} would change, {same} already are so, {refused}{" "}
        refuse it and are left out. Nothing has changed yet.
      </Text>
      <div style={{ maxHeight: 320, overflow: "auto" }}>
        <Table label="What the bulk edit changes" stack>
          <thead>
            <tr>
              <th scope="col">Item</th>
              <th scope="col">Change</th>
            </tr>
          </thead>
          <tbody>
            {results.slice(0, SHOWN).map((result) => (
              <tr key={result.poamId}>
                <th scope="row" style={{ whiteSpace: "nowrap" }}>
                  {result.poamId}
                </th>
                <td data-label="Change">{wordsOf(result)}</td>
              </tr>
            ))}
          </tbody>
        </Table>
      </div>
      {results.length > SHOWN && (
        <Text size="sm" c="dimmed">
          {counted(results.length - SHOWN, "further item")} not listed here.
        </Text>
      )}
    </>
  );
};

const wordsOf = ({ refused, changes }: BulkResult): string => {
  if (refused !== null) return `Refused: ${refused.message}`;
  if (changes.length === 0) return "No change";
  return changes
    .map(({ field, from, to }) => `${fieldWords(field)}: ${from ?? "none"} → ${to ?? "none"}`)
    .join("; ");
};
