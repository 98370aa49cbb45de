import { useQuery } from "@tanstack/react-query";
import { useNavigate, useSearch } from "@tanstack/react-router";
import { EmptyState } from "../../components/empty-state.tsx";
import { FaultAlert } from "../../components/fault-alert.tsx";
import { Page } from "../../components/page.tsx";
import { Section } from "../../components/section.tsx";
import { SkeletonRows } from "../../components/skeleton-rows.tsx";
import { may, useSystem } from "../systems/queries.ts";
import classes from "./documents.module.css";
import { ExportPanel } from "./export-panel.tsx";
import { FormatList } from "./format-list.tsx";
import { formatsQuery } from "./queries.ts";

/** The documents that an authority asks for, written from the one ledger. */
export const DocumentsPage = () => {
  const system = useSystem();
  const { format } = useSearch({ from: "/frame/systems/$systemId/documents" });
  const navigate = useNavigate({ from: "/systems/$systemId/documents" });
  const formats = useQuery(formatsQuery);
  const chosen = formats.data?.find(({ id }) => id === format) ?? formats.data?.[0];

  if (!may(system, "item.export")) {
    return (
      <Page title="Documents" above={system.name}>
        <EmptyState title="Your role does not write documents">
          Documents carry the whole ledger. Ask an owner of the system for a role that may export.
        </EmptyState>
      </Page>
    );
  }
  return (
    <Page title="Documents" above={system.name}>
      {formats.isError && <FaultAlert error={formats.error} retry={formats.refetch} />}
      {formats.isPending && (
        <Section title="Format">
          <SkeletonRows rows={6} label="Reading the formats" />
        </Section>
      )}
      {formats.data !== undefined && chosen !== undefined && (
        <div className={classes["columns"]}>
          <FormatList
            formats={formats.data}
            chosen={chosen.id}
            onChoose={(id) => void navigate({ search: { format: id }, replace: true })}
          />
          <ExportPanel key={chosen.id} system={system} format={chosen} />
        </div>
      )}
    </Page>
  );
};
