import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { before, describe, test } from "node:test";
import { createBatch } from "#app/batch/create-batch.ts";
import { receiveReport } from "#app/import/receive-report.ts";
import { beginUpload } from "#app/upload/keep-upload.ts";
import { ROLES } from "#domain/access.ts";
import { dateOfInstant } from "#domain/calendar.ts";
import { declaredAsset } from "#domain/inventory.ts";
import { fedrampInventory } from "#documents/fedramp-inventory/index.ts";
import { saveMapping } from "#app/mapping/save-mapping.ts";
import { addAdministrator } from "#store/memberships.ts";
import { listOrganizations } from "#store/organizations.ts";
import { inTransaction } from "#store/transaction.ts";
import { allRoutes } from "../../src/http/openapi.ts";
import {
  importBytes,
  newMember,
  newPerson,
  newSystem,
  OPERATOR,
  streamOf,
  type Person,
} from "../support/app.ts";
import { epssFile } from "../support/epss.ts";
import { kevFile } from "../support/kev.ts";
import { MAPPING } from "../support/mapping.ts";
import { poamWorkbook, READY } from "../support/poam-workbook.ts";
import { scanFile } from "../support/scan-file.ts";
import { bytesOf, catalogFile } from "../oscal/catalog-file.ts";
import { PLAN_BYTES } from "../oscal/plan-file.ts";
import { useResource } from "../support/store.ts";
import { ACTORS, type ActorName } from "./access/access-area.ts";
import { BODIES, CELLS, QUERIES } from "./access/index.ts";
import { call, testServer } from "./test-server.ts";

const SCAN = (name: string): string =>
  scanFile({ day: "2026-01-10", hosts: [{ name, records: [{ plugin: 500 }] }] });

const NOWHERE =
  "extensionId evidenceId bulkEditId userId entryId deviationId milestoneId statementId ruleId workId".split(
    " ",
  );

describe("every route for every kind of person", () => {
  const t = useResource(() => testServer());
  const people = new Map<ActorName, Person | null>();
  const values = new Map<string, string>();
  let inventory: Uint8Array;
  let document: Uint8Array;

  before(async () => {
    const system = await newSystem(t());
    for (const role of ROLES) people.set(role, await newMember(t(), system, role));
    people.set("other", await newMember(t(), await newSystem(t()), "owner"));
    const administrator = await newPerson(t(), "The administrator");
    people.set("administrator", administrator);
    people.set("anonymous", null);
    await inTransaction(t().store.db, OPERATOR, async (tx) => {
      const [organization] = await listOrganizations(tx);
      await addAdministrator(tx, organization?.id ?? "", administrator.userId);
    });
    const { id } = await importBytes(t(), system, SCAN("web-01"));
    await saveMapping(t().app, OPERATOR, system, MAPPING);
    const { rows } = await t().owner.query<{ id: string }>("select id from findings");
    values
      .set("systemId", system)
      .set("importId", id)
      .set("findingId", rows[0]?.id ?? "");
    const waiting = { systemId: system, fileName: "waiting.nessus", bytes: streamOf(SCAN("db-01")) };
    const received = await receiveReport(t().app, OPERATOR, waiting);
    const idle = { add: () => Promise.resolve() };
    values.set("batchId", (await createBatch(t().app, idle, OPERATOR, system, [received.id])).id);
    const assets = await t().owner.query<{ id: string }>("select id from assets");
    values.set("assetId", assets.rows[0]?.id ?? "");
    for (const name of NOWHERE) values.set(name, randomUUID());
    const today = dateOfInstant(t().clock.now);
    inventory = (await fedrampInventory.write([declaredAsset("mail-01")], today)).bytes;
    document = await poamWorkbook(READY);
    values
      .set("rulebookId", "fedramp-rev5")
      .set("poamId", "V-1")
      .set("control", "si-2")
      .set("ordinal", "1")
      .set("mappingName", MAPPING.name)
      .set("fieldKey", "no-such-field")
      .set("level", "2")
      .set("requirement", "3.1.1")
      .set("token", "x".repeat(40));
  });

  const newUpload = async (): Promise<string> => {
    const owner = people.get("owner");
    assert.ok(owner);
    const systemId = values.get("systemId") ?? "";
    const upload = { systemId, fileName: "scan.nessus", bytes: 10, sha256: null };
    return (await beginUpload(t().app, owner, upload)).id;
  };

  const fill = (path: string): string =>
    path.replaceAll(/\{(\w+)\}/g, (_, name: string) => {
      const value = values.get(name);
      assert.ok(value, `a value for ${name}`);
      return value;
    });

  test("the matrix has a row for each route and no other", () => {
    assert.deepEqual(
      [...CELLS.keys()].toSorted(),
      allRoutes()
        .map(({ operationId }) => operationId ?? "")
        .toSorted(),
    );
  });

  for (const route of allRoutes()) {
    const operation = route.operationId ?? "";
    test(`${operation}: ${route.method.toUpperCase()} ${route.path}`, async () => {
      values.set("uploadId", await newUpload());
      const cells = CELLS.get(operation)?.split(/\s+/) ?? [];
      assert.equal(cells.length, ACTORS.length);
      for (const [index, name] of ACTORS.entries()) {
        const json = BODIES.get(operation)?.();
        const answer = await call(t(), {
          method: route.method.toUpperCase(),
          path: fill(route.path) + (QUERIES.get(operation) ?? ""),
          as: people.get(name) ?? null,
          ...(json === undefined ? {} : { json }),
          ...(operation === "uploadImport" || operation === "addEvidence" ? { bytes: SCAN(name) } : {}),
          ...(operation === "appendUpload" ? { bytes: SCAN(name), headers: { "upload-offset": "0" } } : {}),
          ...(operation === "importSecurityPlan" ? { bytes: PLAN_BYTES } : {}),
          ...(operation === "importEpss" ? { bytes: epssFile() } : {}),
          ...(operation === "importKev" ? { bytes: kevFile() } : {}),
          ...(operation === "importCatalog" ? { bytes: bytesOf(catalogFile()) } : {}),
          ...(operation === "judgeDocument" ? { bytes: document } : {}),
          ...(operation === "uploadInventory" ? { bytes: inventory } : {}),
        });
        const text = await answer.text();
        assert.equal(answer.status, Number(cells[index]), `${name}: ${text.slice(0, 300)}`);
        if (answer.status < 400) continue;
        assert.match(answer.headers.get("content-type") ?? "", /^application\/problem\+json/);
        const problem = JSON.parse(text) as Record<string, unknown>;
        assert.equal(problem["status"], answer.status);
        if (answer.status === 404)
          assert.doesNotMatch(text, /System |web-01|V-1 .*open/, "nothing is given away");
      }
    });
  }
});
