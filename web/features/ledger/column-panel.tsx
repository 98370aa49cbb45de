import { ActionIcon, Button, Checkbox, Group, Popover, Text } from "@mantine/core";
import { IconArrowDown, IconArrowUp, IconColumns, IconPin, IconPinFilled } from "@tabler/icons-react";
import type { ColumnState, GridApi } from "ag-grid-community";
import { useState } from "react";
import type { ItemRow } from "../../api/api.generated.ts";
import { forgetColumns, keepColumns } from "./kept-columns.ts";
import classes from "./ledger.module.css";

type ColumnPanelProps = { readonly api: GridApi<ItemRow>; readonly names: ReadonlyMap<string, string> };

/** Show, hide, pin and reorder columns by keyboard or hand; dragging a head does the same. */
export const ColumnPanel = ({ api, names }: ColumnPanelProps) => {
  const [columns, setColumns] = useState<readonly ColumnState[]>([]);
  const refresh = (): void => setColumns(api.getColumnState());
  const act = (change: () => void): void => {
    change();
    keepColumns(api);
    refresh();
  };

  return (
    <Popover position="top-end" width={340} onOpen={refresh} trapFocus returnFocus>
      <Popover.Target>
        <Button
          size="compact-sm"
          variant="default"
          leftSection={<IconColumns size={14} aria-hidden="true" />}
        >
          Columns
        </Button>
      </Popover.Target>
      <Popover.Dropdown aria-label="Columns">
        <ul className={classes["columns"]} aria-label="Columns in order">
          {columns.map((column, index) => {
            const name = names.get(column.colId);
            // The boxes of the selection are a column of the grid's own: nobody moves or hides it.
            if (name === undefined) return null;
            return (
              <ColumnLine
                key={column.colId}
                name={name}
                column={column}
                first={!names.has(columns[index - 1]?.colId ?? "")}
                last={index === columns.length - 1}
                onShow={(shown) => act(() => api.setColumnsVisible([column.colId], shown))}
                onPin={(pinned) => act(() => api.setColumnsPinned([column.colId], pinned ? "left" : null))}
                onMove={(step) => act(() => api.moveColumns([column.colId], index + step))}
              />
            );
          })}
        </ul>
        <Group justify="space-between" mt="sm">
          <Text size="xs" c="dimmed">
            Kept in this browser.
          </Text>
          <Button
            size="compact-sm"
            variant="subtle"
            onClick={() => {
              // The sort belongs to the address, not to the columns, so it survives.
              const sorts = api.getColumnState().filter((column) => column.sort !== null);
              api.resetColumnState();
              api.applyColumnState({
                state: sorts.map(({ colId, sort, sortIndex }) => ({ colId, sort, sortIndex })),
                defaultState: { sort: null },
              });
              forgetColumns();
              refresh();
            }}
          >
            Reset columns
          </Button>
        </Group>
      </Popover.Dropdown>
    </Popover>
  );
};

type ColumnLineProps = {
  readonly name: string;
  readonly column: ColumnState;
  readonly first: boolean;
  readonly last: boolean;
  readonly onShow: (shown: boolean) => void;
  readonly onPin: (pinned: boolean) => void;
  readonly onMove: (step: -1 | 1) => void;
};

const ColumnLine = ({ name, column, first, last, onShow, onPin, onMove }: ColumnLineProps) => {
  const pinned = column.pinned === "left" || column.pinned === true;
  return (
    <li className={classes["column"]}>
      <Checkbox
        size="xs"
        label={name}
        checked={column.hide !== true}
        onChange={(event) => onShow(event.currentTarget.checked)}
      />
      <ActionIcon
        variant="subtle"
        color="gray"
        size={26}
        aria-label={`Pin ${name}`}
        aria-pressed={pinned}
        onClick={() => onPin(!pinned)}
      >
        {pinned ? <IconPinFilled size={15} /> : <IconPin size={15} />}
      </ActionIcon>
      <ActionIcon
        variant="subtle"
        color="gray"
        size={26}
        aria-label={`Move ${name} up`}
        disabled={first}
        onClick={() => onMove(-1)}
      >
        <IconArrowUp size={15} />
      </ActionIcon>
      <ActionIcon
        variant="subtle"
        color="gray"
        size={26}
        aria-label={`Move ${name} down`}
        disabled={last}
        onClick={() => onMove(1)}
      >
        <IconArrowDown size={15} />
      </ActionIcon>
    </li>
  );
};
