import { Button } from "@mantine/core";
import { useMemo } from "react";
import type { ItemRow } from "../../api/api.generated.ts";
import { ActiveFilters } from "./active-filters.tsx";
import { FilterChip } from "./filter-chip.tsx";
import { statusOf } from "./filter-rows.ts";
import { GroupFilters } from "./group-filters.tsx";
import classes from "./ledger.module.css";
import { MarkChips } from "./mark-chips.tsx";
import { QuickFilter } from "./quick-filter.tsx";
import { countByStatus, STATUS_TABS } from "./status-tabs.ts";
import { isNarrowed, useLedgerSearch } from "./use-ledger-search.ts";

/** Status, risk and marks as chips, the quick filter, and what else narrows the view. Everything lives in the address. */
export const FilterBar = ({ items }: { readonly items: readonly ItemRow[] }) => {
  const { search, change, clear } = useLedgerSearch();
  const counts = useMemo(() => countByStatus(items), [items]);
  return (
    <div className={`${classes["bar"]} no-print`}>
      <fieldset aria-label="Status" className={classes["chips"]}>
        {STATUS_TABS.map(({ status, name }) => (
          <FilterChip
            key={status}
            pressed={statusOf(search) === status}
            total={counts[status]}
            onPress={() => change({ status: status === "open" ? undefined : status })}
          >
            {name}
          </FilterChip>
        ))}
      </fieldset>
      <QuickFilter />
      <GroupFilters items={items} />
      <div className={classes["chips"]}>
        <MarkChips />
        {isNarrowed(search) && (
          <Button size="compact-sm" variant="subtle" onClick={clear}>
            Clear filters
          </Button>
        )}
      </div>
      <ActiveFilters />
    </div>
  );
};
