import { Button, Text } from "@mantine/core";
import { useState } from "react";
import type { ExportPreview } from "../../api/api.generated.ts";
import { count, counted } from "../../components/format.ts";
import { ItemLink } from "../../components/item-link.tsx";
import { Table } from "../../components/table.tsx";
import { fieldWords } from "../item/history-words.ts";
import classes from "./documents.module.css";

const FIRST = 50;
/** Stands in place of an item where a value belongs to no one item. */
const WHOLE_DOCUMENT = "*";

type NotCarriedProps = { readonly systemId: string; readonly notCarried: ExportPreview["notCarried"] };

/** What the format has no place for; said before the download, not after. */
export const NotCarried = ({ systemId, notCarried }: NotCarriedProps) => {
  const [all, setAll] = useState(false);
  if (notCarried.length === 0) {
    return (
      <Text size="sm" mt="md">
        The format carries every field of every item.
      </Text>
    );
  }
  const shown = all ? notCarried : notCarried.slice(0, FIRST);
  return (
    <div className={classes["lost"]}>
      <p className={classes["losthead"]}>
        {counted(notCarried.length, "value does", "values do")} not fit into this format
      </p>
      <Table label="Values that the format cannot carry" stack>
        <thead>
          <tr>
            <th scope="col">Item</th>
            <th scope="col">Field</th>
            <th scope="col">Why</th>
          </tr>
        </thead>
        <tbody>
          {shown.map((lost) => (
            <tr key={`${lost.poamId} ${lost.field} ${lost.message}`}>
              <td data-label="Item" style={{ whiteSpace: "nowrap" }}>
                {lost.poamId === WHOLE_DOCUMENT ? (
                  "whole document"
                ) : (
                  <ItemLink systemId={systemId} poamId={lost.poamId} />
                )}
              </td>
              <td data-label="Field">{fieldWords(lost.field)}</td>
              <td data-label="Why">{lost.message}</td>
            </tr>
          ))}
        </tbody>
      </Table>
      {!all && notCarried.length > FIRST && (
        <div style={{ padding: "8px 16px" }}>
          <Button size="compact-sm" variant="subtle" onClick={() => setAll(true)}>
            Show all {count(notCarried.length)}
          </Button>
        </div>
      )}
    </div>
  );
};
