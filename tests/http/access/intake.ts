import { randomUUID } from "node:crypto";
import { DEFAULT_INTAKE_POLICY } from "#domain/intake-policy.ts";
import { MAPPING } from "../../support/mapping.ts";
import type { AccessArea } from "./access-area.ts";

const FINDING = () => ({
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
});

/** Files taken in, and what is decided about them. */
export const INTAKE_ACCESS: AccessArea = {
  cells: {
    //                      owner contr asses appro viewer other admin anonymous
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
    readWorkProgress: /* */ "200 200 200 200 200 404 403 401",
    undoImport: /*       */ "202 409 403 403 403 404 404 401",
    listMappings: /*     */ "200 200 200 200 200 404 403 401",
    readMapping: /*      */ "200 200 200 200 200 404 403 401",
    previewMapping: /*   */ "200 200 403 403 403 404 403 401",
    saveMapping: /*      */ "201 201 403 403 403 404 403 401",
    mapImport: /*        */ "409 409 403 403 403 404 404 401",
    recordFinding: /*    */ "201 201 403 403 403 404 403 401",
    // The item of the test is no draft.
    readDraftFinding: /* */ "409 409 403 403 403 404 403 401",
    completeFinding: /*  */ "409 409 403 403 403 404 403 401",
    readRawRecord: /*    */ "200 200 200 200 403 404 404 401",
    downloadRawFile: /*  */ "200 200 200 200 403 404 404 401",
    readIntakePolicy: /* */ "200 200 200 200 200 404 403 401",
    tryIntakePolicy: /*  */ "200 200 403 403 403 404 403 401",
    adoptIntakePolicy: /**/ "409 403 403 403 403 404 403 401",
  },
  bodies: {
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
    recordFinding: FINDING,
    completeFinding: FINDING,
  },
  queries: {
    uploadImport: "?fileName=scan.nessus",
  },
};
