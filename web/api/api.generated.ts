// Generated from docs/openapi.json by scripts/generate-openapi.ts. Do not edit.

import { call, type CallOptions } from "./call.ts";

export type Problem = {
  type: string;
  title: string;
  status: number;
  code: string;
  detail: string;
  requestId: string;
};

export type ExportFormat = { id: string; name: string; fileExtension: string };

export type ExportPreview = {
  format: string;
  fileName: string;
  open: number;
  closed: number;
  configuration: number;
  notCarried: Array<{ poamId: string; field: string; message: string }>;
};

export type Import = {
  id: string;
  systemId: string;
  fileName: string;
  archiveName: string | null;
  sha256: string;
  bytes: number;
  format: string | null;
  tool: string | null;
  toolVersion: string | null;
  scanName: string | null;
  scannedAt: string | null;
  status: ImportStatus;
  repeatOf: string | null;
  progress: { bytesDone: number; bytesTotal: number; records: number } | null;
  counts: ImportCounts | null;
  previewRevision: number | null;
  fault: { code: string; message: string } | null;
  createdAt: string;
  createdBy: string;
  appliedAt: string | null;
};

export type ImportStatus =
  | "received"
  | "previewing"
  | "previewed"
  | "applying"
  | "applied"
  | "repeat"
  | "discarded"
  | "failed"
  | "undoing"
  | "undone";

export type ImportCounts = {
  records: number;
  opened: number;
  returned: number;
  seenAgain: number;
  duplicates: number;
  informational: number;
  setAside: number;
  fixed: number;
  notObserved: number;
  itemsOpened: number;
  itemsReopened: number;
  itemsProposedForClosure: number;
  assets: number;
};

export type ApplyImport = { previewRevision: number };

export type ImportDetail = Import & {
  changes: Array<ImportChange>;
  changesLeftOut: number;
  setAside: Array<SetAsideRecord>;
  remarks: Array<Remark>;
};

export type ImportChange = {
  effect: "opened" | "returned" | "seenAgain" | "fixed" | "notObserved";
  reason: UnprovenReason | null;
  sourceIdentifier: string;
  weaknessName: string;
  severity: Severity;
  poamId: string | null;
  itemIsNew: boolean;
  findings: number;
  assetCount: number;
  assets: Array<string>;
};

export type UnprovenReason =
  | "asset-not-in-scan"
  | "asset-not-alive"
  | "credentials-failed"
  | "credentials-unknown"
  | "check-not-run"
  | "check-unknown"
  | "more-clean-scans-needed";

export type Severity = "critical" | "high" | "moderate" | "low" | "informational";

export type SetAsideRecord = { ordinal: number; byteStart: number; byteEnd: number; remark: Remark };

export type Remark = { code: string; where: string; message: string };

export type RawRecord = {
  importId: string;
  fileName: string;
  sha256: string;
  scannedAt: string | null;
  ordinal: number;
  byteStart: number;
  byteEnd: number;
  text: string;
  cut: boolean;
};

export type Item = ItemRow & {
  weaknessDescription: string;
  solution: string | null;
  seeAlso: Array<string>;
  cvss: Array<{ version: "2" | "3" | "4"; score: number | null; vector: string | null }>;
  remediationPlan: string | null;
  resourcesRequired: string | null;
  comments: string | null;
  cites: string | null;
  originalScheduledCompletionDate: string;
  completionDate: string | null;
  fixedOn: string | null;
  clock: Array<{ step: string; value: string; because: string }>;
  history: Array<HistoryEvent>;
};

export type ItemStatus = "open" | "pending verification" | "closed" | "cancelled";

export type RiskRating = "critical" | "high" | "moderate" | "low";

export type Timeliness = { state: "late" | "due soon" | "on time"; daysLeft: number };

export type HistoryEvent = {
  at: string;
  actor: string;
  action: string;
  changes: Array<{ field: string; from: string | null; to: string | null }>;
  note: string | null;
};

export type ItemRow = {
  poamId: string;
  number: number;
  kind: "vulnerability" | "configuration";
  status: ItemStatus;
  weaknessName: string;
  detectorSource: string;
  sourceIdentifier: string;
  originalRiskRating: RiskRating;
  controls: Array<string>;
  pointOfContact: string | null;
  originalDetectionDate: string;
  scheduledCompletionDate: string;
  statusDate: string;
  timeliness: Timeliness | null;
  assets: number;
  findings: { open: number; notObserved: number; fixed: number };
  cves: Array<string>;
  lastSeen: string | null;
  version: number;
};

export type ItemDecision = { version: number; reason: string };

export type FindingPage = { total: number; findings: Array<Finding> };

export type Finding = {
  id: string;
  asset: string;
  ip: string | null;
  location: string;
  severity: Severity;
  detectorSource: string;
  sourceIdentifier: string;
  weaknessName: string;
  detectors: Array<string>;
  package: {
    name: string;
    purl: string | null;
    installedVersion: string | null;
    fixedVersion: string | null;
    path: string | null;
  } | null;
  result: string | null;
  expected: string | null;
  actual: string | null;
  line: number | null;
  url: string | null;
  because: {
    rule: "weakness" | "cve" | "fix" | "configuration" | "correlated" | "manual";
    key: string;
    importId: string | null;
    findingId?: string;
    returnedFrom?: string;
  } | null;
  status: "open" | "not observed" | "fixed";
  reason: UnprovenReason | null;
  firstSeen: string;
  lastSeen: string;
  fixedOn: string | null;
  lastRecord: { importId: string; ordinal: number };
  sightings: number;
};

export type ItemPage = { total: number; items: Array<ItemRow> };

export type Sighting = {
  importId: string;
  fileName: string;
  sha256: string;
  scannedAt: string | null;
  ordinal: number;
  byteStart: number;
  byteEnd: number;
  outcome: "opened" | "returned" | "seenAgain" | "duplicate";
  severity: Severity | null;
  differs: Array<{ field: string; before: string | null; now: string | null }>;
  scannedAs: string | null;
  matchedBy: string | null;
};

export type Statement = {
  importId: string;
  fileName: string;
  ordinal: number;
  vulnerability: string;
  products: Array<string>;
  status: "affected" | "not affected" | "fixed" | "under investigation";
  justification: string | null;
  detail: string | null;
  statedOn: string | null;
  proposes: string | null;
  findings: number;
};

export type ItemChange = {
  version: number;
  pointOfContact?: string | null;
  remediationPlan?: string | null;
  resourcesRequired?: string | null;
  comments?: string | null;
  controls?: Array<string>;
};

export type LedgerDifference = {
  findings: {
    before: number;
    after: number;
    appear: number;
    disappear: number;
    merged: number;
    split: number;
    moves: Array<{
      from: "open" | "not observed" | "fixed";
      to: "open" | "not observed" | "fixed";
      findings: number;
    }>;
  };
  items: Array<{
    poamId: string;
    name: string;
    statusBefore: ItemStatus | null;
    statusAfter: ItemStatus;
    findingsBefore: number;
    findingsAfter: number;
    scheduledCompletionBefore: string | null;
    scheduledCompletionAfter: string;
    takesFrom: Array<string>;
    givesTo: Array<string>;
  }>;
  itemsLeftOut: number;
};

export type AdoptPolicy = { policy: IntakePolicy; revision: number; reason: string };

export type IntakePolicy = {
  grouping: "weakness" | "cve" | "fix";
  configuration: "each" | "one item";
  correlation: boolean;
  cleanScans: number;
  returning: "reopen" | "new item";
  ipIdentifies: "current" | "never";
};

export type TriedPolicy = { revision: number; difference: LedgerDifference };

export type UndoImport = { reason: string };

export type AcceptInvitation = { name: string; email: string; password: string; organization?: string };

export type Invitation = {
  purpose: "administrator" | "member";
  email: string | null;
  organization: string | null;
  system: string | null;
  role: Role | null;
};

export type Role = "owner" | "contributor" | "assessor" | "approver" | "viewer";

export type Session = {
  user: { id: string; name: string; email: string; administrator: boolean } | null;
  setupNeeded: boolean;
  version: string;
};

export type System = {
  id: string;
  name: string;
  organization: string;
  rulebook: { id: string; name: string };
  impactLevel: ImpactLevel | null;
  itemPrefix: string;
  cloudServiceProvider: string | null;
  role: Role | null;
  rights: Array<Action>;
};

export type ImpactLevel = "li-saas" | "low" | "moderate" | "high";

export type Action =
  | "system.read"
  | "system.edit"
  | "member.read"
  | "member.manage"
  | "import.preview"
  | "import.apply"
  | "import.undo"
  | "policy.try"
  | "policy.adopt"
  | "item.edit"
  | "item.approve-closure"
  | "item.export"
  | "raw-record.read";

export type NewSystem = {
  name: string;
  impactLevel?: ImpactLevel | null;
  cloudServiceProvider?: string | null;
  rulebook: string;
  itemPrefix?: string;
};

export type InvitationLink = { url: string; expiresAt: string };

export type NewInvitation = { email: string; role: Role };

export type Member = { userId: string; name: string; email: string; role: Role };

export type Rulebook = {
  id: string;
  name: string;
  source: string;
  impactLevels: Array<ImpactLevel>;
  dueSoonDays: number;
};

export type SystemSummary = System & {
  open: number;
  late: number;
  dueSoon: number;
  pendingVerification: number;
  lastImportAt: string | null;
};

export type Overview = {
  asOf: string;
  byRisk: Array<{ rating: RiskRating; open: number; late: number; dueSoon: number }>;
  open: number;
  late: number;
  dueSoon: number;
  pendingVerification: number;
  closed: number;
  withoutPointOfContact: number;
  findings: { open: number; notObserved: number; fixed: number };
  assets: number;
  trend: Array<{
    month: string;
    critical: number;
    high: number;
    moderate: number;
    low: number;
    opened: number;
    closed: number;
  }>;
};

export type MemberRole = { role: Role };

export type SystemChange = {
  name?: string;
  impactLevel?: ImpactLevel | null;
  cloudServiceProvider?: string | null;
};

export const exportDocument = (
  input: { path: { systemId: string }; query: { format: string } },
  options?: CallOptions,
): Promise<File> => call<File>("GET", "/api/systems/{systemId}/export", "file", input, options);

export const listExportFormats = (options?: CallOptions): Promise<Array<ExportFormat>> =>
  call<Array<ExportFormat>>("GET", "/api/export-formats", "json", {}, options);

export const previewExport = (
  input: { path: { systemId: string }; query: { format: string } },
  options?: CallOptions,
): Promise<ExportPreview> =>
  call<ExportPreview>("GET", "/api/systems/{systemId}/export/preview", "json", input, options);

export const applyImport = (
  input: { path: { importId: string }; body: ApplyImport },
  options?: CallOptions,
): Promise<Import> => call<Import>("POST", "/api/imports/{importId}/apply", "json", input, options);

export const discardImport = (
  input: { path: { importId: string } },
  options?: CallOptions,
): Promise<Import> => call<Import>("POST", "/api/imports/{importId}/discard", "json", input, options);

export const downloadRawFile = (
  input: { path: { importId: string } },
  options?: CallOptions,
): Promise<File> => call<File>("GET", "/api/imports/{importId}/file", "file", input, options);

export const listImports = (
  input: { path: { systemId: string } },
  options?: CallOptions,
): Promise<Array<Import>> =>
  call<Array<Import>>("GET", "/api/systems/{systemId}/imports", "json", input, options);

export const uploadImport = (
  input: { path: { systemId: string }; query: { fileName: string }; body: Blob },
  options?: CallOptions,
): Promise<Array<Import>> =>
  call<Array<Import>>("POST", "/api/systems/{systemId}/imports", "json", input, options);

export const readImport = (
  input: { path: { importId: string } },
  options?: CallOptions,
): Promise<ImportDetail> => call<ImportDetail>("GET", "/api/imports/{importId}", "json", input, options);

export const readRawRecord = (
  input: { path: { importId: string; ordinal: number } },
  options?: CallOptions,
): Promise<RawRecord> =>
  call<RawRecord>("GET", "/api/imports/{importId}/records/{ordinal}", "json", input, options);

export const closeItem = (
  input: { path: { systemId: string; poamId: string }; body: ItemDecision },
  options?: CallOptions,
): Promise<Item> =>
  call<Item>("POST", "/api/systems/{systemId}/items/{poamId}/close", "json", input, options);

export const listFindings = (
  input: { path: { systemId: string; poamId: string }; query?: { offset?: number | null; limit?: number } },
  options?: CallOptions,
): Promise<FindingPage> =>
  call<FindingPage>("GET", "/api/systems/{systemId}/items/{poamId}/findings", "json", input, options);

export const listItems = (
  input: {
    path: { systemId: string };
    query?: { status?: ItemStatus; offset?: number | null; limit?: number };
  },
  options?: CallOptions,
): Promise<ItemPage> => call<ItemPage>("GET", "/api/systems/{systemId}/items", "json", input, options);

export const listSightings = (
  input: { path: { systemId: string; findingId: string } },
  options?: CallOptions,
): Promise<Array<Sighting>> =>
  call<Array<Sighting>>(
    "GET",
    "/api/systems/{systemId}/findings/{findingId}/sightings",
    "json",
    input,
    options,
  );

export const listStatements = (
  input: { path: { systemId: string; poamId: string } },
  options?: CallOptions,
): Promise<Array<Statement>> =>
  call<Array<Statement>>("GET", "/api/systems/{systemId}/items/{poamId}/statements", "json", input, options);

export const readItem = (
  input: { path: { systemId: string; poamId: string } },
  options?: CallOptions,
): Promise<Item> => call<Item>("GET", "/api/systems/{systemId}/items/{poamId}", "json", input, options);

export const updateItem = (
  input: { path: { systemId: string; poamId: string }; body: ItemChange },
  options?: CallOptions,
): Promise<Item> => call<Item>("PATCH", "/api/systems/{systemId}/items/{poamId}", "json", input, options);

export const reopenItem = (
  input: { path: { systemId: string; poamId: string }; body: ItemDecision },
  options?: CallOptions,
): Promise<Item> =>
  call<Item>("POST", "/api/systems/{systemId}/items/{poamId}/reopen", "json", input, options);

export const adoptIntakePolicy = (
  input: { path: { systemId: string }; body: AdoptPolicy },
  options?: CallOptions,
): Promise<LedgerDifference> =>
  call<LedgerDifference>("PUT", "/api/systems/{systemId}/intake-policy", "json", input, options);

export const readIntakePolicy = (
  input: { path: { systemId: string } },
  options?: CallOptions,
): Promise<IntakePolicy> =>
  call<IntakePolicy>("GET", "/api/systems/{systemId}/intake-policy", "json", input, options);

export const previewUndo = (
  input: { path: { importId: string } },
  options?: CallOptions,
): Promise<LedgerDifference> =>
  call<LedgerDifference>("POST", "/api/imports/{importId}/undo/preview", "json", input, options);

export const tryIntakePolicy = (
  input: { path: { systemId: string }; body: IntakePolicy },
  options?: CallOptions,
): Promise<TriedPolicy> =>
  call<TriedPolicy>("POST", "/api/systems/{systemId}/intake-policy/try", "json", input, options);

export const undoImport = (
  input: { path: { importId: string }; body: UndoImport },
  options?: CallOptions,
): Promise<Import> => call<Import>("POST", "/api/imports/{importId}/undo", "json", input, options);

export const acceptInvitation = (
  input: { path: { token: string }; body: AcceptInvitation },
  options?: CallOptions,
): Promise<void> => call<void>("POST", "/api/invitations/{token}", "none", input, options);

export const readInvitation = (
  input: { path: { token: string } },
  options?: CallOptions,
): Promise<Invitation> => call<Invitation>("GET", "/api/invitations/{token}", "json", input, options);

export const readSession = (options?: CallOptions): Promise<Session> =>
  call<Session>("GET", "/api/session", "json", {}, options);

export const createSystem = (input: { body: NewSystem }, options?: CallOptions): Promise<System> =>
  call<System>("POST", "/api/systems", "json", input, options);

export const listSystems = (options?: CallOptions): Promise<Array<SystemSummary>> =>
  call<Array<SystemSummary>>("GET", "/api/systems", "json", {}, options);

export const inviteMember = (
  input: { path: { systemId: string }; body: NewInvitation },
  options?: CallOptions,
): Promise<InvitationLink> =>
  call<InvitationLink>("POST", "/api/systems/{systemId}/invitations", "json", input, options);

export const listMembers = (
  input: { path: { systemId: string } },
  options?: CallOptions,
): Promise<Array<Member>> =>
  call<Array<Member>>("GET", "/api/systems/{systemId}/members", "json", input, options);

export const listRulebooks = (options?: CallOptions): Promise<Array<Rulebook>> =>
  call<Array<Rulebook>>("GET", "/api/rulebooks", "json", {}, options);

export const readOverview = (
  input: { path: { systemId: string } },
  options?: CallOptions,
): Promise<Overview> => call<Overview>("GET", "/api/systems/{systemId}/overview", "json", input, options);

export const readSystem = (input: { path: { systemId: string } }, options?: CallOptions): Promise<System> =>
  call<System>("GET", "/api/systems/{systemId}", "json", input, options);

export const updateSystem = (
  input: { path: { systemId: string }; body: SystemChange },
  options?: CallOptions,
): Promise<System> => call<System>("PATCH", "/api/systems/{systemId}", "json", input, options);

export const removeMember = (
  input: { path: { systemId: string; userId: string } },
  options?: CallOptions,
): Promise<void> => call<void>("DELETE", "/api/systems/{systemId}/members/{userId}", "none", input, options);

export const setMemberRole = (
  input: { path: { systemId: string; userId: string }; body: MemberRole },
  options?: CallOptions,
): Promise<Member> => call<Member>("PUT", "/api/systems/{systemId}/members/{userId}", "json", input, options);
