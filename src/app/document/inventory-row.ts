import {
  declaredAsset,
  type DeclaredAsset,
  type InventoryLine,
  type ScannedAsset,
} from "#domain/inventory.ts";
import { detectorName } from "#domain/detectors.ts";

export type WrittenRow = {
  readonly declared: DeclaredAsset;
  /** Declared answers that scans contradict, and what was written instead. */
  readonly overruled: ReadonlyArray<{ readonly field: string; readonly message: string }>;
};

const yesNo = (answer: boolean): "Yes" | "No" => (answer ? "Yes" : "No");

/** What scans know of an asset, in the words of an inventory. */
const seen = (asset: ScannedAsset): DeclaredAsset => {
  const image = asset.kind === "image";
  const name = image && asset.tag !== null ? `${asset.identifier}:${asset.tag}` : asset.identifier;
  const address = image ? asset.digest : asset.ip;
  return declaredAsset(name, {
    ipAddresses: address === null ? [] : [address],
    dnsName: asset.kind === "site" ? asset.identifier : asset.fqdn,
    netbiosName: asset.netbios,
    macAddress: asset.mac,
    operatingSystem: asset.operatingSystem,
    assetType: image ? "Container" : null,
  });
};

/**
 * A line of the merged inventory as a row of the workbook. "In Latest Scan" and "Authenticated Scan" are what scans show:
 * whether one reached the asset this month, and whether the latest one was signed in. What is declared stays otherwise;
 * scans fill in names that nobody declared.
 */
export const inventoryRow = ({ entry, asset, scannedThisMonth }: InventoryLine): WrittenRow => {
  const answers = {
    inLatestScan: yesNo(scannedThisMonth),
    authenticatedScan: yesNo(asset?.latestScan?.credentialed === "yes"),
  };
  const found = asset ? seen(asset) : null;
  if (!entry) {
    if (!found || !asset) throw new Error("A line of the inventory is neither declared nor scanned.");
    const tools = asset.detectors.map((detector) => detectorName(detector)).join(", ");
    const comments = `Not declared. Found by ${tools === "" ? "scans" : tools}.`;
    return { declared: { ...found, ...answers, comments }, overruled: [] };
  }
  const { declared } = entry;
  const overruled = (["inLatestScan", "authenticatedScan"] as const).flatMap((field) => {
    const said = declared[field];
    if (said === null || said === answers[field]) return [];
    return [
      {
        field,
        message: `Declared as ${JSON.stringify(said.slice(0, 60))}; scans show ${answers[field]}, which was written.`,
      },
    ];
  });
  return {
    declared: {
      ...declared,
      ipAddresses: declared.ipAddresses.length > 0 ? declared.ipAddresses : (found?.ipAddresses ?? []),
      dnsName: declared.dnsName ?? found?.dnsName ?? null,
      netbiosName: declared.netbiosName ?? found?.netbiosName ?? null,
      macAddress: declared.macAddress ?? found?.macAddress ?? null,
      operatingSystem: declared.operatingSystem ?? found?.operatingSystem ?? null,
      ...answers,
    },
    overruled,
  };
};
