import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { aliasesOf } from "#domain/asset-identity.ts";
import { assetRegister } from "#domain/asset-register.ts";
import { matchDeclared } from "#domain/declared-identity.ts";
import { declaredAsset, type DeclaredAsset } from "#domain/inventory.ts";
import { assetIdentity } from "#domain/reading.ts";

const ASSETS = [
  assetIdentity("host", "web-01", {
    ip: "10.0.0.1",
    fqdn: "web-01.example.org",
    netbios: "WEB-01",
    mac: "00:0C:29:88:C9:7D",
  }),
  assetIdentity("host", "10.0.0.2", { ip: "10.0.0.2", fqdn: "db.example.org" }),
  assetIdentity("host", "10.0.0.3", { ip: "10.0.0.3", instanceId: "i-0123456789abcdef0" }),
  assetIdentity("image", "registry.example.org/shop/web", { tag: "1.4" }),
  assetIdentity("image", "registry.example.org:5000/cart"),
  assetIdentity("site", "https://shop.example.org"),
  assetIdentity("cloud", "arn:aws:s3:::logs", { instanceId: "arn:aws:s3:::logs" }),
  assetIdentity("repository", "github.com/example/shop"),
];

const REGISTER = assetRegister();
for (const asset of ASSETS) REGISTER.note(asset.identifier, asset.kind, aliasesOf(asset));

const match = (declared: DeclaredAsset, ip: "current" | "never" = "current"): [string, string] | null => {
  const found = matchDeclared(declared, REGISTER.holder, ip);
  return found && [found.asset.id, found.by];
};

describe("a declared asset is known by the names by which scans know it", () => {
  const table: ReadonlyArray<readonly [string, DeclaredAsset, [string, string] | null]> = [
    ["its identifier, in any case", declaredAsset("WEB-01"), ["web-01", "identifier"]],
    ["its DNS name", declaredAsset("Asset 7", { dnsName: "web-01.example.org" }), ["web-01", "fqdn"]],
    [
      "the host of its URL",
      declaredAsset("7", { dnsName: "https://db.example.org/x" }),
      ["10.0.0.2", "fqdn"],
    ],
    ["its NetBIOS name", declaredAsset("Asset 7", { netbiosName: "CORP\\WEB-01" }), ["web-01", "netbios"]],
    ["its hardware address", declaredAsset("7", { macAddress: "000c.2988.c97d" }), ["web-01", "mac"]],
    ["an identifier that is an address", declaredAsset("10.0.0.2"), ["10.0.0.2", "ip"]],
    ["one of its addresses", declaredAsset("7", { ipAddresses: ["10.9.9.9", "10.0.0.1"] }), ["web-01", "ip"]],
    ["the id its cloud gave it", declaredAsset("i-0123456789ABCDEF0"), ["10.0.0.3", "instance"]],
    ["the id of a resource", declaredAsset("arn:aws:s3:::logs"), ["arn:aws:s3:::logs", "identifier"]],
    [
      "an image with a tag",
      declaredAsset("registry.example.org/shop/web:1.4"),
      ["registry.example.org/shop/web", "identifier"],
    ],
    [
      "an image with a digest",
      declaredAsset(`registry.example.org/shop/web@sha256:${"a".repeat(64)}`),
      ["registry.example.org/shop/web", "identifier"],
    ],
    [
      "an image as the workbook writes it",
      declaredAsset("registry.example.org/shop/web/1.4", { assetType: "Container" }),
      ["registry.example.org/shop/web", "identifier"],
    ],
    [
      "an image on a registry with a port",
      declaredAsset("registry.example.org:5000/cart", { ipAddresses: [`sha256:${"b".repeat(64)}`] }),
      ["registry.example.org:5000/cart", "identifier"],
    ],
    [
      "a site by its origin",
      declaredAsset("https://SHOP.example.org/login"),
      ["https://shop.example.org", "identifier"],
    ],
    ["a repository", declaredAsset("github.com/example/shop"), ["github.com/example/shop", "identifier"]],
    ["nothing that scans know", declaredAsset("mail-01", { ipAddresses: ["10.0.0.99"] }), null],
    // The same rule by which two scans of one address are two hosts.
    [
      "an address that a host of another name has",
      declaredAsset("x.example.org", { ipAddresses: ["10.0.0.1"] }),
      null,
    ],
    ["words in place of names", declaredAsset("unknown", { dnsName: "n/a", ipAddresses: ["dynamic"] }), null],
  ];
  for (const [what, declared, expected] of table)
    test(what, () => assert.deepEqual(match(declared), expected));

  test("an address is no name where the policy says so", () => {
    const declared = declaredAsset("7", { ipAddresses: ["10.0.0.1"] });
    assert.deepEqual([match(declared), match(declared, "never")], [["web-01", "ip"], null]);
  });

  test("hostile texts are only texts", () => {
    for (const text of [
      "http://",
      "://",
      "https://[",
      "__proto__",
      "a".repeat(32_767),
      "/".repeat(10_000),
      "\u0000",
    ])
      assert.equal(
        match(declaredAsset(text, { dnsName: text, ipAddresses: [text], macAddress: text })),
        null,
      );
  });
});
