import type { GridApi } from "ag-grid-community";
import type { ItemRow } from "../../api/api.generated.ts";
import { count } from "../../components/format.ts";
import { ColumnPanel } from "./column-panel.tsx";
import classes from "./ledger.module.css";

type GridFootProps = {
  readonly api: GridApi<ItemRow> | null;
  readonly names: ReadonlyMap<string, string>;
  readonly shown: number;
  readonly total: number;
  readonly focused: { readonly name: string; readonly text: string } | null;
};

/** How many rows are shown, the focused cell's whole text, and the columns. */
export const GridFoot = ({ api, names, shown, total, focused }: GridFootProps) => (
  <div className={classes["foot"]}>
    <output className={classes["shown"]}>
      {count(shown)} of {count(total)} items
    </output>
    <span className={classes["cellbar"]} title={focused?.text}>
      {focused !== null && (
        <>
          <b>{focused.name}</b> {focused.text === "" ? "none" : focused.text}
        </>
      )}
    </span>
    {api !== null && <ColumnPanel api={api} names={names} />}
  </div>
);
