import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { isTarget } from "#domain/targets.ts";

const host = (identifier: string, more: { ip?: string; fqdn?: string; netbios?: string } = {}) => ({
  identifier,
  ip: more.ip ?? null,
  fqdn: more.fqdn ?? null,
  netbios: more.netbios ?? null,
});

const web = host("web-01", { ip: "10.0.0.7", fqdn: "web-01.example.test", netbios: "WEB01" });

test("targets hold an asset by any of its names or by its address", () => {
  const holding = [
    "web-01",
    "WEB-01",
    " web-01.example.test ",
    "web01",
    "10.0.0.7",
    "10.0.0.0/24",
    "10.0.0.200/24",
    "10.0.0.7/32",
    "0.0.0.0/0",
    "10.0.0.1-10.0.0.9",
    "10.0.0.7-10.0.0.7",
    "10.0.0.1-9",
  ];
  for (const target of holding) assert.ok(isTarget(web, [target]), target);
});

test("targets leave out what they do not name", () => {
  const leaving = [
    "",
    " ",
    "web-02",
    "web-01.example",
    "10.0.0.8",
    "10.0.1.0/24",
    "10.0.0.8/31",
    "10.0.0.8-10.0.0.20",
    "10.0.0.8-20",
    "10.0.0.9-10.0.0.1",
    "fe80::1",
  ];
  for (const target of leaving) assert.ok(!isTarget(web, [target]), target);
  assert.ok(!isTarget(web, []));
  assert.ok(isTarget(web, [...leaving, "10.0.0.7"]));
});

test("null targets and unreadable ones hold every asset", () => {
  assert.ok(isTarget(web, null));
  for (const target of [
    "10.0.0.*",
    "fe80::/64",
    "10.0.0.0/33",
    "300.0.0.0/8",
    "10.0.0.1-300",
    "a b",
    "[::1]",
  ])
    assert.ok(isTarget(web, [target]), target);
});

test("an asset without an address is in no block, one whose identifier is an address is", () => {
  assert.ok(!isTarget(host("web-01"), ["10.0.0.0/8"]));
  assert.ok(isTarget(host("10.1.2.3"), ["10.0.0.0/8"]));
  assert.ok(!isTarget(host("10.1.2.300"), ["10.0.0.0/8"]));
});

const octet = fc.integer({ min: 0, max: 255 });
const address = fc.tuple(octet, octet, octet, octet).map((parts) => parts.join("."));

const bits = (ip: string): string =>
  ip
    .split(".")
    .map((part) => Number(part).toString(2).padStart(8, "0"))
    .join("");

test("a block holds exactly the addresses with its leading bits, a span those between its ends", () => {
  fc.assert(
    fc.property(address, address, fc.integer({ min: 0, max: 32 }), (ip, base, length) => {
      const inBlock = bits(ip).slice(0, length) === bits(base).slice(0, length);
      assert.equal(isTarget(host("x", { ip }), [`${base}/${length}`]), inBlock);
    }),
  );
  fc.assert(
    fc.property(address, address, address, (ip, from, to) => {
      const between = bits(from) <= bits(ip) && bits(ip) <= bits(to);
      assert.equal(isTarget(host("x", { ip }), [`${from}-${to}`]), between);
    }),
  );
});
