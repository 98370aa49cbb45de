import { Skeleton, Text } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useParams } from "@tanstack/react-router";
import type { AssetDetail, System } from "../../api/api.generated.ts";
import { FaultAlert } from "../../components/fault-alert.tsx";
import { TextLink } from "../../components/links.tsx";
import { Page } from "../../components/page.tsx";
import { useSystem } from "../systems/queries.ts";
import { AssetFindings } from "./asset-findings.tsx";
import { AssetScans } from "./asset-scans.tsx";
import { AssetStateMark } from "./asset-state-mark.tsx";
import { KIND_WORDS, nameOfAsset } from "./asset-words.ts";
import { DeclaredPanel } from "./declared-panel.tsx";
import classes from "./inventory.module.css";
import { NamesPanel } from "./names-panel.tsx";
import { assetQuery } from "./queries.ts";

/** One asset: what its owner says of it, its names, the scans that looked at it and what they found. */
export const AssetPage = () => {
  const system = useSystem();
  const { assetId } = useParams({ from: "/frame/systems/$systemId/assets/$assetId" });
  const query = useQuery(assetQuery(system.id, assetId));
  const asset = query.data;
  return (
    <Page
      title={asset === undefined ? "Asset" : nameOfAsset(asset)}
      above={
        <TextLink to="/systems/$systemId/assets" params={{ systemId: system.id }} search={{}}>
          Assets
        </TextLink>
      }
      beside={asset !== undefined && <AssetStateMark state={asset.state} />}
    >
      {query.isError && asset === undefined && <FaultAlert error={query.error} retry={query.refetch} />}
      {query.isPending && <Skeleton height={320} />}
      {asset !== undefined && <OneAsset key={asset.id} system={system} asset={asset} />}
    </Page>
  );
};

const OneAsset = ({ system, asset }: { readonly system: System; readonly asset: AssetDetail }) => (
  <div className={classes["stack"]}>
    <Text size="sm" c="dimmed">
      {describe(asset)}
    </Text>
    <div className={classes["columns"]}>
      <DeclaredPanel asset={asset} />
      <NamesPanel asset={asset} />
    </div>
    <AssetScans systemId={system.id} asset={asset} />
    {asset.scanned !== null && <AssetFindings systemId={system.id} asset={asset} />}
  </div>
);

const describe = ({ scanned, declared }: AssetDetail): string => {
  const kind = scanned === null ? (declared[0]?.assetType ?? null) : KIND_WORDS[scanned.kind];
  const system = scanned?.operatingSystem ?? declared[0]?.operatingSystem ?? null;
  const tag = scanned?.tag === null || scanned === null ? null : `tag ${scanned.tag}`;
  const parts = [kind, system, tag].filter((part) => part !== null);
  return parts.length === 0 ? "Declared; no scan has shown it." : parts.join(" · ");
};
