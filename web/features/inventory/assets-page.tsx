import { Button } from "@mantine/core";
import { useInfiniteQuery } from "@tanstack/react-query";
import { useSearch } from "@tanstack/react-router";
import type { AssetPage, System } from "../../api/api.generated.ts";
import { EmptyState } from "../../components/empty-state.tsx";
import { FaultAlert } from "../../components/fault-alert.tsx";
import { count } from "../../components/format.ts";
import { ButtonLink } from "../../components/links.tsx";
import { Page } from "../../components/page.tsx";
import { Section } from "../../components/section.tsx";
import { SkeletonRows } from "../../components/skeleton-rows.tsx";
import { may, useSystem } from "../systems/queries.ts";
import { AssetFigures } from "./asset-figures.tsx";
import { AssetFilter } from "./asset-filter.tsx";
import { AssetTable } from "./asset-table.tsx";
import { InventoryActions } from "./inventory-actions.tsx";
import { InventoryNote } from "./inventory-note.tsx";
import classes from "./inventory.module.css";
import { assetsQuery } from "./queries.ts";
import { UploadReview } from "./upload-review.tsx";
import { useInventoryUpload } from "./use-inventory-upload.ts";

/** What is declared to be there, beside what scans show. */
export const AssetsPage = () => {
  const system = useSystem();
  const search = useSearch({ from: "/frame/systems/$systemId/assets" });
  const assets = useInfiniteQuery(assetsQuery(system.id, search));
  const upload = useInventoryUpload(system);
  const pages = assets.data?.pages ?? [];
  const [first] = pages;
  const shown = pages.flatMap((page) => page.assets);
  const filled = first !== undefined && !isEmpty(first);
  return (
    <Page
      title="Assets"
      above={first === undefined ? system.name : `${system.name} · this month is ${first.asOf.slice(0, 7)}`}
      actions={<InventoryActions system={system} filled={filled} onChoose={upload.choose} />}
    >
      <div className={classes["stack"]}>
        <UploadReview upload={upload} first={first?.inventory === null} />
        {assets.isError && first === undefined && <FaultAlert error={assets.error} retry={assets.refetch} />}
        {assets.isPending && (
          <Section title="Assets" padded={false}>
            <SkeletonRows rows={12} label="Reading the assets" />
          </Section>
        )}
        {first !== undefined && !filled && <NoAssets system={system} />}
        {first !== undefined && filled && (
          <>
            <InventoryNote inventory={first.inventory} />
            <AssetFigures systemId={system.id} figures={first.figures} search={search} />
            <AssetFilter search={search} total={first.total} />
            {shown.length === 0 ? (
              <EmptyState title="No asset fits">
                Nothing is in this state under this filter. Show all, or choose another figure.
              </EmptyState>
            ) : (
              <div className={classes["frame"]}>
                <AssetTable systemId={system.id} assets={shown} />
                {assets.hasNextPage && (
                  <div className={classes["more"]}>
                    <Button
                      size="compact-sm"
                      variant="subtle"
                      loading={assets.isFetchingNextPage}
                      onClick={() => void assets.fetchNextPage()}
                    >
                      Show more ({count(shown.length)} of {count(first.total)})
                    </Button>
                  </div>
                )}
              </div>
            )}
          </>
        )}
      </div>
    </Page>
  );
};

const isEmpty = ({ inventory, figures }: AssetPage): boolean =>
  inventory === null && figures.notDeclared === 0;

const NoAssets = ({ system }: { readonly system: System }) => (
  <EmptyState
    title="No asset yet"
    action={
      may(system, "import.preview") && (
        <ButtonLink to="/systems/$systemId/imports" params={{ systemId: system.id }} variant="default">
          Import a scan
        </ButtonLink>
      )
    }
  >
    Assets come from two sides: the inventory workbook declares what should be there, and scans show what is.
    Here both stand side by side, with what scans missed this month and what nobody declared.
  </EmptyState>
);
