import assert from "node:assert/strict";
import { test } from "node:test";
import { coverageVerdict } from "#domain/coverage.ts";
import { trivy } from "#reports/formats/trivy/trivy.ts";
import {
  checksOf,
  codesOf,
  keysOf,
  readCorpus,
  readDocument,
  recordsOf,
  scanOf,
  setAsideCodes,
} from "./json-read.ts";
import { ofType } from "./support.ts";

const WEB = "registry.example.org:5000/shop/web";

test("an image is its repository; tag and the digest of that repository are kept", async () => {
  const [asset] = ofType(await readCorpus(trivy, "one.json"), "asset");
  assert.equal(asset?.asset.identifier, WEB);
  assert.equal(asset.asset.kind, "image");
  assert.equal(asset.asset.tag, "1.4.2");
  assert.equal(asset.asset.digest, `sha256:${"a".repeat(64)}`);
  assert.equal(asset.asset.operatingSystem, "alpine 3.20.1");
});

test("identities have no versions, lines or tags", async () => {
  assert.deepEqual(keysOf(await readCorpus(trivy, "many.json")), [
    `${WEB} CVE-2025-1001 pkg:apk/alpine/busybox`,
    `${WEB} CVE-2025-1002 pkg:apk/alpine/musl`,
    `${WEB} CVE-2025-1003 pkg:apk/alpine/zlib`,
    `${WEB} CVE-2025-1009 pkg:apk/alpine/openssl`,
    `${WEB} GHSA-aaaa-bbbb-cccc npm:left`,
    `${WEB} DS002 Dockerfile: stage.web`,
    `${WEB} example-key etc/app.conf`,
    `${WEB} GPL-2.0-only busybox`,
  ]);
});

test("what people rely on is kept", async () => {
  const [first] = recordsOf(await readCorpus(trivy, "one.json"));
  assert.deepEqual(first?.details.package, {
    purl: "pkg:apk/alpine/busybox@1.36.0-r1?arch=x86_64",
    name: "busybox",
    installedVersion: "1.36.0-r1",
    fixedVersion: "1.36.0-r11",
    path: null,
  });
  assert.deepEqual(
    first.weakness.cvss.map(({ version, score }) => [version, score]),
    [
      ["2", 7.5],
      ["3", 9.8],
    ],
    "the scores of the source that rated",
  );
  assert.deepEqual(first.weakness.details.cwes, ["CWE-79"]);
  assert.equal(first.details.result, "fixed");
  assert.equal(first.weakness.seeAlso.length, 3);
  const lang = recordsOf(await readCorpus(trivy, "many.json")).find(
    ({ location }) => location === "npm:left",
  );
  assert.deepEqual(
    [lang?.weakness.cves, lang?.details.package?.path],
    [["CVE-2025-2001"], "app/package-lock.json"],
  );
});

test("an ignored finding opens nothing, and its absence proves nothing", async () => {
  const readings = await readCorpus(trivy, "many.json");
  const ignored = recordsOf(readings).find(({ details }) => details.result === "ignored");
  assert.deepEqual(
    [ignored?.actionable, ignored?.output, ignored?.severity],
    [false, "Accepted by the owner.", "critical"],
  );
  const [end] = ofType(readings, "assetEnd");
  const verdict = (check: string, family: string) =>
    coverageVerdict(
      { detector: "trivy", check, family, sightedCredentialed: "yes" },
      "trivy",
      scanOf(readings).coverage,
      end?.coverage ?? null,
    );
  assert.deepEqual(verdict("CVE-2025-1009", "os-pkgs"), { proven: false, reason: "check-not-run" });
  assert.deepEqual(verdict("CVE-2020-1", "os-pkgs"), { proven: true });
  assert.equal(verdict("x", "unheard-of").proven, false);
});

test("classes that the report does not have are not proven", async () => {
  const { coverage } = scanOf(await readCorpus(trivy, "none.json"));
  assert.deepEqual([...(coverage.families?.keys() ?? [])], ["os-pkgs", "lang-pkgs"]);
});

test("passed checks are answers, excepted ones are not; not_affected opens nothing", async () => {
  const readings = await readCorpus(trivy, "many.json");
  assert.deepEqual(checksOf(readings), { [WEB]: ["DS002", "DS005"] });
  const zlib = recordsOf(readings).find(({ weakness }) => weakness.sourceIdentifier === "CVE-2025-1003");
  assert.deepEqual([zlib?.actionable, zlib?.severity], [false, "low"]);
});

test("UNKNOWN without a score counts as moderate and is told", async () => {
  const readings = await readCorpus(trivy, "many.json");
  assert.equal(recordsOf(readings)[1]?.severity, "moderate");
  assert.deepEqual(codesOf(readings), ["report.unknown-severity"]);
});

test("cluster reports: the workload is the asset, its image part of the place, and nothing is proven", async () => {
  const readings = await readCorpus(trivy, "cluster.json");
  assert.deepEqual(keysOf(readings), [
    "example-cluster/shop/Deployment/web CVE-2025-1001 registry.example.org/shop/web: pkg:apk/alpine/busybox",
    "example-cluster/shop/Deployment/web CVE-2025-1004 registry.example.org/shop/web: pkg:npm/left",
    "example-cluster/shop/Service/web KSV001 Service/web",
  ]);
  assert.equal(scanOf(readings).coverage.families, null);
});

test("the list of schema 1 takes the image from its first result", async () => {
  assert.deepEqual(keysOf(await readCorpus(trivy, "schema-1.json")), ["shop/web CVE-2025-1001 debian:apt"]);
});

test("odd entries are set aside or told, never thrown", async () => {
  const readings = await readDocument(trivy, {
    SchemaVersion: 2,
    ArtifactName: 7,
    Results: [
      {
        Target: {},
        Class: [],
        Vulnerabilities: [1, null, [], {}, { VulnerabilityID: "X", PkgName: "p", CVSS: 3, Severity: {} }],
      },
      { Target: "x", Misconfigurations: "none", Secrets: [{ RuleID: "__proto__", Severity: "constructor" }] },
    ],
  });
  assert.deepEqual(setAsideCodes(readings), [
    "report.not-a-record",
    "report.not-a-record",
    "report.not-a-record",
    "trivy.unnamed-vulnerability",
  ]);
  assert.ok(codesOf(readings).includes("report.unexpected-value"));
  assert.deepEqual(
    recordsOf(readings).map(({ severity }) => severity),
    ["moderate", "moderate"],
  );
});
