import assert from "node:assert/strict";
import { test } from "node:test";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { nessus } from "#reports/formats/nessus/nessus.ts";
import { collect } from "./support.ts";

setFlagsFromString("--expose-gc");
const collectGarbage: () => void = runInNewContext("gc");

const heap = (): number => {
  collectGarbage();
  return process.memoryUsage().heapUsed;
};

const HOSTS = 500;

/** 500 hosts of 64 KB each: 32 MB of report. */
async function* report(): AsyncGenerator<Uint8Array> {
  yield Buffer.from(`<NessusClientData_v2><Report name="r">`);
  const output = "x".repeat(65_000);
  for (let host = 0; host < HOSTS; host++) {
    yield Buffer.from(
      `<ReportHost name="host-with-a-long-name-${host}.example.test"><HostProperties><tag name="host-fqdn">host-with-a-long-name-${host}.example.test</tag></HostProperties>` +
        `<ReportItem pluginID="long-plugin-number-${host}" severity="1" pluginName="A long name of a plugin ${host}" pluginFamily="A long family name">` +
        `<cve>CVE-2024-${900_000 + host}</cve><plugin_output>${output}</plugin_output></ReportItem></ReportHost>`,
    );
  }
  yield Buffer.from("</Report></NessusClientData_v2>");
}

test("remembering names and ids does not keep the report in memory", async () => {
  const before = heap();
  const remembered: unknown[] = [];
  for await (const reading of nessus.read(report)) {
    if (reading.type === "asset") remembered.push(reading.asset);
    if (reading.type === "record") remembered.push(reading.weakness, reading.asset, reading.location);
  }
  const grown = heap() - before;
  assert.equal(remembered.length, 4 * HOSTS);
  assert.ok(grown < 4_000_000, `${grown} bytes are kept for ${HOSTS} hosts`);
});

/** 200 elements inside one another, each with as long an attribute as is allowed: 200 MB. */
async function* nested(): AsyncGenerator<Uint8Array> {
  yield Buffer.from("<NessusClientData_v2>");
  for (let depth = 0; depth < 200; depth++) yield Buffer.from(`<deep a="${"x".repeat(1_000_000)}">`);
}

test("open elements do not keep their attributes in memory", async () => {
  const before = heap();
  let grown = 0;
  async function* measured(): AsyncGenerator<Uint8Array> {
    yield* nested();
    grown = heap() - before;
  }
  await assert.rejects(collect(nessus.read(measured)), { code: "report.truncated" });
  assert.ok(grown < 20_000_000, `${grown} bytes are kept by open elements`);
});
