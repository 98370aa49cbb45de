import { useQuery } from "@tanstack/react-query";
import { lazy, Suspense, useMemo, useState } from "react";
import type { EvergreenIndex, EvergreenReport, ItemRow, System } from "../../api/api.generated.ts";
import { EmptyState } from "../../components/empty-state.tsx";
import { FaultAlert } from "../../components/fault-alert.tsx";
import { ButtonLink } from "../../components/links.tsx";
import { Page } from "../../components/page.tsx";
import { SkeletonRows } from "../../components/skeleton-rows.tsx";
import { useNarrow } from "../../components/use-narrow.ts";
import { BulkButton } from "../bulk/bulk-button.tsx";
import { evergreenQuery } from "../milestones/queries.ts";
import { may, useSystem } from "../systems/queries.ts";
import { ExportMenu } from "./export-menu.tsx";
import { FilterBar } from "./filter-bar.tsx";
import { filterRows } from "./filter-rows.ts";
import { LedgerCards } from "./ledger-cards.tsx";
import classes from "./ledger.module.css";
import { NarrowFilters } from "./narrow-filters.tsx";
import { itemsQuery } from "./queries.ts";
import { useLedgerSearch } from "./use-ledger-search.ts";

// AG Grid is big: it comes only where the grid is shown.
const LedgerGrid = lazy(async () => ({ default: (await import("./ledger-grid.tsx")).LedgerGrid }));

const NO_ROWS: readonly ItemRow[] = [];

/** The ledger: every POA&M item of the system, filtered and sorted as the address says. */
export const LedgerPage = () => {
  const system = useSystem();
  const items = useQuery(itemsQuery(system.id));
  const all = items.data ?? NO_ROWS;
  const { search } = useLedgerSearch();
  const { data: evergreens = null } = useQuery({ ...evergreenQuery(system.id), select: indexByItem });
  const rows = useMemo(() => filterRows(all, search, evergreens), [all, search, evergreens]);
  const shown = useMemo(() => rows.map(({ poamId }) => poamId), [rows]);
  const [selected, setSelected] = useState<readonly string[]>([]);
  const narrow = useNarrow();
  const picked = useMemo(
    () => (narrow ? [] : selected.filter((poamId) => shown.includes(poamId))),
    [narrow, selected, shown],
  );
  return (
    <Page
      title="Ledger"
      above={system.name}
      width="full"
      actions={
        <>
          {all.length > 0 && <BulkButton system={system} selected={picked} shown={shown} />}
          <ExportMenu system={system} />
        </>
      }
    >
      {items.isError && items.data === undefined && <FaultAlert error={items.error} retry={items.refetch} />}
      {items.isPending && <LedgerSkeleton />}
      {items.data?.length === 0 && <NoItems system={system} />}
      {all.length > 0 && narrow && (
        <>
          <NarrowFilters items={all} shown={rows.length} />
          <LedgerCards systemId={system.id} rows={rows} />
        </>
      )}
      {all.length > 0 && !narrow && (
        <>
          <FilterBar items={all} />
          <Suspense fallback={<SkeletonRows rows={14} label="Reading the ledger" />}>
            <LedgerGrid
              system={system}
              rows={rows}
              evergreens={evergreens}
              total={all.length}
              onSelected={setSelected}
            />
          </Suspense>
        </>
      )}
    </Page>
  );
};

const indexByItem = ({ items }: EvergreenReport): ReadonlyMap<string, EvergreenIndex> =>
  new Map(items.map(({ poamId, evergreen }) => [poamId, evergreen]));

const NoItems = ({ system }: { readonly system: System }) => (
  <EmptyState
    title="No item yet"
    action={
      may(system, "import.preview") && (
        <ButtonLink to="/systems/$systemId/imports" params={{ systemId: system.id }}>
          Import a scan
        </ButtonLink>
      )
    }
  >
    The ledger holds what was found, who answers for it and when it will be done. Items come from imports;
    their numbers are never reused.
  </EmptyState>
);

const LedgerSkeleton = () => (
  <div className={classes["skeleton"]}>
    <SkeletonRows rows={16} label="Reading the ledger" />
  </div>
);
