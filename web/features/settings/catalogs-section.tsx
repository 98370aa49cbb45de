import { Skeleton, Text } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { type Catalog, importCatalog } from "../../api/api.generated.ts";
import { FaultAlert } from "../../components/fault-alert.tsx";
import { FileChoiceButton } from "../../components/file-choice-button.tsx";
import { count, counted } from "../../components/format.ts";
import { InstantText } from "../../components/instant-text.tsx";
import { Section } from "../../components/section.tsx";
import { Table } from "../../components/table.tsx";
import { catalogsQuery, vulnerabilityDataQuery } from "./queries.ts";
import classes from "./settings.module.css";
import { TakenRemarks } from "./taken-remarks.tsx";
import { useTakeIn } from "./use-take-in.ts";

/** The catalogs that give controls their titles and words, and taking one in. */
export const CatalogsSection = () => {
  const catalogs = useQuery(catalogsQuery);
  const mayTakeIn = useQuery(vulnerabilityDataQuery).data?.mayImport === true;
  const take = useTakeIn(
    (file) => importCatalog({ body: file }),
    ({ title, controls, withdrawn, changed }) =>
      changed
        ? `${title} is loaded: ${counted(controls, "control")}, ${count(withdrawn)} of them withdrawn.`
        : "The same file was loaded before; nothing changed.",
  );
  return (
    <Section
      title="Catalogs of controls"
      aside={
        mayTakeIn && (
          <FileChoiceButton accept=".json" pending={take.isPending} onFile={take.mutate}>
            Take in a catalog
          </FileChoiceButton>
        )
      }
    >
      <Text size="sm" maw={720}>
        The same for every system here. They give controls their titles and words: SP 800-53, SP 800-171 and
        others, as OSCAL JSON. A catalog replaces the one of its title.
      </Text>
      <div className={classes["faults"]}>
        {catalogs.isError && <FaultAlert error={catalogs.error} retry={catalogs.refetch} />}
        {take.isError && <FaultAlert error={take.error} />}
      </div>
      {catalogs.isPending && <Skeleton height={60} mt="sm" />}
      {catalogs.data?.length === 0 && (
        <Text size="sm" c="dimmed" mt="sm">
          None is loaded. <code>milepost catalog import FILE</code> loads one{mayTakeIn && " too"}.
        </Text>
      )}
      {catalogs.data !== undefined && catalogs.data.length > 0 && <Loaded catalogs={catalogs.data} />}
      <TakenRemarks remarks={take.data?.remarks} />
    </Section>
  );
};

const Loaded = ({ catalogs }: { readonly catalogs: readonly Catalog[] }) => (
  <div className={classes["table"]}>
    <Table label="Catalogs that are loaded" stack>
      <thead>
        <tr>
          <th scope="col">Catalog</th>
          <th scope="col">Version</th>
          <th scope="col">Controls</th>
          <th scope="col">Loaded</th>
          <th scope="col">By</th>
        </tr>
      </thead>
      <tbody>
        {catalogs.map(({ id, title, version, controls, importedAt, importedBy }) => (
          <tr key={id}>
            <td>{title}</td>
            <td data-label="Version">{version || "unknown"}</td>
            <td data-label="Controls">{count(controls)}</td>
            <td data-label="Loaded">
              <InstantText at={importedAt} />
            </td>
            <td data-label="By">{importedBy}</td>
          </tr>
        ))}
      </tbody>
    </Table>
  </div>
);
