import { useQuery } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import type { CellFocusedEvent, GridApi, GridReadyEvent } from "ag-grid-community";
import { AgGridReact } from "ag-grid-react";
import { useCallback, useMemo, useState } from "react";
import type { ItemRow, System } from "../../api/api.generated.ts";
import { may } from "../systems/queries.ts";
import "./grid-modules.ts";
import { itemFieldsQuery } from "../item/queries.ts";
import type { Evergreens } from "./filter-rows.ts";
import { defaultColumn, evergreenColumn, ledgerColumns, ownColumns } from "./grid-columns.ts";
import { GridFoot } from "./grid-foot.tsx";
import { gridKeys } from "./grid-keys.ts";
import { gridTheme } from "./grid-theme.ts";
import { keepColumns, readColumns } from "./kept-columns.ts";
import { lastOpened, rememberOpened } from "./last-opened.ts";
import classes from "./ledger.module.css";
import { NoMatch } from "./no-match.tsx";
import { useContactEdit } from "./use-contact-edit.ts";
import { useGridAddress } from "./use-grid-address.ts";

type LedgerGridProps = {
  readonly system: System;
  readonly rows: readonly ItemRow[];
  readonly evergreens: Evergreens;
  readonly total: number;
  readonly onSelected: (poamIds: readonly string[]) => void;
};

/** Rows are picked with boxes, so that a click on a cell stays a click on a cell. */
const PICKED = { mode: "multiRow", enableClickSelection: false, selectAll: "filtered" } as const;

const PICK_COLUMN = { pinned: "left", width: 44, suppressMovable: true } as const;

/** The ledger as a sheet. */
export const LedgerGrid = ({ system, rows, evergreens, total, onSelected }: LedgerGridProps) => {
  const mayEdit = may(system, "item.edit");
  const navigate = useNavigate();
  const editContact = useContactEdit(system.id);
  const address = useGridAddress();
  const [api, setApi] = useState<GridApi<ItemRow> | null>(null);
  const [shown, setShown] = useState(rows.length);
  const [focused, setFocused] = useState<{ readonly name: string; readonly text: string } | null>(null);

  const { data: fields } = useQuery(itemFieldsQuery(system.id));
  const columns = useMemo(
    () => [...ledgerColumns(mayEdit), evergreenColumn(evergreens), ...ownColumns(fields ?? [])],
    [mayEdit, evergreens, fields],
  );
  const names = useMemo(
    () => new Map(columns.map(({ colId, headerName }) => [colId, headerName])),
    [columns],
  );
  const rowData = useMemo(() => [...rows], [rows]);
  const context = useMemo(() => ({ systemId: system.id }), [system.id]);

  const open = useCallback(
    (poamId: string): void => {
      rememberOpened(system.id, poamId);
      void navigate({ to: "/systems/$systemId/items/$poamId", params: { systemId: system.id, poamId } });
    },
    [navigate, system.id],
  );
  const onKey = useMemo(() => gridKeys({ open, editContact, mayEdit }), [open, editContact, mayEdit]);

  const onReady = (event: GridReadyEvent<ItemRow>): void => {
    event.api.applyColumnState({ state: [...readColumns()], applyOrder: true });
    event.api.setGridAriaProperty("label", "Ledger");
    address.attach(event.api);
    setApi(event.api);
  };
  const onFocus = (event: CellFocusedEvent<ItemRow>): void => {
    const { column, rowIndex } = event;
    if (column === null || typeof column === "string" || rowIndex === null) return;
    const node = event.api.getDisplayedRowAtIndex(rowIndex);
    if (node === undefined) return;
    const text = event.api.getCellValue({ rowNode: node, colKey: column, useFormatter: true });
    setFocused({ name: names.get(column.getColId()) ?? "", text: text ?? "" });
  };

  if (rows.length === 0) return <NoMatch />;
  return (
    <div className={classes["gridbox"]}>
      <div className={classes["grid"]}>
        <AgGridReact<ItemRow>
          theme={gridTheme}
          rowData={rowData}
          columnDefs={columns}
          defaultColDef={defaultColumn}
          context={context}
          getRowId={({ data }) => data.poamId}
          animateRows={false}
          {...(mayEdit ? { rowSelection: PICKED } : {})}
          selectionColumnDef={PICK_COLUMN}
          onSelectionChanged={({ api: picked }) =>
            onSelected(picked.getSelectedRows().map(({ poamId }) => poamId))
          }
          readOnlyEdit
          enterNavigatesVerticallyAfterEdit
          tooltipShowDelay={400}
          tooltipShowMode="whenTruncated"
          suppressDragLeaveHidesColumns
          initialState={address.initialState}
          onGridReady={onReady}
          onFirstDataRendered={({ api: ready }) => {
            const node = ready.getRowNode(lastOpened(system.id) ?? "");
            if (node !== undefined) ready.ensureNodeVisible(node, "middle");
          }}
          onModelUpdated={({ api: updated }) => setShown(updated.getDisplayedRowCount())}
          onSortChanged={address.onSortChanged}
          onFilterChanged={address.onFilterChanged}
          onColumnMoved={({ finished, api: moved }) => finished && keepColumns(moved)}
          onColumnResized={({ finished, source, api: sized }) =>
            finished && source === "uiColumnResized" && keepColumns(sized)
          }
          onColumnVisible={({ api: changed }) => keepColumns(changed)}
          onColumnPinned={({ api: changed }) => keepColumns(changed)}
          onCellFocused={onFocus}
          onCellKeyDown={onKey}
          onCellDoubleClicked={({ data, column }) => {
            if (data !== undefined && !(mayEdit && column.getColId() === "pointOfContact")) open(data.poamId);
          }}
          onCellEditRequest={({ data, newValue }) => editContact(data, String(newValue ?? ""))}
        />
      </div>
      <GridFoot api={api} names={names} shown={shown} total={total} focused={focused} />
    </div>
  );
};
