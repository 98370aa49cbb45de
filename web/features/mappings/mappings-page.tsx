import { useQuery } from "@tanstack/react-query";
import { EmptyState } from "../../components/empty-state.tsx";
import { FaultAlert } from "../../components/fault-alert.tsx";
import { counted } from "../../components/format.ts";
import { InstantText } from "../../components/instant-text.tsx";
import { TextLink } from "../../components/links.tsx";
import { Page } from "../../components/page.tsx";
import { Section } from "../../components/section.tsx";
import { SkeletonRows } from "../../components/skeleton-rows.tsx";
import { Table } from "../../components/table.tsx";
import { useSystem } from "../systems/queries.ts";
import { SOURCE_WORDS } from "./mapping-words.ts";
import { mappingsQuery } from "./queries.ts";

/** The mappings of a system: how tables that no scanner format knows become findings. */
export const MappingsPage = () => {
  const system = useSystem();
  const query = useQuery(mappingsQuery(system.id));
  const mappings = query.data ?? [];
  return (
    <Page
      title="Mappings"
      above={
        <TextLink to="/systems/$systemId/imports" params={{ systemId: system.id }}>
          Imports
        </TextLink>
      }
    >
      {query.isError && <FaultAlert error={query.error} retry={query.refetch} />}
      {query.isPending && (
        <Section title="Mappings of the system" padded={false}>
          <SkeletonRows rows={3} label="Reading the mappings" />
        </Section>
      )}
      {query.isSuccess && mappings.length === 0 && (
        <EmptyState title="No mapping yet">
          A mapping says what the columns of a table mean, so that lists of auditors, testers and any other
          tool can come in. Drop a table on the imports page: it offers to map its columns.
        </EmptyState>
      )}
      {mappings.length > 0 && (
        <Section title={counted(mappings.length, "mapping")} padded={false}>
          <Table label="Mappings" stack>
            <thead>
              <tr>
                <th scope="col">Name</th>
                <th scope="col">Source</th>
                <th scope="col">Detector</th>
                <th scope="col" data-number>
                  Version
                </th>
                <th scope="col">Saved</th>
              </tr>
            </thead>
            <tbody>
              {mappings.map(({ id, mapping, version, savedAt, savedBy }) => (
                <tr key={id}>
                  <td data-label="Name">
                    <TextLink
                      to="/systems/$systemId/mappings/$mappingName"
                      params={{ systemId: system.id, mappingName: mapping.name }}
                    >
                      {mapping.name}
                    </TextLink>
                  </td>
                  <td data-label="Source" style={{ overflowWrap: "anywhere" }}>
                    {SOURCE_WORDS[mapping.source?.kind ?? "other"]}, {mapping.source?.reference}
                  </td>
                  <td data-label="Detector">{mapping.detector}</td>
                  <td data-label="Version" data-number>
                    {version}
                  </td>
                  <td data-label="Saved">
                    <InstantText at={savedAt} /> by {savedBy}
                  </td>
                </tr>
              ))}
            </tbody>
          </Table>
        </Section>
      )}
    </Page>
  );
};
