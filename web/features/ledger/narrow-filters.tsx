import { Button, Collapse, NativeSelect } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { IconFilter } from "@tabler/icons-react";
import { useId, useMemo } from "react";
import type { ItemRow } from "../../api/api.generated.ts";
import { count } from "../../components/format.ts";
import { ActiveFilters } from "./active-filters.tsx";
import { CARD_SORTS } from "./compare-rows.ts";
import { statusOf } from "./filter-rows.ts";
import { GroupSelects } from "./group-filters.tsx";
import classes from "./ledger.module.css";
import { MarkChips } from "./mark-chips.tsx";
import { QuickFilter } from "./quick-filter.tsx";
import { DEFAULT_SORT } from "./sort-param.ts";
import { countByStatus, STATUS_TABS } from "./status-tabs.ts";
import { isNarrowed, useLedgerSearch } from "./use-ledger-search.ts";

type NarrowFiltersProps = { readonly items: readonly ItemRow[]; readonly shown: number };

/** The filters of narrow screens: status and sort in view, the rest behind a button. */
export const NarrowFilters = ({ items, shown }: NarrowFiltersProps) => {
  const { search, change, clear } = useLedgerSearch();
  const [open, fold] = useDisclosure(false);
  const id = useId();
  const counts = useMemo(() => countByStatus(items), [items]);
  const status = statusOf(search);
  return (
    <div className={classes["narrow"]}>
      <QuickFilter />
      <div className={classes["narrowrow"]}>
        <NativeSelect
          size="xs"
          aria-label="Status"
          value={status}
          data={STATUS_TABS.map((tab) => ({
            value: tab.status,
            label: `${tab.name} (${count(counts[tab.status])})`,
          }))}
          onChange={(event) => {
            const next = STATUS_TABS.find((tab) => tab.status === event.currentTarget.value)?.status;
            change({ status: next === "open" ? undefined : next });
          }}
        />
        <NativeSelect
          size="xs"
          aria-label="Sort"
          value={search.sort ?? DEFAULT_SORT}
          data={CARD_SORTS.map((choice) => ({ value: choice.sort, label: choice.name }))}
          onChange={(event) => {
            const sort = event.currentTarget.value;
            change({ sort: sort === DEFAULT_SORT ? undefined : sort });
          }}
        />
      </div>
      <div className={classes["chips"]} style={{ justifyContent: "space-between" }}>
        <Button
          size="compact-sm"
          variant="default"
          leftSection={<IconFilter size={14} aria-hidden="true" />}
          aria-expanded={open}
          aria-controls={id}
          onClick={fold.toggle}
        >
          Filters
        </Button>
        {isNarrowed(search) && (
          <Button size="compact-sm" variant="subtle" onClick={clear}>
            Clear filters
          </Button>
        )}
        <output className="tabular">
          {count(shown)} of {count(items.length)} items
        </output>
      </div>
      <ActiveFilters />
      <Collapse expanded={open} id={id}>
        <div className={classes["chips"]}>
          <MarkChips />
        </div>
        <GroupSelects items={items} />
      </Collapse>
    </div>
  );
};
