import { isAddress } from "./asset-identity.ts";
import type { AssetIdentity } from "./reading.ts";

/**
 * What is known of an asset after a scan described it: the latest word on each fact, and what a scan does not say stays
 * known. An asset that was called by a name is not called by an address again.
 */
export const factsAfter = (known: AssetIdentity, said: AssetIdentity): AssetIdentity => ({
  kind: known.kind,
  identifier: isAddress(said.identifier) && !isAddress(known.identifier) ? known.identifier : said.identifier,
  instanceId: said.instanceId ?? known.instanceId,
  ip: said.ip ?? known.ip,
  fqdn: said.fqdn ?? known.fqdn,
  netbios: said.netbios ?? known.netbios,
  mac: said.mac ?? known.mac,
  operatingSystem: said.operatingSystem ?? known.operatingSystem,
  tag: said.tag ?? known.tag,
  digest: said.digest ?? known.digest,
});
