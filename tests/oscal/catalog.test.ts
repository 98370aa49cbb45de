import assert from "node:assert/strict";
import { test } from "node:test";
import { readCatalog } from "#oscal/catalog.ts";
import { readSystemSecurityPlan } from "#oscal/ssp.ts";
import { sharedSample, SHARED_MISSING } from "../reports/support.ts";
import { refusedNow } from "./refused-now.ts";
import { bytesOf, catalogFile } from "./catalog-file.ts";

test("groups, controls and enhancements with label, title, parent, mark and statement", () => {
  const { title, version, controls, remarks } = readCatalog(bytesOf(catalogFile()));
  assert.deepEqual([title, version, remarks], ["Example controls", "1.0", []]);
  assert.deepEqual(
    controls.map(({ id, label, group, parentId, withdrawn }) => [id, label, group, parentId, withdrawn]),
    [
      ["ra-5", "RA-5", null, null, false],
      ["si-2", "SI-2", "Integrity things", null, false],
      ["si-2.2", "SI-2(2)", "Integrity things", "si-2", false],
      ["si-2.1", "si-2.1", "Integrity things", "si-2", true],
    ],
  );
  assert.deepEqual(
    controls.map(({ statement }) => statement),
    ["Look.", "a. Repair within [some days], [daily; after [some days]];\n  1. Test first.", null, null],
  );
});

test("odd entries become remarks, and the rest is read", () => {
  const odd = [
    null,
    7,
    { title: "No id" },
    { id: ["si-2"] },
    { id: "x-1", title: 5, parts: {}, props: "none" },
  ];
  const { controls, remarks } = readCatalog(
    bytesOf({ catalog: { metadata: { title: "Odd" }, controls: [...odd, { id: "x-1" }], groups: { a: 1 } } }),
  );
  assert.deepEqual(
    controls.map(({ id, title, statement }) => [id, title, statement]),
    [["x-1", "", null]],
  );
  assert.deepEqual(
    remarks.map(({ code, where }) => [code, where]),
    [
      ...[0, 1, 2, 3].map((index) => ["catalog.control-unreadable", `catalog.controls[${index}]`]),
      ["catalog.control-repeated", "catalog.controls[5]"],
    ],
  );
});

test("nesting has an end, by remark or by refusal", () => {
  let group: unknown = { id: "in", controls: [{ id: "x-9" }] };
  for (let depth = 0; depth < 40; depth += 1) group = { groups: [group] };
  const file = { catalog: { metadata: { title: "Deep" }, controls: [{ id: "x-1" }], groups: [group] } };
  const { controls, remarks } = readCatalog(bytesOf(file));
  assert.deepEqual([controls.length, remarks.map(({ code }) => code)], [1, ["catalog.too-deep"]]);
  const nested = `{"catalog":${'{"groups":['.repeat(100_000)}${"]}".repeat(100_000)}}`;
  assert.match(
    refusedNow(() => readCatalog(Buffer.from(nested)), "document.unrecognized"),
    /catalog/,
  );
});

const message = (file: Uint8Array): string => refusedNow(() => readCatalog(file), "document.unrecognized");

test("what is no catalog is refused by name, and says what it is", () => {
  assert.match(message(Buffer.from("no json")), /found no JSON/);
  assert.match(message(Buffer.from([0xff, 0xfe, 0x00])), /found no JSON/);
  assert.match(message(bytesOf([])), /found no OSCAL model/);
  assert.match(message(bytesOf({ "system-security-plan": {} })), /found an OSCAL system-security-plan/);
  assert.match(message(bytesOf({ catalog: { metadata: { title: "Empty" } } })), /none with a control/);
  assert.match(message(bytesOf({ catalog: { controls: [{ id: "a-1" }] } })), /none with a title/);
  const many = Array.from({ length: 20_001 }, (_, index) => ({ id: `x-${index}` }));
  const tooMany = bytesOf({ catalog: { metadata: { title: "Many" }, controls: many } });
  refusedNow(() => readCatalog(tooMany), "document.too-large");
  refusedNow(() => readCatalog(new Uint8Array(64 * 1024 ** 2 + 1)), "document.too-large");
});

const uuid = (last: number): string => `0b5cde52-1f7d-4f1a-9d3f-6d8f0a5f3a1${last}`;

test("a system security plan: requirements and their statements", () => {
  const plan = readSystemSecurityPlan(
    bytesOf({
      "system-security-plan": {
        metadata: { title: "Plan", version: "2" },
        "system-characteristics": { "system-name": "Harbor" },
        "control-implementation": {
          "implemented-requirements": [
            {
              uuid: uuid(0),
              "control-id": "si-2",
              statements: [{ "statement-id": "si-2_smt.a", uuid: uuid(1) }, { uuid: uuid(2) }],
            },
            { uuid: uuid(0), "control-id": "ra-5" },
            null,
          ],
        },
      },
    }),
  );
  assert.deepEqual([plan.title, plan.version, plan.systemName], ["Plan", "2", "Harbor"]);
  assert.deepEqual(plan.statements, [
    { controlId: "si-2", statementId: null, uuid: uuid(0) },
    { controlId: "si-2", statementId: "si-2_smt.a", uuid: uuid(1) },
  ]);
  assert.deepEqual(
    plan.remarks.map(({ code }) => code),
    ["ssp.statement-unreadable", "ssp.statement-repeated", "ssp.statement-unreadable"],
  );
  refusedNow(() => readSystemSecurityPlan(bytesOf(catalogFile())), "document.unrecognized");
});

const requirements = (path: string): number =>
  readSystemSecurityPlan(sharedSample(`oscal/${path}`)).statements.filter(
    ({ statementId }) => statementId === null,
  ).length;

test("plans of the samples are read whole", { skip: SHARED_MISSING }, () => {
  assert.equal(requirements("fedramp-rev5-ssp.json"), 20);
  assert.ok(requirements("ifa-ssp.json") > 0);
  for (const path of ["fedramp-rev5-poam.json", "ifa-poam.json"])
    refusedNow(() => readCatalog(sharedSample(`oscal/${path}`)), "document.unrecognized");
});
