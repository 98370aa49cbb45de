import { Text } from "@mantine/core";
import { useInfiniteQuery } from "@tanstack/react-query";
import { Fragment } from "react";
import type { AssetDetail } from "../../api/api.generated.ts";
import { FindingsSection } from "../../components/findings-section.tsx";
import { DayText } from "../../components/instant-text.tsx";
import { ItemLink } from "../../components/item-link.tsx";
import { RiskMark } from "../../components/risk-mark.tsx";
import { FindingStatusMark } from "../../components/state-mark.tsx";
import { WordTable } from "../../components/word-table.tsx";
import classes from "./inventory.module.css";
import { assetFindingsQuery } from "./queries.ts";

const COLUMNS = [
  { name: "Item", className: classes["number"] },
  { name: "Weakness", className: classes["asset"] },
  { name: "Severity" },
  { name: "Status" },
  { name: "Location", className: classes["words"] },
  { name: "First seen" },
  { name: "Last seen" },
];

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
        <WordTable
          label="Findings on the asset"
          columns={COLUMNS}
          naming={1}
          rows={findings.map((finding) => ({
            key: finding.id,
            cells: [
              finding.poamId === null ? (
                "none"
              ) : (
                <ItemLink key="item" systemId={systemId} poamId={finding.poamId} />
              ),
              <Fragment key="weakness">
                {finding.weaknessName}
                <Text size="xs" c="dimmed" fw={400}>
                  {finding.detector} {finding.sourceIdentifier}
                </Text>
              </Fragment>,
              <RiskMark key="severity" rating={finding.severity} />,
              <FindingStatusMark key="status" status={finding.status} />,
              finding.location,
              <DayText key="first" day={finding.firstSeen} />,
              <DayText key="last" day={finding.lastSeen} />,
            ],
          }))}
        />
      )}
    </FindingsSection>
  );
};
