import { useQuery } from "@tanstack/react-query";
import { FaultAlert } from "../../components/fault-alert.tsx";
import { InstantText } from "../../components/instant-text.tsx";
import { TextLink } from "../../components/links.tsx";
import { Section } from "../../components/section.tsx";
import { SkeletonRows } from "../../components/skeleton-rows.tsx";
import { ImportStatusMark } from "../../components/state-mark.tsx";
import { Table } from "../../components/table.tsx";
import { importsQuery } from "../imports/queries.ts";

const SHOWN = 5;

/** The latest imports, newest first. */
export const RecentImports = ({ systemId }: { readonly systemId: string }) => {
  const imports = useQuery(importsQuery(systemId));
  return (
    <Section
      title="Recent imports"
      padded={false}
      aside={
        <TextLink to="/systems/$systemId/imports" params={{ systemId }} fz="sm">
          All imports
        </TextLink>
      }
    >
      {imports.isError && <FaultAlert error={imports.error} retry={imports.refetch} />}
      {imports.isPending && <SkeletonRows rows={SHOWN} label="Reading the imports" />}
      {imports.data !== undefined && (
        <Table label="The latest imports" stack>
          <thead>
            <tr>
              <th scope="col">File</th>
              <th scope="col">Status</th>
              <th scope="col">Taken in</th>
            </tr>
          </thead>
          <tbody>
            {imports.data.slice(0, SHOWN).map((one) => (
              <tr key={one.id}>
                <td style={{ overflowWrap: "break-word" }}>
                  <TextLink to="/systems/$systemId/imports/$importId" params={{ systemId, importId: one.id }}>
                    {one.fileName}
                  </TextLink>
                </td>
                <td data-label="Status">
                  <ImportStatusMark status={one.status} />
                </td>
                <td data-label="Taken in">
                  <InstantText at={one.createdAt} />
                </td>
              </tr>
            ))}
          </tbody>
        </Table>
      )}
    </Section>
  );
};
