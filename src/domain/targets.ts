import type { AssetIdentity, ScanCoverage } from "./reading.ts";

/**
 * Whether an asset stands among a scan's targets, as scanners write them: names, IPv4 addresses, `10.0.0.0/24`,
 * `10.0.0.1-10.0.0.9` and `10.0.0.1-9`. Null targets (the file does not say) hold every asset. A target that cannot be
 * read holds every asset too: a scan is then never taken to have left the asset out on purpose.
 */
export const isTarget = (
  asset: Pick<AssetIdentity, "identifier" | "ip" | "fqdn" | "netbios">,
  targets: readonly string[] | null,
): boolean => {
  if (targets === null) return true;
  const names = [asset.identifier, asset.ip, asset.fqdn, asset.netbios]
    .filter((name) => name !== null)
    .map((name) => name.toLowerCase());
  const addresses = names.map(ipv4).filter((address) => address !== null);
  return targets.some((target) => holds(target.trim().toLowerCase(), names, addresses));
};

/**
 * Whether a scan that does not show an asset was meant to look at it. A scan of hosts that does not say its targets is
 * taken to mean every host; a report about other things (an image, a repository, a site, a cloud account) means those it
 * names.
 */
export const isAimedAt = (
  asset: Pick<AssetIdentity, "kind" | "identifier" | "ip" | "fqdn" | "netbios">,
  targets: ScanCoverage["targets"],
): boolean => {
  if (targets === "own assets") return false;
  return targets === null ? asset.kind === "host" : isTarget(asset, targets);
};

const holds = (target: string, names: readonly string[], addresses: readonly number[]): boolean => {
  if (target === "") return false;
  if (names.includes(target)) return true;
  const range = ipv4Range(target);
  if (range === "not a range") return false;
  if (range === "unreadable") return true;
  return addresses.some((address) => address >= range.first && address <= range.last);
};

const ipv4 = (text: string): number | null => {
  const parts = /^(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.(\d{1,3})$/.exec(text)?.slice(1).map(Number);
  if (!parts || parts.some((part) => part > 255)) return null;
  return parts.reduce((sum, part) => sum * 256 + part, 0);
};

type Range = { readonly first: number; readonly last: number };

const ipv4Range = (target: string): Range | "not a range" | "unreadable" => {
  const block = /^([\d.]+)\/(\d{1,2})$/.exec(target);
  if (block) return blockOf(ipv4(block[1] ?? ""), Number(block[2]));
  const span = /^(\d+\.\d+\.\d+\.\d+)-([\d.]+)$/.exec(target);
  if (span) return spanOf(span[1] ?? "", span[2] ?? "");
  // A plain name or address that is not ours; anything else (IPv6 blocks, wildcards) is beyond this reading.
  return /^[\w.-]+$/.test(target) || /^[\da-f:]+$/.test(target) ? "not a range" : "unreadable";
};

const blockOf = (base: number | null, bits: number): Range | "unreadable" => {
  if (base === null || bits > 32) return "unreadable";
  const size = 2 ** (32 - bits);
  const first = Math.floor(base / size) * size;
  return { first, last: first + size - 1 };
};

const spanOf = (from: string, to: string): Range | "unreadable" => {
  const first = ipv4(from);
  const last = to.includes(".") ? ipv4(to) : ipv4(from.replace(/\d+$/, to));
  return first === null || last === null ? "unreadable" : { first, last };
};
