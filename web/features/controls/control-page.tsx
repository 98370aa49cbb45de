import { type QueryClient, useQuery, useQueryClient } from "@tanstack/react-query";
import { useParams } from "@tanstack/react-router";
import type { Control } from "../../api/api.generated.ts";
import { EmptyState } from "../../components/empty-state.tsx";
import { FaultAlert } from "../../components/fault-alert.tsx";
import { counted } from "../../components/format.ts";
import { TextLink } from "../../components/links.tsx";
import { Page } from "../../components/page.tsx";
import { Section } from "../../components/section.tsx";
import { SkeletonRows } from "../../components/skeleton-rows.tsx";
import { useSystem } from "../systems/queries.ts";
import { ControlItems } from "./control-items.tsx";
import { ControlStatements } from "./control-statements.tsx";
import classes from "./controls.module.css";
import { controlQuery, controlsQuery } from "./queries.ts";

/** One control: what the catalogs say, and the items under it. */
export const ControlPage = () => {
  const system = useSystem();
  const { control } = useParams({ from: "/frame/systems/$systemId/controls/$control" });
  const listed = listedControl(useQueryClient(), system.id, control);
  const query = useQuery(controlQuery(system.id, control));
  const read = query.data;
  return (
    <Page
      title={titleOf(read ?? listed)}
      above={
        <TextLink to="/systems/$systemId/controls" params={{ systemId: system.id }} search={{}}>
          Controls
        </TextLink>
      }
    >
      <div className={classes["stack"]}>
        {query.isError && <FaultAlert error={query.error} retry={query.refetch} />}
        {query.isPending && (
          <Section title="Items" padded={false}>
            <SkeletonRows rows={6} label="Reading the control" />
          </Section>
        )}
        {read !== undefined && (
          <>
            {read.items.length === 0 ? (
              <EmptyState title="No item">No item of this system names this control.</EmptyState>
            ) : (
              <Section
                title={`${counted(read.open, "item")} not closed, ${read.ended} closed`}
                padded={false}
              >
                <ControlItems systemId={system.id} label={`Items under ${read.label}`} items={read.items} />
              </Section>
            )}
            {read.statements.length > 0 && (
              <Section title="What the security plan says" padded={false}>
                <ControlStatements systemId={system.id} control={read} />
              </Section>
            )}
            <Section title="What the catalogs say">
              {read.entries.map((entry) => (
                <Entry key={`${entry.catalog} ${entry.label}`} entry={entry} />
              ))}
              {read.entries.length === 0 && (
                <span className={classes["quiet"]}>No catalog that is loaded knows it.</span>
              )}
            </Section>
          </>
        )}
      </div>
    </Page>
  );
};

type Named = Pick<Control, "label" | "title">;

/** What the list of controls says of it, when it was read before: the way to a control mostly begins there. */
const listedControl = (cache: QueryClient, systemId: string, key: string): Named | undefined =>
  cache
    .getQueryData(controlsQuery(systemId).queryKey)
    ?.families.flatMap(({ controls }) => controls)
    .find((control) => control.key === key);

/** An address holds the key, `ac-2.1`, which reads as another control than AC-2(1): nothing of it is shown meanwhile. */
const titleOf = (control: Named | undefined): string =>
  control === undefined ? "Control" : [control.label, control.title ?? ""].join(" ").trim();

const Entry = ({ entry }: { readonly entry: Control["entries"][number] }) => (
  <div className={classes["entry"]}>
    <p>
      <strong>
        {entry.label} {entry.title}
      </strong>
      {entry.withdrawn && <span className={classes["quiet"]}> (withdrawn)</span>}
    </p>
    <p className={classes["quiet"]}>
      {[entry.groupTitle, entry.catalog, entry.version === "" ? null : `version ${entry.version}`]
        .filter((part) => part !== null)
        .join(" · ")}
    </p>
    {entry.statement !== null && <p className={classes["statement"]}>{entry.statement}</p>}
  </div>
);
