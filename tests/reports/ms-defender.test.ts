import assert from "node:assert/strict";
import { test } from "node:test";
import { msDefender } from "#reports/formats/ms/ms-defender.ts";
import { codesOf, keysOf, readCorpus, readDocument, recordsOf, setAsideCodes } from "./json-read.ts";
import { ratingsOf } from "./read-report.ts";
import { ofType } from "./support.ts";

const MACHINE = "00000000000000000000000000000000000000a1";

test("CVE, software and machine name a finding", async () => {
  const readings = await readCorpus(msDefender, "many.json");
  assert.equal(keysOf(readings)[0], `${MACHINE} CVE-2024-92001 example:tools`);
  assert.deepEqual(ratingsOf(readings), ["high!", "low!", "moderate!"]);
  const [record] = recordsOf(readings);
  assert.equal(record?.weakness.solution, "Install KB5000001.");
  assert.equal(record?.details.package?.installedVersion, "1.2.3.4");
});

test("machines are assets without records, by the same id", async () => {
  const readings = await readCorpus(msDefender, "machines.json");
  const [asset, ...others] = ofType(readings, "asset");
  assert.deepEqual(others, []);
  assert.deepEqual(
    [asset?.asset.identifier, asset?.asset.fqdn, asset?.asset.ip, asset?.asset.mac, asset?.scannedAt?.date],
    [MACHINE, "pc01.example.org", "192.0.2.92", "02-00-00-00-00-5C", "2024-05-03"],
  );
  assert.deepEqual(codesOf(readings), ["ms-defender.unnamed-machine"]);
});

test("the export by machine has other names for the same", async () => {
  const readings = await readDocument(msDefender, {
    "@odata.nextLink": "more",
    value: [
      {
        deviceId: MACHINE,
        deviceName: "pc01.example.org",
        cveId: "CVE-2024-92001",
        softwareVendor: "example",
        softwareName: "tools",
        softwareVersion: "1.2",
        vulnerabilitySeverityLevel: "Critical",
        cvssScore: 9.8,
        recommendedSecurityUpdate: "May 2024 update",
      },
      { deviceId: MACHINE },
      { cveId: "CVE-2024-1" },
    ],
  });
  assert.equal(keysOf(readings)[0], `${MACHINE} CVE-2024-92001 example:tools`);
  assert.deepEqual(ratingsOf(readings), ["critical!"]);
  assert.deepEqual(codesOf(readings), ["ms-defender.more-pages"]);
  assert.deepEqual(setAsideCodes(readings), ["ms-defender.no-cve", "ms-defender.no-machine"]);
});
