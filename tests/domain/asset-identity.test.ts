import assert from "node:assert/strict";
import { test } from "node:test";
import { aliasesOf, matchAsset } from "#domain/asset-identity.ts";
import { assetRegister } from "#domain/asset-register.ts";
import { assetIdentity, type AssetIdentity } from "#domain/reading.ts";

const host = (identifier: string, facts: Partial<AssetIdentity> = {}): AssetIdentity =>
  assetIdentity("host", identifier, facts);

/** Which of the known assets (by their place) is meant, and by which name. */
const match = (
  seen: AssetIdentity,
  known: readonly AssetIdentity[],
  { ip = "current", taken = false }: { ip?: "current" | "never"; taken?: boolean } = {},
): string => {
  const register = assetRegister();
  for (const [index, asset] of known.entries()) register.note(`${index}`, asset.kind, aliasesOf(asset));
  const result = matchAsset(seen, register.holder, (id) => (taken ? known[Number(id)] : undefined), ip);
  return result === null ? "new" : `${result.asset.id} by ${result.by}`;
};

test("a host keeps its identity under a new address", () => {
  const before = host("10.0.0.5", { fqdn: "ws1.example.test" });
  assert.equal(match(host("10.0.0.9", { fqdn: "WS1.example.test." }), [before]), "0 by fqdn");
  assert.equal(
    match(host("10.0.0.9", { mac: "00-11-22-33-44-55" }), [host("10.0.0.5", { mac: "00:11:22:33:44:55" })]),
    "0 by mac",
  );
  assert.equal(
    match(host("10.0.0.9", { instanceId: "i-1" }), [host("x", { instanceId: "i-1" })]),
    "0 by instance",
  );
  assert.equal(match(host("10.0.0.9", { netbios: "CORP\\WS1" }), [host("ws1")]), "0 by netbios");
});

test("an address that passed to another host does not make them one", () => {
  const before = host("10.0.0.5", { fqdn: "ws1.example.test" });
  assert.equal(match(host("10.0.0.5", { fqdn: "ws2.example.test" }), [before]), "new");
  assert.equal(
    match(host("10.0.0.5", { instanceId: "i-2" }), [host("10.0.0.5", { instanceId: "i-1" })]),
    "new",
  );
});

test("a host known only by its address is the one that has it now, unless addresses never identify", () => {
  const named = host("ws1.example.test", { ip: "10.0.0.5" });
  assert.equal(match(host("10.0.0.5"), [named]), "0 by ip");
  assert.equal(match(host("10.0.0.5"), [named], { ip: "never" }), "new");
  assert.equal(match(host("10.0.0.5"), [host("10.0.0.5")], { ip: "never" }), "0 by identifier");
});

test("who was called by an address before is not who has it now", () => {
  const [before, now] = [host("10.0.0.5"), host("web-b", { ip: "10.0.0.5" })];
  assert.equal(match(host("10.0.0.5"), [before, now]), "1 by ip");
  assert.equal(match(host("10.0.0.5"), [before, now], { ip: "never" }), "0 by identifier");
});

test("a host name and a domain name of another host disagree", () => {
  const known = host("web-a.example.test", { ip: "10.0.0.5" });
  assert.equal(match(host("WEB-B", { ip: "10.0.0.5" }), [known]), "new");
  assert.equal(match(host("WEB-A", { ip: "10.0.0.5" }), [known]), "0 by ip");
  const long = host("a-very-long-host-name.example.test", { ip: "10.0.0.6" });
  assert.equal(match(host("A-VERY-LONG-HOS", { ip: "10.0.0.6" }), [long]), "0 by ip");
});

test("a stronger name that disagrees outweighs a weaker one that agrees", () => {
  const known = host("a.example.test", { mac: "001122334455", instanceId: "i-1" });
  assert.equal(match(host("b.example.test", { mac: "001122334455" }), [known]), "new");
  assert.equal(match(host("a.example.test", { mac: "aabbccddeeff" }), [known]), "0 by identifier");
});

test("names that everybody has identify nobody", () => {
  const known = host("10.0.0.1", { fqdn: "localhost", netbios: "localhost", mac: "00:00:00:00:00:00" });
  assert.equal(match(host("10.0.0.2", { fqdn: "localhost", mac: "00:00:00:00:00:00" }), [known]), "new");
});

test("two answers in one scan under other hardware addresses are two machines", () => {
  const known = host("10.0.0.1", { fqdn: "vip.example.test", mac: "001122334455" });
  const other = host("10.0.0.2", { fqdn: "vip.example.test", mac: "001122334466" });
  assert.equal(match(other, [known]), "0 by fqdn");
  assert.equal(match(other, [known], { taken: true }), "new");
});

test("things other than hosts are known by their identifier, within their kind", () => {
  const image = assetIdentity("image", "registry.example.test/shop", { tag: "1" });
  assert.equal(
    match(assetIdentity("image", "registry.example.test/Shop", { tag: "2" }), [image]),
    "0 by identifier",
  );
  assert.equal(match(assetIdentity("repository", "registry.example.test/shop"), [image]), "new");
});

test("a name passes to whoever was seen with it last; who had it keeps its other names", () => {
  const register = assetRegister();
  register.note("a", "host", aliasesOf(host("web-a", { ip: "10.0.0.5" })));
  register.note("b", "host", aliasesOf(host("web-b", { ip: "10.0.0.5" })));
  assert.equal(register.holder({ kind: "ip", value: "10.0.0.5" })?.id, "b");
  assert.deepEqual([...(register.holder({ kind: "netbios", value: "web-a" })?.names.get("ip") ?? [])], []);
});
