import assert from "node:assert/strict";
import { test } from "node:test";
import { coverageVerdict } from "#domain/coverage.ts";
import { snyk } from "#reports/formats/snyk/snyk.ts";
import { codesOf, keysOf, readCorpus, readDocument, recordsOf, scanOf, setAsideCodes } from "./json-read.ts";
import { ofType } from "./support.ts";

test("every tested project is an asset, also a clean one, but not one whose test failed", async () => {
  const assets = ofType(await readCorpus(snyk, "many.json"), "asset").map(({ asset }) => asset.identifier);
  assert.deepEqual(assets, ["shop", "shop-admin", "shop-empty"]);
});

test("paths to one package are one finding; licenses and ignored issues are told apart", async () => {
  const readings = await readCorpus(snyk, "many.json");
  assert.deepEqual(keysOf(readings), [
    "shop SNYK-JS-EX-1001 npm:left",
    "shop SNYK-JS-EX-1001 npm:left",
    "shop SNYK-JS-EX-1002 npm:right",
    "shop SNYK-JS-EX-1003 npm:up",
    "shop-admin SNYK-JS-EX-1001 npm:left",
  ]);
  const [first, , license, ignored, odd] = recordsOf(readings);
  assert.equal(first?.output, "Introduced through: shop@1.0.0 > left@1.0.0");
  assert.deepEqual(first.weakness.details.epss, { score: 0.01, percentile: 0.5 });
  assert.deepEqual([license?.weakness.family, license?.weakness.kind], ["license", "configuration"]);
  assert.deepEqual([ignored?.actionable, ignored?.details.result], [false, "ignored"]);
  assert.equal(odd?.severity, "high", "an unknown word: the score decides");
  assert.deepEqual(codesOf(readings), ["report.unknown-severity"]);
  const [end] = ofType(readings, "assetEnd");
  const verdict = (check: string) =>
    coverageVerdict(
      { detector: "snyk", check, family: "vulnerability", sightedCredentialed: "yes" },
      "snyk",
      scanOf(readings).coverage,
      end?.coverage ?? null,
    );
  assert.equal(verdict("SNYK-JS-EX-1003").proven, false);
  assert.equal(verdict("SNYK-JS-EX-1").proven, true);
});

test("a container is its image, and a severity threshold proves nothing", async () => {
  const readings = await readCorpus(snyk, "container.json");
  const [asset] = ofType(readings, "asset");
  assert.deepEqual(
    [asset?.asset.kind, asset?.asset.identifier, asset?.asset.tag],
    ["image", "registry.example.org/shop/web", "1.4.2"],
  );
  assert.equal(scanOf(readings).coverage.families?.get("vulnerability"), "mixed");
});

test("odd issues are set aside", async () => {
  const readings = await readDocument(snyk, {
    vulnerabilities: [{}, "x"],
    dependencyCount: 1,
    licensesPolicy: {},
  });
  assert.deepEqual(setAsideCodes(readings), ["snyk.unnamed-issue", "report.not-a-record"]);
});
