import { useQuery } from "@tanstack/react-query";
import { EmptyState } from "../../components/empty-state.tsx";
import { FaultAlert } from "../../components/fault-alert.tsx";
import { counted } from "../../components/format.ts";
import { ButtonLink } from "../../components/links.tsx";
import { Page } from "../../components/page.tsx";
import { Section } from "../../components/section.tsx";
import { SkeletonRows } from "../../components/skeleton-rows.tsx";
import { useNarrow } from "../../components/use-narrow.ts";
import { WaitingBar } from "../batches/waiting-bar.tsx";
import { may, useSystem } from "../systems/queries.ts";
import { DropPlace } from "./drop-place.tsx";
import { ImportCards } from "./import-cards.tsx";
import { ImportTable } from "./import-table.tsx";
import classes from "./imports.module.css";
import { importsQuery } from "./queries.ts";
import { UploadList } from "./upload-list.tsx";
import { useUploads } from "./use-uploads.ts";

/** Where files come in, and every file that came. */
export const ImportsPage = () => {
  const system = useSystem();
  const imports = useQuery(importsQuery(system.id));
  const { uploads, send, drop } = useUploads(system.id);
  const narrow = useNarrow();
  const rows = imports.data ?? [];

  return (
    <Page
      title="Imports"
      above={system.name}
      actions={
        <>
          <ButtonLink to="/systems/$systemId/mappings" params={{ systemId: system.id }} variant="default">
            Mappings
          </ButtonLink>
          {may(system, "import.apply") && (
            <ButtonLink
              to="/systems/$systemId/findings/new"
              params={{ systemId: system.id }}
              variant="default"
            >
              Add a finding
            </ButtonLink>
          )}
        </>
      }
    >
      <div className={classes["stack"]}>
        {may(system, "import.preview") && <DropPlace onFiles={(files) => void send(files)} />}
        <UploadList uploads={uploads} onDrop={drop} />
        {uploads.every(({ error }) => error !== null) && <WaitingBar system={system} imports={rows} />}
        {imports.isError && <FaultAlert error={imports.error} retry={imports.refetch} />}
        {imports.isPending && (
          <Section title="Files" padded={false}>
            <SkeletonRows rows={6} label="Reading the imports" />
          </Section>
        )}
        {imports.isSuccess && rows.length === 0 && (
          <EmptyState title="No file yet">
            An import is one file taken in whole: its hash, what it covered, and what it changes. Each stays
            here, with its raw records, for as long as the system does.
          </EmptyState>
        )}
        {rows.length > 0 && narrow && <ImportCards systemId={system.id} imports={rows} />}
        {rows.length > 0 && !narrow && (
          <Section title={counted(rows.length, "file")} padded={false}>
            <ImportTable systemId={system.id} imports={rows} />
          </Section>
        )}
      </div>
    </Page>
  );
};
