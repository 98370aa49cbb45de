import { Button } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useNavigate, useSearch } from "@tanstack/react-router";
import { IconPlus } from "@tabler/icons-react";
import type { PortfolioSearch } from "../../app/search-params.ts";
import { EmptyState } from "../../components/empty-state.tsx";
import { FaultAlert } from "../../components/fault-alert.tsx";
import { Page } from "../../components/page.tsx";
import { Section } from "../../components/section.tsx";
import { SkeletonRows } from "../../components/skeleton-rows.tsx";
import { counted } from "../../components/format.ts";
import { useNarrow } from "../../components/use-narrow.ts";
import { sessionQuery } from "../session/session-query.ts";
import { systemsQuery } from "../systems/queries.ts";
import { NewSystemDialog } from "./new-system-dialog.tsx";
import { SystemCards } from "./system-cards.tsx";
import { SystemTable } from "./system-table.tsx";

const sortOnly = ({ sort }: PortfolioSearch): PortfolioSearch => (sort === undefined ? {} : { sort });

/** Every system that the person may see, and how each stands. */
export const PortfolioPage = () => {
  const search = useSearch({ from: "/frame/" });
  const navigate = useNavigate({ from: "/" });
  const systems = useQuery(systemsQuery);
  const narrow = useNarrow();
  const dialog = (open: boolean): void =>
    void navigate({ search: open ? { ...search, new: true } : sortOnly(search) });
  const administrator = useQuery(sessionQuery).data?.user?.administrator === true;
  const newSystem = administrator && (
    <Button leftSection={<IconPlus size={16} aria-hidden="true" />} onClick={() => dialog(true)}>
      New system
    </Button>
  );
  const rows = systems.data ?? [];
  const empty = systems.isSuccess && rows.length === 0;

  return (
    <Page title="All systems" actions={empty ? undefined : newSystem}>
      {systems.isError && <FaultAlert error={systems.error} retry={systems.refetch} />}
      {empty && (
        <EmptyState title="No system yet" action={newSystem}>
          A system is the authorization boundary that a POA&amp;M belongs to.{" "}
          {administrator
            ? "Make the first one, then import a scan into it."
            : "An administrator makes systems; an owner invites you into one."}
        </EmptyState>
      )}
      {systems.isPending && (
        <Section title="Systems" padded={false}>
          <SkeletonRows rows={5} height={48} label="Reading the systems" />
        </Section>
      )}
      {rows.length > 0 && narrow && <SystemCards systems={rows} />}
      {rows.length > 0 && !narrow && (
        <Section title={counted(rows.length, "system")} padded={false}>
          <SystemTable systems={rows} sort={search.sort} />
        </Section>
      )}
      {administrator && <NewSystemDialog opened={search.new === true} onClose={() => dialog(false)} />}
    </Page>
  );
};
