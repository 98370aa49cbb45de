import { Text } from "@mantine/core";
import { useInfiniteQuery } from "@tanstack/react-query";
import type { AssetDetail } from "../../api/api.generated.ts";
import { FindingsSection } from "../../components/findings-section.tsx";
import { DayText } from "../../components/instant-text.tsx";
import { TextLink } from "../../components/links.tsx";
import { RiskMark } from "../../components/risk-mark.tsx";
import { FindingStatusMark } from "../../components/state-mark.tsx";
import { Table } from "../../components/table.tsx";
import classes from "./inventory.module.css";
import { assetFindingsQuery } from "./queries.ts";

type AssetFindingsProps = { readonly systemId: string; readonly asset: AssetDetail };

/** What scans found on the asset, each with the item that it stands in. */
export const AssetFindings = ({ systemId, asset }: AssetFindingsProps) => {
  const query = useInfiniteQuery(assetFindingsQuery(systemId, asset.id));
  const findings = query.data?.pages.flatMap((page) => page.findings) ?? [];
  const { open, notObserved, fixed } = asset.findings;
  return (
    <FindingsSection
      figures={asset.findings}
      query={query}
      shown={findings.length}
      total={open + notObserved + fixed}
    >
      {query.isSuccess && findings.length === 0 && (
        <Text size="sm" p="md">
          Scans looked at this asset and opened nothing.
        </Text>
      )}
      {findings.length > 0 && (
        <Table label="Findings on the asset" stack>
          <thead>
            <tr>
              <th scope="col">Item</th>
              <th scope="col">Weakness</th>
              <th scope="col">Severity</th>
              <th scope="col">Status</th>
              <th scope="col">Location</th>
              <th scope="col">First seen</th>
              <th scope="col">Last seen</th>
            </tr>
          </thead>
          <tbody>
            {findings.map((finding) => (
              <tr key={finding.id}>
                <td data-label="Item" style={{ whiteSpace: "nowrap" }}>
                  {finding.poamId === null ? (
                    "none"
                  ) : (
                    <TextLink
                      to="/systems/$systemId/items/$poamId"
                      params={{ systemId, poamId: finding.poamId }}
                    >
                      {finding.poamId}
                    </TextLink>
                  )}
                </td>
                <th scope="row" className={classes["asset"]}>
                  {finding.weaknessName}
                  <Text size="xs" c="dimmed" fw={400}>
                    {finding.detector} {finding.sourceIdentifier}
                  </Text>
                </th>
                <td data-label="Severity">
                  <RiskMark rating={finding.severity} />
                </td>
                <td data-label="Status">
                  <FindingStatusMark status={finding.status} />
                </td>
                <td data-label="Location" className={classes["words"]}>
                  {finding.location}
                </td>
                <td data-label="First seen">
                  <DayText day={finding.firstSeen} />
                </td>
                <td data-label="Last seen">
                  <DayText day={finding.lastSeen} />
                </td>
              </tr>
            ))}
          </tbody>
        </Table>
      )}
    </FindingsSection>
  );
};
