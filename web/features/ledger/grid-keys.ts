import type { CellKeyDownEvent, FullWidthCellKeyDownEvent } from "ag-grid-community";
import type { ItemRow } from "../../api/api.generated.ts";
import { notifyDone } from "../../components/fault.ts";

type KeyEvent = CellKeyDownEvent<ItemRow> | FullWidthCellKeyDownEvent<ItemRow>;

type KeyActions = {
  readonly open: (poamId: string) => void;
  readonly editContact: (row: ItemRow, text: string) => void;
  readonly mayEdit: boolean;
};

const isCell = (event: KeyEvent): event is CellKeyDownEvent<ItemRow> => "column" in event;

/** Like a sheet: Enter opens the item, Ctrl/⌘ C copies the cell's text, Ctrl/⌘ V writes a point of contact. */
export const gridKeys =
  ({ open, editContact, mayEdit }: KeyActions) =>
  (event: KeyEvent): void => {
    const key = event.event;
    if (!(key instanceof KeyboardEvent) || !isCell(event) || event.data === undefined) return;
    if (event.api.getEditingCells().length > 0) return;
    const column = event.column.getColId();
    const { data: row } = event;
    const command = key.ctrlKey || key.metaKey;

    if (key.key === "Enter" && !(column === "pointOfContact" && mayEdit)) {
      open(row.poamId);
      return;
    }
    if (command && key.key.toLowerCase() === "c") {
      const text = event.api.getCellValue({ rowNode: event.node, colKey: event.column, useFormatter: true });
      void copy(text ?? "");
      return;
    }
    if (command && key.key.toLowerCase() === "v" && column === "pointOfContact" && mayEdit) {
      void paste((text) => editContact(row, text));
    }
  };

const copy = async (text: string): Promise<void> => {
  try {
    await navigator.clipboard.writeText(text);
    notifyDone("Copied.");
  } catch {
    notifyDone("The browser did not allow to copy.");
  }
};

const paste = async (use: (text: string) => void): Promise<void> => {
  let text: string;
  try {
    text = await navigator.clipboard.readText();
  } catch {
    notifyDone("The browser did not allow to paste. Press F2 and paste into the cell.");
    return;
  }
  // A cell is one line; a copied range brings its first.
  use((text.split(/[\r\n\t]/)[0] ?? "").slice(0, 500));
};
