import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { before, describe, test } from "node:test";
import { createBatch } from "#app/batch/create-batch.ts";
import { receiveReport } from "#app/import/receive-report.ts";
import { beginUpload } from "#app/upload/keep-upload.ts";
import { ROLES } from "#domain/access.ts";
import { dateOfInstant } from "#domain/calendar.ts";
import { DEFAULT_INTAKE_POLICY } from "#domain/intake-policy.ts";
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
import { MAPPING } from "../support/mapping.ts";
import { scanFile } from "../support/scan-file.ts";
import { PLAN_BYTES } from "../oscal/plan-file.ts";
import { useResource } from "../support/store.ts";
import { call, testServer } from "./test-server.ts";

const ACTORS = [...ROLES, "other", "administrator", "anonymous"] as const;
type ActorName = (typeof ACTORS)[number];

/**
 * Who gets what from each route. 409, 400 and 404 of an invitation mean that the person may, but that this request does
 * not fit the state: the rights are checked before. Others must not learn that a system exists: 404.
 */
const MATRIX: Readonly<Record<string, string>> = {
  //                      owner contr asses appro viewer other admin anonymous
  listExportFormats: /**/ "200 200 200 200 200 200 200 401",
  previewExport: /*    */ "200 200 200 200 200 404 403 401",
  exportDocument: /*   */ "200 200 200 200 200 404 403 401",
  uploadImport: /*     */ "202 202 403 403 403 404 403 401",
  createBatch: /*      */ "404 404 403 403 403 404 403 401",
  readBatch: /*        */ "200 200 200 200 200 404 404 401",
  applyBatch: /*       */ "409 409 403 403 403 404 404 401",
  discardBatch: /*     */ "200 409 403 403 403 404 404 401",
  // The upload is the owner's: nobody else learns of it.
  beginUpload: /*      */ "201 201 403 403 403 404 403 401",
  readUpload: /*       */ "200 404 404 404 404 404 404 401",
  appendUpload: /*     */ "200 404 404 404 404 404 404 401",
  dropUpload: /*       */ "204 404 404 404 404 404 404 401",
  listImports: /*      */ "200 200 200 200 200 404 403 401",
  readImport: /*       */ "200 200 200 200 200 404 404 401",
  applyImport: /*      */ "409 409 403 403 403 404 404 401",
  discardImport: /*    */ "409 409 403 403 403 404 404 401",
  nameAsset: /*        */ "409 409 403 403 403 404 404 401",
  previewUndo: /*      */ "200 200 403 403 403 404 404 401",
  undoImport: /*       */ "202 409 403 403 403 404 404 401",
  listMappings: /*     */ "200 200 200 200 200 404 403 401",
  readMapping: /*      */ "200 200 200 200 200 404 403 401",
  previewMapping: /*   */ "200 200 403 403 403 404 403 401",
  saveMapping: /*      */ "201 201 403 403 403 404 403 401",
  mapImport: /*        */ "409 409 403 403 403 404 404 401",
  recordFinding: /*    */ "201 201 403 403 403 404 403 401",
  readRawRecord: /*    */ "200 200 200 200 403 404 404 401",
  downloadRawFile: /*  */ "200 200 200 200 403 404 404 401",
  listAssets: /*       */ "200 200 200 200 200 404 403 401",
  readAsset: /*        */ "200 200 200 200 200 404 403 401",
  listAssetFindings: /**/ "200 200 200 200 200 404 403 401",
  uploadInventory: /*  */ "200 200 403 403 403 404 403 401",
  exportInventory: /*  */ "200 200 200 200 200 404 403 401",
  listItems: /*        */ "200 200 200 200 200 404 403 401",
  readItem: /*         */ "200 200 200 200 200 404 403 401",
  listFindings: /*     */ "200 200 200 200 200 404 403 401",
  listStatements: /*   */ "200 200 200 200 200 404 403 401",
  readIntakePolicy: /* */ "200 200 200 200 200 404 403 401",
  tryIntakePolicy: /*  */ "200 200 403 403 403 404 403 401",
  adoptIntakePolicy: /**/ "409 403 403 403 403 404 403 401",
  listSightings: /*    */ "200 200 200 200 200 404 403 401",
  updateItem: /*       */ "200 200 403 403 403 404 403 401",
  listSystemRulebooks: /**/ "200 200 200 200 200 404 403 401",
  readRulebook: /*     */ "200 200 200 200 200 404 403 401",
  saveRulebook: /*     */ "201 403 403 403 403 404 403 401",
  tryRulebook: /*      */ "200 200 403 403 403 404 403 401",
  adoptRulebook: /*    */ "409 403 403 403 403 404 403 401",
  setManualDate: /*    */ "200 403 403 200 403 404 403 401",
  listExtensions: /*   */ "200 200 200 200 200 404 403 401",
  requestExtension: /* */ "400 400 403 403 403 404 403 401",
  decideExtension: /*  */ "404 403 403 404 403 404 403 401",
  listVendorDependencies: /**/ "200 200 200 200 200 404 403 401",
  recordVendorEvent: /**/ "400 400 403 403 403 404 403 401",
  listItemsAsOf: /*    */ "200 200 200 200 200 404 403 401",
  readClockAsOf: /*    */ "200 200 200 200 200 404 403 401",
  listNotes: /*        */ "200 200 200 200 200 404 403 401",
  addNote: /*          */ "201 201 201 201 403 404 403 401",
  listMentions: /*     */ "200 200 200 200 200 404 403 401",
  previewBulkEdit: /*  */ "200 200 403 403 403 404 403 401",
  applyBulkEdit: /*    */ "412 412 403 403 403 404 403 401",
  listBulkEdits: /*    */ "200 200 200 200 200 404 403 401",
  undoBulkEdit: /*     */ "404 404 403 403 403 404 403 401",
  listEvidence: /*     */ "200 200 200 200 200 404 403 401",
  addEvidence: /*      */ "201 201 403 403 403 404 403 401",
  attest: /*           */ "201 201 403 403 403 404 403 401",
  downloadEvidence: /* */ "404 404 404 404 403 404 403 401",
  shareEvidence: /*    */ "404 404 403 403 403 404 403 401",
  withdrawEvidence: /* */ "404 404 403 403 403 404 403 401",
  readContract: /*     */ "200 200 200 200 200 404 403 401",
  setContract: /*      */ "412 403 403 412 403 404 403 401",
  // The right depends on the move; this one is an approver's.
  moveItem: /*         */ "409 403 403 409 403 404 403 401",
  listDeviations: /*   */ "200 200 200 200 200 404 403 401",
  readItemDeviations: /**/ "200 200 200 200 200 404 403 401",
  scoreAdjustment: /*  */ "200 200 200 200 200 404 403 401",
  requestDeviation: /* */ "201 409 403 403 403 404 403 401",
  requestStandingDeviation: /**/ "201 201 403 403 403 404 403 401",
  // The right depends on the move; this one is an approver's.
  decideDeviation: /*  */ "404 403 403 404 403 404 403 401",
  readItemPlan: /*     */ "200 200 200 200 200 404 403 401",
  readSystemPlan: /*   */ "200 200 200 200 200 404 403 401",
  addMilestone: /*     */ "201 201 403 403 403 404 403 401",
  changeMilestone: /*  */ "404 404 403 403 403 404 403 401",
  organizeMilestone: /**/ "404 404 403 403 403 404 403 401",
  shareMilestone: /*   */ "404 404 403 403 403 404 403 401",
  setItemWaits: /*     */ "204 204 403 403 403 404 403 401",
  setTeamPlan: /*      */ "204 204 403 403 403 404 403 401",
  readReadiness: /*    */ "200 200 200 200 200 404 403 401",
  readItemReadiness: /**/ "200 200 200 200 200 404 403 401",
  readBaselines: /*    */ "200 200 200 200 200 404 403 401",
  setBaseline: /*      */ "201 403 403 403 403 404 403 401",
  readWork: /*         */ "200 200 200 200 200 404 403 401",
  readAllWork: /*      */ "200 200 200 200 200 200 200 401",
  readNeedsAttention: /**/ "200 200 200 200 200 404 403 401",
  listCatalogs: /*     */ "200 200 200 200 200 200 200 401",
  readControls: /*     */ "200 200 200 200 200 404 403 401",
  readControl: /*      */ "200 200 200 200 200 404 403 401",
  readItemControls: /* */ "200 200 200 200 200 404 403 401",
  readItemStatements: /**/ "200 200 200 200 200 404 403 401",
  linkItemStatements: /**/ "200 200 403 403 403 404 403 401",
  importSecurityPlan: /**/ "200 200 403 403 403 404 403 401",
  readMetrics: /*      */ "200 200 200 200 200 404 403 401",
  readEvergreen: /*    */ "200 200 200 200 200 404 403 401",
  listPlanStatements: /**/ "200 200 200 200 200 404 403 401",
  addPlanStatement: /* */ "201 403 403 403 403 404 403 401",
  updatePlanStatement: /**/ "404 403 403 403 403 404 403 401",
  listAssignmentRules: /**/ "200 200 200 200 200 404 403 401",
  addAssignmentRule: /**/ "201 403 403 403 403 404 403 401",
  endAssignmentRule: /**/ "404 403 403 403 403 404 403 401",
  previewAssignment: /**/ "200 200 403 403 403 404 403 401",
  assignItems: /*      */ "200 200 403 403 403 404 403 401",
  listItemFields: /*   */ "200 200 200 200 200 404 403 401",
  readCmmc: /*         */ "200 200 200 200 200 404 403 401",
  listCmmcResults: /*  */ "200 200 200 200 200 404 403 401",
  recordCmmcResults: /**/ "200 200 403 403 403 404 403 401",
  importCmmcResults: /**/ "200 200 403 403 403 404 403 401",
  changeCmmcAssessment: /**/ "200 200 403 403 403 404 403 401",
  beginCmmcAssessment: /**/ "200 200 403 403 403 404 403 401",
  recordCmmcStatus: /* */ "200 403 403 200 403 404 403 401",
  addCmmcEntry: /*     */ "409 409 403 403 403 404 403 401",
  changeCmmcEntry: /*  */ "404 404 403 403 403 404 403 401",
  moveCmmcEntry: /*    */ "404 404 403 403 403 404 403 401",
  closeCmmcEntry: /*   */ "404 403 403 404 403 404 403 401",
  reviewCmmcDeficiency: /**/ "404 404 403 403 403 404 403 401",
  readSession: /*      */ "200 200 200 200 200 200 200 200",
  readInvitation: /*   */ "403 403 403 403 403 403 403 403",
  acceptInvitation: /* */ "403 403 403 403 403 403 403 403",
  listSystems: /*      */ "200 200 200 200 200 200 200 401",
  createSystem: /*     */ "403 403 403 403 403 403 201 401",
  readSystem: /*       */ "200 200 200 200 200 404 200 401",
  updateSystem: /*     */ "200 403 403 403 403 404 200 401",
  listRulebooks: /*    */ "200 200 200 200 200 200 200 401",
  readOverview: /*     */ "200 200 200 200 200 404 403 401",
  listMembers: /*      */ "200 200 200 200 200 404 200 401",
  setMemberRole: /*    */ "400 403 403 403 403 404 400 401",
  removeMember: /*     */ "400 403 403 403 403 404 400 401",
  inviteMember: /*     */ "201 403 403 403 403 404 201 401",
};

const SCAN = (name: string): string =>
  scanFile({ day: "2026-01-10", hosts: [{ name, records: [{ plugin: 500 }] }] });

const CMMC_ENTRY = {
  register: "assessment poam",
  description: "To do.",
  scheduledCompletionDate: "2026-09-01",
};

const FALSE_POSITIVE = {
  type: "false positive",
  falsePositive: { evidence: "The fix is backported.", attachments: [] },
};

/** What each route is asked with. */
const BODIES: Readonly<Record<string, () => unknown>> = {
  applyImport: () => ({ previewRevision: 1 }),
  createBatch: () => ({ importIds: [randomUUID()] }),
  applyBatch: () => ({ previewRevision: 1 }),
  beginUpload: () => ({ fileName: "scan.nessus", bytes: 1 }),
  undoImport: () => ({ reason: "Wrong system." }),
  tryIntakePolicy: () => DEFAULT_INTAKE_POLICY,
  adoptIntakePolicy: () => ({ policy: DEFAULT_INTAKE_POLICY, revision: -1, reason: "Test." }),
  previewMapping: () => ({ text: "a,b\n1,2\n" }),
  saveMapping: () => ({ mapping: MAPPING, basedOn: 1 }),
  mapImport: () => ({ name: MAPPING.name }),
  nameAsset: () => ({ name: "shop" }),
  recordFinding: () => ({
    source: { kind: "audit", reference: randomUUID() },
    foundOn: "2026-01-10",
    kind: "vulnerability",
    sourceIdentifier: null,
    name: "Weak cipher",
    description: "It is weak.",
    severity: "high",
    assets: [{ kind: "host", identifier: "web-01" }],
    location: "",
    cves: [],
    controls: [],
    solution: null,
    evidence: null,
  }),
  updateItem: () => ({ version: 1 }),
  linkItemStatements: () => ({ uuids: [] }),
  scoreAdjustment: () => ({ baseVector: null, modified: {}, remediationLevel: null, enteredScore: null }),
  requestDeviation: () => ({ claim: FALSE_POSITIVE, rationale: "Backported." }),
  requestStandingDeviation: () => ({
    claim: FALSE_POSITIVE,
    rationale: "Backported.",
    match: { detector: null, sourceIdentifier: null, cve: null, package: null, asset: "lab-*" },
    from: "2026-06-01",
    until: "2099-01-01",
  }),
  decideDeviation: () => ({ move: "approve", reason: "Looked at it." }),
  moveItem: () => ({ version: 1, move: "close", reason: "Verified." }),
  addNote: () => ({ kind: "comment", body: "Who looks?" }),
  previewBulkEdit: () => ({ poamIds: ["V-1"], team: "Platform" }),
  applyBulkEdit: () => ({ items: [{ poamId: "V-1", version: -1 }], team: "Platform", reason: "Test." }),
  undoBulkEdit: () => ({ reason: "Test." }),
  attest: () => ({
    type: "training",
    proves: "Everybody was trained.",
    sensitivity: "internal",
    collectedOn: "2026-06-01",
    expiresOn: null,
    poamIds: [],
  }),
  shareEvidence: () => ({ poamIds: ["V-1"] }),
  withdrawEvidence: () => ({ reason: "Wrong file." }),
  setContract: () => ({ version: -1, clauses: [{ clause: "milestones" }] }),
  saveRulebook: () => ({ id: "ours", name: "Ours", baseId: "fedramp-rev5", changes: {} }),
  tryRulebook: () => ({ rulebookId: "govramp", rulebookVersion: null }),
  adoptRulebook: () => ({ rulebookId: "govramp", rulebookVersion: null, revision: -1, reason: "Test." }),
  setManualDate: () => ({ date: null, reason: "Test." }),
  // Earlier than the date in force, and no dependency to check in on.
  requestExtension: () => ({ to: "2020-01-01", reason: "Test." }),
  decideExtension: () => ({ decision: "approve", reason: "Test." }),
  recordVendorEvent: () => ({ event: "check in", answer: "No news.", on: "2026-06-01" }),
  addMilestone: () => ({ poamIds: ["V-1"], description: "Test the patch.", due: "2026-07-01" }),
  changeMilestone: () => ({ kind: "complete", completedOn: "2026-06-01" }),
  organizeMilestone: () => ({ workDays: 2 }),
  shareMilestone: () => ({ poamIds: ["V-1"] }),
  setItemWaits: () => ({ poamIds: [] }),
  setTeamPlan: () => ({ team: "Network", plan: "Close the port.", resources: null }),
  addPlanStatement: () => ({ category: "plan", title: randomUUID(), statement: "Install the patch." }),
  updatePlanStatement: () => ({ active: false }),
  addAssignmentRule: () => ({ match: "asset", pattern: "lab-*", team: "Lab" }),
  setBaseline: () => ({ on: "2026-01-01", vulnerabilities: 40, reason: "Test." }),
  recordCmmcResults: () => ({ results: [{ requirement: "3.1.1", result: "met" }] }),
  importCmmcResults: () => ({ text: "id,result\n3.1.1,met\n" }),
  changeCmmcAssessment: () => ({ version: null, sspName: "Plan" }),
  beginCmmcAssessment: () => ({ version: null, kind: "self", keepResults: true, reason: "Test." }),
  recordCmmcStatus: () => ({ version: null, standing: "none", reason: "Test." }),
  addCmmcEntry: () => ({ ...CMMC_ENTRY, requirement: "3.1.3" }),
  changeCmmcEntry: () => ({ version: 1, description: "To do." }),
  moveCmmcEntry: () => ({ version: 1, ...CMMC_ENTRY, reason: "Test." }),
  closeCmmcEntry: () => ({ version: 1, reason: "Test." }),
  reviewCmmcDeficiency: () => ({
    version: 1,
    reviewedOn: "2026-06-01",
    progress: "Some.",
    showsProgress: true,
    nextReviewOn: "2026-07-01",
  }),
  acceptInvitation: () => ({ name: "Eve", email: "eve@example.test", password: "a long enough password" }),
  createSystem: () => ({ name: `Made ${randomUUID()}`, rulebook: "fedramp-rev5" }),
  updateSystem: () => ({ impactLevel: "moderate" }),
  setMemberRole: () => ({ role: "viewer" }),
  inviteMember: () => ({ email: "new@example.test", role: "viewer" }),
};
const QUERIES: Readonly<Record<string, string>> = {
  previewExport: "?format=fedramp-poam@3.0",
  exportDocument: "?format=fedramp-poam@3.0",
  addEvidence: "?fileName=proof.txt&proves=Done&collectedOn=2026-06-01",
  listItemsAsOf: "?day=2026-06-01",
  readClockAsOf: "?day=2026-06-01",
  uploadImport: "?fileName=scan.nessus",
  uploadInventory: "?fileName=inventory.xlsx",
};

const NOWHERE =
  "extensionId evidenceId bulkEditId userId entryId deviationId milestoneId statementId ruleId".split(" ");

describe("every route for every kind of person", () => {
  const t = useResource(() => testServer());
  const people = new Map<ActorName, Person | null>();
  const values = new Map<string, string>();
  let inventory: Uint8Array;

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
    values
      .set("rulebookId", "fedramp-rev5")
      .set("poamId", "V-1")
      .set("control", "si-2")
      .set("ordinal", "1")
      .set("mappingName", MAPPING.name)
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
      Object.keys(MATRIX).toSorted(),
      allRoutes()
        .map(({ operationId }) => operationId ?? "")
        .toSorted(),
    );
  });

  for (const route of allRoutes()) {
    const operation = route.operationId ?? "";
    test(`${operation}: ${route.method.toUpperCase()} ${route.path}`, async () => {
      values.set("uploadId", await newUpload());
      const cells = MATRIX[operation]?.split(/\s+/) ?? [];
      assert.equal(cells.length, ACTORS.length);
      for (const [index, name] of ACTORS.entries()) {
        const json = BODIES[operation]?.();
        const answer = await call(t(), {
          method: route.method.toUpperCase(),
          path: fill(route.path) + (QUERIES[operation] ?? ""),
          as: people.get(name) ?? null,
          ...(json === undefined ? {} : { json }),
          ...(operation === "uploadImport" || operation === "addEvidence" ? { bytes: SCAN(name) } : {}),
          ...(operation === "appendUpload" ? { bytes: SCAN(name), headers: { "upload-offset": "0" } } : {}),
          ...(operation === "importSecurityPlan" ? { bytes: PLAN_BYTES } : {}),
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
