import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { listStatements } from "#app/item/statements.ts";
import { importBytes, newSystem, OPERATOR, useApp } from "../support/app.ts";
import { storedFindings } from "../support/ledger.ts";

const trivy = JSON.stringify({
  SchemaVersion: 2,
  CreatedAt: "2026-01-10T06:00:00Z",
  ArtifactName: "registry.example.test/shop:1.0",
  ArtifactType: "container_image",
  Results: [
    {
      Target: "registry.example.test/shop:1.0 (alpine 3.20)",
      Class: "os-pkgs",
      Type: "alpine",
      Vulnerabilities: ["CVE-2026-1", "CVE-2026-2"].map((id) => ({
        VulnerabilityID: id,
        PkgName: "libexample",
        PkgIdentifier: { PURL: "pkg:apk/alpine/libexample@1.0" },
        InstalledVersion: "1.0",
        FixedVersion: "1.1",
        Severity: "HIGH",
        Title: `Flaw ${id}`,
      })),
    },
  ],
});

const vex = (product: string, status: string, justification?: string): string =>
  JSON.stringify({
    "@context": "https://openvex.dev/ns/v0.2.0",
    "@id": "https://vendor.example.test/vex/1",
    author: "Vendor",
    timestamp: "2026-01-20T00:00:00Z",
    version: 1,
    statements: [
      {
        vulnerability: { name: "CVE-2026-1" },
        products: [{ "@id": product }],
        status,
        ...(justification === undefined ? {} : { justification }),
      },
    ],
  });

describe("statements about findings", () => {
  const t = useApp();

  test("they stand at the item that they speak of, say what they ask for, and change no finding", async () => {
    const system = await newSystem(t());
    await importBytes(t(), system, trivy, { fileName: "trivy.json" });
    const before = await storedFindings(t().owner, system);
    const file = vex("pkg:apk/alpine/libexample@1.0", "not_affected", "vulnerable_code_not_present");
    const { counts } = await importBytes(t(), system, file, { fileName: "vex.json" });
    assert.deepEqual([counts?.records, counts?.informational, counts?.opened, counts?.fixed], [1, 1, 0, 0]);
    assert.deepEqual(await storedFindings(t().owner, system), before);
    const [spoken, ...more] = await listStatements(t().app, OPERATOR, system, "V-1");
    assert.deepEqual(more, []);
    assert.equal(spoken?.status, "not affected");
    assert.equal(spoken?.proposes, "false positive");
    assert.equal(spoken?.justification, "vulnerable_code_not_present");
    assert.equal(spoken?.findings, 1);
    assert.deepEqual(await listStatements(t().app, OPERATOR, system, "V-2"), [], "another CVE");
  });

  test('a statement about another product is not shown; "fixed" closes nothing', async () => {
    const system = await newSystem(t());
    await importBytes(t(), system, trivy);
    await importBytes(t(), system, vex("pkg:apk/alpine/other@1.0", "fixed"));
    assert.deepEqual(await listStatements(t().app, OPERATOR, system, "V-1"), []);
    await importBytes(t(), system, vex("pkg:apk/alpine/libexample@1.1", "fixed"));
    const [spoken] = await listStatements(t().app, OPERATOR, system, "V-1");
    assert.equal(spoken?.proposes, "rescan with the fixed version");
    assert.ok((await storedFindings(t().owner, system)).every(({ status }) => status === "open"));
  });
});
