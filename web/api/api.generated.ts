// Generated from docs/openapi.json by scripts/generate-openapi.ts. Do not edit.

import { call, type CallOptions } from "./call.ts";

export type Batch = {
  id: string;
  systemId: string;
  status: BatchStatus;
  imports: Array<Import>;
  totals: ImportCounts;
  previewRevision: number | null;
  progress: {
    doing: "reading" | "telling anew";
    bytesDone: number;
    bytesTotal: number;
    records: number;
    filesDone: number;
    filesTotal: number;
  } | null;
  fault: { code: string; message: string } | null;
  createdAt: string;
};

export type BatchStatus = "previewing" | "previewed" | "applying" | "finished" | "discarded" | "failed";

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
  batchId: string | null;
  mapping: { name: string; version: number } | null;
  assetName: string | null;
  progress: {
    doing: "reading" | "telling anew";
    bytesDone: number;
    bytesTotal: number;
    records: number;
  } | null;
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

export type Problem = {
  type: string;
  title: string;
  status: number;
  code: string;
  detail: string;
  requestId: string;
};

export type ApplyBatch = { previewRevision: number };

export type NewBatch = { importIds: Array<string> };

export type AppliedBulkEdit = { id: string; results: Array<BulkResult> };

export type BulkResult = {
  poamId: string;
  version: number;
  changes: Array<{ field: string; from: string | null; to: string | null }>;
  refused: { code: string; message: string } | null;
};

export type BulkOrder = {
  items: Array<{ poamId: string; version: number }>;
  reason: string;
  fields?: {
    identificationSources?: Array<string> | null;
    sourceReference?: string | null;
    securityChecks?: Array<string> | null;
    weaknessType?:
      | "vulnerability"
      | "configuration"
      | "access control"
      | "outdated software"
      | "compliance gap"
      | "network"
      | "policy violation"
      | "audit finding"
      | "process gap"
      | null;
    weaknessClass?: "significant deficiency" | "reportable condition" | "other weakness" | null;
    serviceNames?: Array<string> | null;
    controls?: Array<string> | null;
    requirements?: Array<string> | null;
    ccis?: Array<string> | null;
    assessmentProcedures?: Array<string> | null;
    criticality?: "very low" | "low" | "moderate" | "high" | "very high" | null;
    likelihood?: "very low" | "low" | "moderate" | "high" | "very high" | null;
    impact?: "very low" | "low" | "moderate" | "high" | "very high" | null;
    impactDescription?: string | null;
    relevanceOfThreat?: "very low" | "low" | "moderate" | "high" | "very high" | null;
    threatDescription?: string | null;
    predisposingConditions?: string | null;
    residualRiskRating?: "critical" | "high" | "moderate" | "low" | null;
    residualRiskAfterMitigation?: "very low" | "low" | "moderate" | "high" | "very high" | null;
    compensatingControls?: string | null;
    recommendations?: string | null;
    riskRegisterLink?: string | null;
    riskRegisterTitle?: string | null;
    remediationPlan?: string | null;
    mitigations?: string | null;
    startDate?: string | null;
    targetDate?: string | null;
    constraints?: string | null;
    resourcesRequired?: string | null;
    personnelFundedHours?: number | null;
    personnelUnfundedHours?: number | null;
    personnelCostCode?: string | null;
    personnelObstacle?: string | null;
    fundedAmount?: number | null;
    unfundedAmount?: number | null;
    costCode?: string | null;
    fundingObstacle?: string | null;
    fundingSource?: "current resources" | "new funding" | "reallocation" | null;
    projectIdentifier?: string | null;
    cfoAudit?: boolean | null;
    pointOfContact?: string | null;
    office?: string | null;
    contactEmail?: string | null;
    contactPhone?: string | null;
    publiclyExposed?: boolean | null;
    automatable?: boolean | null;
    technicalImpact?: "partial" | "total" | null;
    evaluatedOn?: string | null;
    potentialAgencyImpact?: "N1" | "N2" | "N3" | "N4" | "N5" | null;
    internetReachable?: boolean | null;
    likelyExploitable?: boolean | null;
    comments?: string | null;
    tags?: Array<string> | null;
    externalId?: string | null;
  };
  custom?: Record<string, string | number | boolean | Array<string> | null>;
  ownerId?: string | null;
  team?: string | null;
  move?: {
    move:
      | "record"
      | "start"
      | "stop"
      | "propose closure"
      | "close"
      | "reopen"
      | "defer"
      | "resume"
      | "cancel";
    fixedOn?: string;
    until?: string;
  };
};

export type BulkEdit = {
  id: string;
  description: string;
  reason: string;
  editedAt: string;
  editedBy: string;
  undoneAt: string | null;
  undoneBy: string | null;
  items: number;
};

export type BulkPreview = {
  poamIds: Array<string>;
  fields?: {
    identificationSources?: Array<string> | null;
    sourceReference?: string | null;
    securityChecks?: Array<string> | null;
    weaknessType?:
      | "vulnerability"
      | "configuration"
      | "access control"
      | "outdated software"
      | "compliance gap"
      | "network"
      | "policy violation"
      | "audit finding"
      | "process gap"
      | null;
    weaknessClass?: "significant deficiency" | "reportable condition" | "other weakness" | null;
    serviceNames?: Array<string> | null;
    controls?: Array<string> | null;
    requirements?: Array<string> | null;
    ccis?: Array<string> | null;
    assessmentProcedures?: Array<string> | null;
    criticality?: "very low" | "low" | "moderate" | "high" | "very high" | null;
    likelihood?: "very low" | "low" | "moderate" | "high" | "very high" | null;
    impact?: "very low" | "low" | "moderate" | "high" | "very high" | null;
    impactDescription?: string | null;
    relevanceOfThreat?: "very low" | "low" | "moderate" | "high" | "very high" | null;
    threatDescription?: string | null;
    predisposingConditions?: string | null;
    residualRiskRating?: "critical" | "high" | "moderate" | "low" | null;
    residualRiskAfterMitigation?: "very low" | "low" | "moderate" | "high" | "very high" | null;
    compensatingControls?: string | null;
    recommendations?: string | null;
    riskRegisterLink?: string | null;
    riskRegisterTitle?: string | null;
    remediationPlan?: string | null;
    mitigations?: string | null;
    startDate?: string | null;
    targetDate?: string | null;
    constraints?: string | null;
    resourcesRequired?: string | null;
    personnelFundedHours?: number | null;
    personnelUnfundedHours?: number | null;
    personnelCostCode?: string | null;
    personnelObstacle?: string | null;
    fundedAmount?: number | null;
    unfundedAmount?: number | null;
    costCode?: string | null;
    fundingObstacle?: string | null;
    fundingSource?: "current resources" | "new funding" | "reallocation" | null;
    projectIdentifier?: string | null;
    cfoAudit?: boolean | null;
    pointOfContact?: string | null;
    office?: string | null;
    contactEmail?: string | null;
    contactPhone?: string | null;
    publiclyExposed?: boolean | null;
    automatable?: boolean | null;
    technicalImpact?: "partial" | "total" | null;
    evaluatedOn?: string | null;
    potentialAgencyImpact?: "N1" | "N2" | "N3" | "N4" | "N5" | null;
    internetReachable?: boolean | null;
    likelyExploitable?: boolean | null;
    comments?: string | null;
    tags?: Array<string> | null;
    externalId?: string | null;
  };
  custom?: Record<string, string | number | boolean | Array<string> | null>;
  ownerId?: string | null;
  team?: string | null;
  move?: {
    move:
      | "record"
      | "start"
      | "stop"
      | "propose closure"
      | "close"
      | "reopen"
      | "defer"
      | "resume"
      | "cancel";
    fixedOn?: string;
    until?: string;
  };
};

export type UndoneBulkEdit = { restored: Array<string>; left: Array<string> };

export type BulkUndo = { reason: string };

export type ImportedCatalog = {
  title: string;
  version: string;
  controls: number;
  withdrawn: number;
  changed: boolean;
  remarks: Array<Remark>;
};

export type Remark = { code: string; where: string; message: string };

export type ImportedPlan = {
  title: string;
  version: string;
  systemName: string;
  statements: number;
  changed: boolean;
  remarks: Array<Remark>;
};

export type ItemStatements = Array<{
  uuid: string;
  control: string | null;
  controlKey: string | null;
  statementId: string | null;
  linked: boolean;
}>;

export type LinkedStatements = { uuids: Array<string> };

export type Catalog = {
  id: string;
  title: string;
  version: string;
  controls: number;
  sha256: string;
  importedAt: string;
  importedBy: string;
};

export type Control = {
  key: string;
  label: string;
  family: string;
  title: string | null;
  withdrawn: boolean;
  open: number;
  ended: number;
  entries: Array<{
    catalog: string;
    version: string;
    label: string;
    title: string;
    groupTitle: string | null;
    parentKey: string | null;
    withdrawn: boolean;
    statement: string | null;
  }>;
  items: Array<{
    poamId: string;
    weaknessName: string;
    rating: RiskRating;
    status: ItemStatus;
    open: boolean;
    scheduledCompletionDate: string | null;
  }>;
  statements: Array<{ uuid: string; statementId: string | null; items: Array<string> }>;
};

export type RiskRating = "critical" | "high" | "moderate" | "low";

export type ItemStatus =
  | "draft"
  | "open"
  | "in progress"
  | "pending verification"
  | "risk accepted"
  | "deferred"
  | "closed"
  | "false positive"
  | "cancelled";

export type SystemControls = {
  catalogs: number;
  plan: SecurityPlan | null;
  without: { open: number; ended: number };
  families: Array<ControlFamily>;
};

export type SecurityPlan = {
  title: string;
  version: string;
  systemName: string;
  sha256: string;
  importedAt: string;
  importedBy: string;
};

export type ControlFamily = {
  family: string;
  title: string | null;
  open: number;
  ended: number;
  controls: Array<{
    key: string;
    label: string;
    family: string;
    title: string | null;
    withdrawn: boolean;
    open: number;
    ended: number;
  }>;
};

export type NamedControl = {
  key: string;
  label: string;
  family: string;
  title: string | null;
  withdrawn: boolean;
};

export type TriedRulebook = {
  revision: number;
  settings: Array<{ key: string; label: string; from: string | null; to: string | null }>;
  moves: Array<{ poamId: string; name: string; from: string | null; to: string | null }>;
  unchanged: number;
};

export type AdoptRulebook = {
  rulebookId: string;
  rulebookVersion: number | null;
  revision: number;
  reason: string;
};

export type ExtensionDecision = { decision: "approve" | "reject" | "withdraw"; reason: string };

export type Extension = {
  id: string;
  poamId: string;
  from: string;
  to: string;
  reason: string;
  status: "pending" | "approved" | "rejected" | "withdrawn";
  requestedBy: string;
  requestedAt: string;
  decidedBy: string | null;
  decidedAt: string | null;
  decisionReason: string | null;
  mine: boolean;
};

export type PastItem = {
  poamId: string;
  weaknessName: string;
  status: ItemStatus;
  originalRiskRating: RiskRating;
  adjustedRiskRating: RiskRating | null;
  originalDetectionDate: string;
  scheduledCompletionDate: string | null;
  statusDate: string;
  completionDate: string | null;
  pointOfContact: string | null;
  team: string | null;
  controls: Array<string>;
};

export type SystemRulebooks = {
  inForce: { id: string; version: number | null };
  rulebooks: Array<{
    id: string;
    name: string;
    about: string;
    version: number | null;
    baseId: string | null;
    changes: Record<string, unknown>;
  }>;
  history: Array<{
    rulebookId: string;
    rulebookVersion: number | null;
    adoptedAt: string;
    adoptedBy: string;
    reason: string;
  }>;
};

export type VendorDependency = {
  id: string;
  product: string;
  vendor: string | null;
  openedOn: string;
  releasedOn: string | null;
  endedOn: string | null;
  checkIns: Array<{ checkedOn: string; answer: string; by: string }>;
};

export type ClockAsOf = {
  known: boolean;
  date: string | null;
  steps: Array<{ step: string; value: string; because: string }>;
};

export type RulebookSetting = {
  key: string;
  label: string;
  kind: string;
  value: string | null;
  source: string | null;
  confidence: string | null;
  editable: boolean;
  words: Array<string>;
  raw?: unknown;
};

export type VendorEvent =
  | { event: "open"; product: string; vendor: string | null; on: string }
  | { event: "check in" | "release" | "end"; answer: string; on: string };

export type ExtensionId = { id: string };

export type ExtensionRequest = { to: string; reason: string };

export type SavedRulebook = { id: string; version: number };

export type NewRulebook = { id: string; name: string; baseId: string; changes: Record<string, unknown> };

export type Item = ItemRow & {
  weaknessDescription: string;
  solution: string | null;
  seeAlso: Array<string>;
  cvss: Array<{ version: "2" | "3" | "4"; score: number | null; vector: string | null }>;
  weaknessDetails: {
    cwes: Array<string>;
    controls: Array<string>;
    ccis: Array<string>;
    stig: { benchmark: string; groupId: string; ruleId: string | null; stigId: string | null } | null;
    epss: { score: number; percentile: number | null } | null;
    knownExploited: boolean | null;
    product: string | null;
  };
  fields: ItemFields;
  epss: Epss | null;
  matrixRisk: MatrixRisk;
  typedDraft: boolean;
  missing: Array<string>;
  controlsByHand: boolean;
  ownerId: string | null;
  cites: string | null;
  originalScheduledCompletionDate: string | null;
  fixedOn: string | null;
  until: string | null;
  proof: "scan" | "evidence" | null;
  moves: Array<
    "record" | "start" | "stop" | "propose closure" | "close" | "reopen" | "defer" | "resume" | "cancel"
  >;
  clock: Array<{ step: string; value: string; because: string }>;
  history: Array<HistoryEvent>;
};

export type Timeliness = {
  state: "late" | "due soon" | "on time" | "waiting for vendor" | "no date";
  daysLeft: number | null;
};

export type FieldValue = string | number | boolean | Array<string>;

export type ItemFields = {
  identificationSources: Array<string> | null;
  sourceReference: string | null;
  securityChecks: Array<string> | null;
  weaknessType:
    | "vulnerability"
    | "configuration"
    | "access control"
    | "outdated software"
    | "compliance gap"
    | "network"
    | "policy violation"
    | "audit finding"
    | "process gap"
    | null;
  weaknessClass: "significant deficiency" | "reportable condition" | "other weakness" | null;
  serviceNames: Array<string> | null;
  controls: Array<string> | null;
  requirements: Array<string> | null;
  ccis: Array<string> | null;
  assessmentProcedures: Array<string> | null;
  criticality: "very low" | "low" | "moderate" | "high" | "very high" | null;
  likelihood: "very low" | "low" | "moderate" | "high" | "very high" | null;
  impact: "very low" | "low" | "moderate" | "high" | "very high" | null;
  impactDescription: string | null;
  relevanceOfThreat: "very low" | "low" | "moderate" | "high" | "very high" | null;
  threatDescription: string | null;
  predisposingConditions: string | null;
  residualRiskRating: "critical" | "high" | "moderate" | "low" | null;
  residualRiskAfterMitigation: "very low" | "low" | "moderate" | "high" | "very high" | null;
  compensatingControls: string | null;
  recommendations: string | null;
  riskRegisterLink: string | null;
  riskRegisterTitle: string | null;
  remediationPlan: string | null;
  mitigations: string | null;
  startDate: string | null;
  targetDate: string | null;
  constraints: string | null;
  resourcesRequired: string | null;
  personnelFundedHours: number | null;
  personnelUnfundedHours: number | null;
  personnelCostCode: string | null;
  personnelObstacle: string | null;
  fundedAmount: number | null;
  unfundedAmount: number | null;
  costCode: string | null;
  fundingObstacle: string | null;
  fundingSource: "current resources" | "new funding" | "reallocation" | null;
  projectIdentifier: string | null;
  cfoAudit: boolean | null;
  pointOfContact: string | null;
  office: string | null;
  contactEmail: string | null;
  contactPhone: string | null;
  publiclyExposed: boolean | null;
  automatable: boolean | null;
  technicalImpact: "partial" | "total" | null;
  evaluatedOn: string | null;
  potentialAgencyImpact: "N1" | "N2" | "N3" | "N4" | "N5" | null;
  internetReachable: boolean | null;
  likelyExploitable: boolean | null;
  comments: string | null;
  tags: Array<string> | null;
  externalId: string | null;
};

export type Epss = {
  cve: string;
  score: number;
  percentile: number | null;
  scoreDate: string;
  model: string;
};

export type MatrixRisk = { risk: FiveLevel | null; source: string; matrix: Array<Array<FiveLevel>> };

export type FiveLevel = "very low" | "low" | "moderate" | "high" | "very high";

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
  adjustedRiskRating: RiskRating | null;
  controls: Array<string>;
  pointOfContact: string | null;
  owner: string | null;
  team: string | null;
  ownedBy: string | null;
  families: Array<string>;
  originalDetectionDate: string;
  scheduledCompletionDate: string | null;
  statusDate: string;
  completionDate: string | null;
  timeliness: Timeliness | null;
  assets: number;
  findings: { open: number; notObserved: number; fixed: number };
  custom: Record<string, FieldValue>;
  cves: Array<string>;
  lastSeen: string | null;
  version: number;
};

export type ManualDate = { date: string | null; reason: string };

export type RulebookChoice = { rulebookId: string; rulebookVersion: number | null };

export type Cmmc = {
  level: CmmcLevel;
  rulebookLevel: 1 | 2 | 3 | null;
  source: string;
  kinds: Array<CmmcAssessmentKind>;
  today: string;
  assessment: CmmcAssessment | null;
  past: Array<CmmcAssessment>;
  status: CmmcStatus;
  score: CmmcScore;
  eligibility: CmmcEligibility;
  requirements: Array<CmmcRequirement>;
  entries: Array<CmmcEntry>;
  mappingConfidence: string;
};

export type CmmcLevel = 1 | 2 | 3;

export type CmmcAssessmentKind = "self" | "c3pao" | "dibcac";

export type CmmcAssessment = {
  id: string;
  version: number;
  kind: CmmcAssessmentKind;
  assessedOn: string | null;
  assessor: string | null;
  uid: string | null;
  scope: "enterprise" | "enclave" | "contracts" | null;
  scopeDescription: string | null;
  cageCodes: Array<string>;
  sspName: string | null;
  sspVersion: string | null;
  sspDate: string | null;
  level2Uid: string | null;
  level2StatusDate: string | null;
  conditionalStatusDate: string | null;
  finalStatusDate: string | null;
  begunAt: string;
  begunBy: string;
  endedAt: string | null;
};

export type CmmcStatus = {
  standing: "none" | "conditional" | "expired" | "final" | "lapsed";
  name: string;
  since: string | null;
  validUntil: string | null;
  closeOut: { lastDay: string; daysLeft: number; because: string } | null;
  earlier: string | null;
};

export type CmmcScore = {
  maximum: number | null;
  score: number | null;
  withheld: string | null;
  best: number | null;
  lost: number;
  met: number;
  notMet: number;
  notAssessed: number;
  families: Array<{
    family: CmmcFamily;
    name: string;
    requirements: number;
    met: number;
    notAssessed: number;
    lost: number;
  }>;
};

export type CmmcFamily =
  | "AC"
  | "AT"
  | "AU"
  | "CM"
  | "IA"
  | "IR"
  | "MA"
  | "MP"
  | "PS"
  | "PE"
  | "RA"
  | "CA"
  | "SC"
  | "SI";

export type CmmcEligibility = {
  outcome: "final" | "conditional" | "none";
  minimumScore: number | null;
  pointsLeft: number | null;
  blocking: Array<{
    rule: "no poam" | "no plan" | "value" | "excluded" | "score" | "not assessed" | "level 2";
    requirements: Array<string>;
    because: string;
    source: string;
  }>;
  notOnPoam: Array<string>;
  planCompletionDate: string | null;
};

export type CmmcRequirement = {
  id: string;
  cmmcId: string;
  title: string;
  family: CmmcFamily;
  kind: "far" | "basic" | "derived" | "enhanced";
  points: number | null;
  valueSource: string;
  partial: { points: number; condition: string } | null;
  sameAs: Array<string>;
  notApplicableWhen: string | null;
  controls: { rev4: Array<string>; rev5: Array<string> };
  result: CmmcResult;
  allowed: Array<CmmcResult>;
  recorded: CmmcResultRecord | null;
  finding: "met" | "not met" | "partial" | "not assessed";
  basis: "result" | "temporary deficiency" | "enduring exception";
  because: string;
  lost: number;
  poam: { permitted: boolean; because: string; source: string } | null;
  register: CmmcRegister | null;
};

export type CmmcResult = "met" | "not met" | "partial" | "not applicable" | "not assessed";

export type CmmcResultRecord = {
  result: CmmcResult;
  note: string | null;
  evidence: string | null;
  recordedAt: string;
  recordedBy: string;
  kept: boolean;
};

export type CmmcRegister = "assessment poam" | "operational plan" | "enduring exception";

export type CmmcEntry = {
  id: string;
  version: number;
  register: CmmcRegister;
  requirement: string;
  description: string;
  scheduledCompletionDate: string | null;
  resources: string | null;
  aroseOn: string | null;
  correctiveAction: string | null;
  nextReviewOn: string | null;
  rationale: string | null;
  mitigations: string | null;
  sspReference: string | null;
  reviews: Array<{
    reviewedOn: string;
    progress: string;
    showsProgress: boolean;
    nextReviewOn: string;
    recordedBy: string;
  }>;
  items: Array<{ poamId: string; weaknessName: string; status: ItemStatus; scheduledCompletionDate: string }>;
  enteredAt: string;
  enteredBy: string;
  closed: { on: string; by: string; because: string; movedTo: CmmcRegister | null } | null;
};

export type AddCmmcEntry = {
  register: CmmcRegister;
  requirement: string;
  description: string;
  scheduledCompletionDate?: string | null;
  resources?: string | null;
  aroseOn?: string | null;
  correctiveAction?: string | null;
  nextReviewOn?: string | null;
  rationale?: string | null;
  mitigations?: string | null;
  sspReference?: string | null;
  poamIds?: Array<string>;
};

export type BeginCmmcAssessment = {
  version: number | null;
  kind: CmmcAssessmentKind;
  keepResults: boolean;
  insteadOfCloseOut?: boolean;
  reason: string;
};

export type ChangeCmmcAssessment = {
  version: number | null;
  kind?: CmmcAssessmentKind;
  assessedOn?: string | null;
  assessor?: string | null;
  uid?: string | null;
  scope?: "enterprise" | "enclave" | "contracts" | null;
  scopeDescription?: string | null;
  cageCodes?: Array<string>;
  sspName?: string | null;
  sspVersion?: string | null;
  sspDate?: string | null;
  level2Uid?: string | null;
  level2StatusDate?: string | null;
};

export type ChangeCmmcEntry = {
  version: number;
  description?: string;
  scheduledCompletionDate?: string | null;
  resources?: string | null;
  aroseOn?: string | null;
  correctiveAction?: string | null;
  rationale?: string | null;
  mitigations?: string | null;
  sspReference?: string | null;
  poamIds?: Array<string>;
};

export type CloseCmmcEntry = { version: number; reason: string };

export type ImportedCmmcResults = { recorded: number; unchanged: number; cmmc: Cmmc };

export type ImportCmmcResults = { text: string };

export type MoveCmmcEntry = {
  version: number;
  register: CmmcRegister;
  description: string;
  scheduledCompletionDate?: string | null;
  resources?: string | null;
  aroseOn?: string | null;
  correctiveAction?: string | null;
  nextReviewOn?: string | null;
  rationale?: string | null;
  mitigations?: string | null;
  sspReference?: string | null;
  reason: string;
};

export type RecordCmmcResults = {
  results: Array<{ requirement: string; result: CmmcResult; note?: string | null; evidence?: string | null }>;
};

export type RecordCmmcStatus = {
  version: number | null;
  standing: "conditional" | "final" | "none";
  date?: string | null;
  reason: string;
};

export type ReviewCmmcDeficiency = {
  version: number;
  reviewedOn: string;
  progress: string;
  showsProgress: boolean;
  nextReviewOn: string;
};

export type Deviation = {
  id: string;
  name: string;
  claim: Claim;
  status: RequestStatus;
  item: { poamId: string; weaknessName: string; status: ItemStatus; originalRiskRating: RiskRating } | null;
  standing: {
    match: StandingMatch;
    matchWords: string;
    from: string;
    touched: Array<string>;
    touches: Array<string>;
  } | null;
  cites: string | null;
  rationale: string;
  vulnerabilityInformation: string | null;
  evidence: Array<DeviationEvidence>;
  adjusted: AdjustedScore | null;
  wantedUntil: string | null;
  requestedOn: string;
  requestedBy: string;
  own: boolean;
  approved: Deed | null;
  rejected: Deed | null;
  ended: Deed | null;
  expiresOn: string | null;
  reviewOn: string | null;
  moves: Array<RequestMove>;
};

export type Claim =
  | { type: "false positive"; falsePositive: FalsePositiveCase }
  | { type: "operational requirement"; operational: OperationalCase }
  | { type: "risk adjustment"; reduction: RiskReduction }
  | {
      type: "operational requirement and risk adjustment";
      operational: OperationalCase;
      reduction: RiskReduction;
    }
  | { type: "risk acceptance"; residualRiskRating: RiskRating; attachments: Array<string> };

export type FalsePositiveCase = { evidence: string; attachments: Array<string> };

export type OperationalCase = { impactStatement: string; justification: string; attachments: Array<string> };

export type RiskReduction = {
  requestedRating: RiskRating;
  baseVector: string | null;
  modified: {
    MAV?: { value: "N" | "A" | "L" | "P"; explanation: string };
    MAC?: { value: "L" | "H"; explanation: string };
    MAT?: { value: "N" | "P"; explanation: string };
    MPR?: { value: "N" | "L" | "H"; explanation: string };
    MUI?: { value: "N" | "R" | "P" | "A"; explanation: string };
    MC?: { value: "N" | "L" | "H"; explanation: string };
    MI?: { value: "N" | "L" | "H"; explanation: string };
    MA?: { value: "N" | "L" | "H"; explanation: string };
    MVC?: { value: "N" | "L" | "H"; explanation: string };
    MVI?: { value: "N" | "L" | "H"; explanation: string };
    MVA?: { value: "N" | "L" | "H"; explanation: string };
    MSC?: { value: "N" | "L" | "H"; explanation: string };
    MSI?: { value: "N" | "L" | "H" | "S"; explanation: string };
    MSA?: { value: "N" | "L" | "H" | "S"; explanation: string };
    CDP?: { value: "N" | "L" | "LM" | "MH" | "H"; explanation: string };
    TD?: { value: "N" | "L" | "M" | "H"; explanation: string };
  };
  remediationLevel: {
    level: "official fix" | "temporary fix" | "workaround" | "unavailable";
    explanation: string;
  } | null;
  enteredScore: number | null;
  attachments: Array<string>;
};

export type RequestStatus =
  | "pending"
  | "approved"
  | "rejected"
  | "withdrawn"
  | "revoked"
  | "expired"
  | "replaced";

export type StandingMatch = {
  detector: string | null;
  sourceIdentifier: string | null;
  cve: string | null;
  package: string | null;
  asset: string | null;
};

export type DeviationEvidence = {
  id: string;
  kind: "file" | "attestation";
  name: string;
  withdrawn: boolean;
};

export type AdjustedScore = {
  vector: string | null;
  baseScore: number | null;
  score: number;
  rating: RiskRating | null;
};

export type Deed = { on: string; by: string; reason: string };

export type RequestMove = "approve" | "reject" | "withdraw" | "review" | "revoke";

export type DecideDeviation = {
  move: RequestMove;
  reason: string;
  expiresOn?: string | null;
  reviewOn?: string | null;
};

export type DeviationPage = { today: string; total: number; deviations: Array<Deviation> };

export type ItemDeviations = {
  today: string;
  deviations: Array<Deviation>;
  types: Array<{ type: ClaimType; refusal: string | null }>;
  unmodified: AdjustedScore | null;
};

export type ClaimType =
  | "false positive"
  | "operational requirement"
  | "risk adjustment"
  | "operational requirement and risk adjustment"
  | "risk acceptance";

export type RequestDeviation = {
  claim: Claim;
  rationale: string;
  vulnerabilityInformation?: string | null;
  until?: string | null;
  evidenceIds?: Array<string>;
};

export type RequestStandingDeviation = {
  claim: Claim;
  rationale: string;
  vulnerabilityInformation?: string | null;
  match: StandingMatch;
  from: string;
  until: string;
};

export type ScoreAnswer = { adjusted: AdjustedScore | null };

export type ScoreQuestion = {
  baseVector: string | null;
  modified: {
    MAV?: { value: "N" | "A" | "L" | "P"; explanation: string };
    MAC?: { value: "L" | "H"; explanation: string };
    MAT?: { value: "N" | "P"; explanation: string };
    MPR?: { value: "N" | "L" | "H"; explanation: string };
    MUI?: { value: "N" | "R" | "P" | "A"; explanation: string };
    MC?: { value: "N" | "L" | "H"; explanation: string };
    MI?: { value: "N" | "L" | "H"; explanation: string };
    MA?: { value: "N" | "L" | "H"; explanation: string };
    MVC?: { value: "N" | "L" | "H"; explanation: string };
    MVI?: { value: "N" | "L" | "H"; explanation: string };
    MVA?: { value: "N" | "L" | "H"; explanation: string };
    MSC?: { value: "N" | "L" | "H"; explanation: string };
    MSI?: { value: "N" | "L" | "H" | "S"; explanation: string };
    MSA?: { value: "N" | "L" | "H" | "S"; explanation: string };
    CDP?: { value: "N" | "L" | "LM" | "MH" | "H"; explanation: string };
    TD?: { value: "N" | "L" | "M" | "H"; explanation: string };
  };
  remediationLevel: {
    level: "official fix" | "temporary fix" | "workaround" | "unavailable";
    explanation: string;
  } | null;
  enteredScore: number | null;
};

export type Evidence = {
  id: string;
  kind: "file" | "attestation";
  proves: string;
  type: string | null;
  fileName: string | null;
  sha256: string | null;
  bytes: number | null;
  sensitivity: "public" | "internal" | "CUI" | "restricted";
  collectedOn: string;
  expiresOn: string | null;
  addedBy: string;
  addedAt: string;
  withdrawn: boolean;
  withdrawnBecause: string | null;
  poamIds: Array<string>;
};

export type Attestation = {
  type: string;
  proves: string;
  sensitivity: "public" | "internal" | "CUI" | "restricted";
  collectedOn: string;
  expiresOn: string | null;
  poamIds: Array<string>;
};

export type ClauseState = { clause: Clause; met: boolean; found: string };

export type Clause =
  | { clause: "clean scans"; scans: number }
  | { clause: "evidence"; pieces: number }
  | { clause: "attestation"; type: string }
  | { clause: "milestones" };

export type ClosureContract = { version: number; clauses: Array<Clause> };

export type EvidenceItems = { poamIds: Array<string> };

export type EvidenceWithdrawal = { reason: string };

export type ExportFormat = { id: string; name: string; fileExtension: string };

export type ExportPreview = {
  format: string;
  fileName: string;
  open: number;
  closed: number;
  configuration: number;
  closedUnverified: number;
  openUnverified: number;
  drafts: number;
  notCarried: Array<{ poamId: string; field: string; message: string }>;
};

export type RecordedFinding = { import: Import; poamIds: Array<string> };

export type NewFinding = {
  source?: FindingSource;
  foundOn: string;
  kind: "vulnerability" | "configuration";
  sourceIdentifier: string | null;
  name: string;
  description: string;
  severity: "critical" | "high" | "moderate" | "low";
  assets: Array<{ kind: AssetKind; identifier: string }>;
  location: string;
  cves: Array<string>;
  controls: Array<string>;
  solution: string | null;
  evidence: string | null;
  draft?: boolean;
};

export type FindingSource = { kind?: SourceKind; reference?: string };

export type SourceKind = "scanner" | "audit" | "penetration-test" | "incident" | "self-assessment" | "other";

export type AssetKind = "host" | "image" | "repository" | "site" | "cloud";

export type ApplyImport = { previewRevision: number };

export type NameAsset = { name: string | null };

export type ImportDetail = Import & {
  changes: Array<ImportChange>;
  changesLeftOut: number;
  setAside: Array<SetAsideRecord>;
  remarks: Array<Remark>;
  unnamedAsset: string | null;
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

export type AssetFindings = {
  total: number;
  findings: Array<{
    id: string;
    location: string;
    severity: Severity;
    status: "open" | "not observed" | "fixed";
    weaknessName: string;
    detector: string;
    sourceIdentifier: string;
    firstSeen: string;
    lastSeen: string;
    poamId: string | null;
  }>;
};

export type AssetPage = {
  inventory: Inventory | null;
  asOf: string;
  figures: AssetFigures;
  total: number;
  assets: Array<AssetLine>;
};

export type Inventory = {
  id: string;
  fileName: string;
  sha256: string;
  bytes: number;
  format: string;
  entries: number;
  remarks: Array<Remark>;
  uploadedAt: string;
  uploadedBy: string;
};

export type AssetFigures = {
  declaredAndScanned: number;
  neverScanned: number;
  notScannedThisMonth: number;
  notDeclared: number;
  unauthenticated: number;
};

export type AssetLine = {
  id: string;
  state: InventoryState;
  scannedThisMonth: boolean;
  scanned: ScannedAsset | null;
  matchedBy: AliasKind | null;
  declared: DeclaredAsset | null;
  names: Array<AssetName>;
};

export type InventoryState =
  | "declared and scanned"
  | "declared, never scanned"
  | "declared, not scanned this month"
  | "scanned, not declared";

export type ScannedAsset = {
  kind: "host" | "image" | "repository" | "site" | "cloud";
  identifier: string;
  instanceId: string | null;
  ip: string | null;
  fqdn: string | null;
  netbios: string | null;
  mac: string | null;
  operatingSystem: string | null;
  tag: string | null;
  digest: string | null;
  latestScan: { importId: string; date: string; tool: string; credentialed: Credentialed } | null;
  detectors: Array<string>;
  openFindings: number;
};

export type Credentialed = "yes" | "no" | "unknown";

export type AliasKind = "instance" | "fqdn" | "netbios" | "mac" | "identifier" | "ip";

export type DeclaredAsset = {
  place: string;
  identifier: string;
  ipAddresses: Array<string>;
  virtual: string | null;
  public: string | null;
  dnsName: string | null;
  netbiosName: string | null;
  macAddress: string | null;
  authenticatedScan: string | null;
  baselineConfiguration: string | null;
  operatingSystem: string | null;
  location: string | null;
  assetType: string | null;
  hardware: string | null;
  inLatestScan: string | null;
  softwareVendor: string | null;
  softwareName: string | null;
  patchLevel: string | null;
  diagramLabel: string | null;
  comments: string | null;
  serialNumber: string | null;
  networkId: string | null;
  systemOwner: string | null;
  applicationOwner: string | null;
  function: string | null;
  endOfLife: string | null;
};

export type AssetName = { kind: AliasKind; value: string };

export type AssetDetail = {
  id: string;
  state: InventoryState;
  scannedThisMonth: boolean;
  scanned: ScannedAsset | null;
  matchedBy: AliasKind | null;
  asOf: string;
  declared: Array<DeclaredAsset>;
  names: Array<AssetName>;
  scans: Array<{
    importId: string;
    fileName: string;
    tool: string | null;
    date: string;
    alive: boolean;
    credentialed: Credentialed;
    scannedAs: string | null;
    matchedBy: string | null;
  }>;
  findings: { open: number; notObserved: number; fixed: number };
};

export type InventoryUpload = {
  inventory: Inventory;
  preview: boolean;
  repeat: boolean;
  added: number;
  removed: number;
  changed: number;
  same: number;
  matched: number;
  setAside: number;
  examples: number;
  changes: Array<{ effect: "added" | "removed" | "changed"; identifier: string; fields: Array<string> }>;
  changesLeftOut: number;
};

export type OwnField = {
  key: string;
  label: string;
  kind: "line" | "text" | "number" | "date" | "choice" | "list" | "yes-no";
  choices: Array<string>;
  retired: boolean;
  inDocuments: boolean;
};

export type NewOwnField = {
  key?: string;
  label: string;
  kind: "line" | "text" | "number" | "date" | "choice" | "list" | "yes-no";
  choices?: Array<string>;
  inDocuments?: boolean;
};

export type OwnFieldChange = {
  label?: string;
  choices?: Array<string>;
  retired?: boolean;
  inDocuments?: boolean;
};

export type ItemFieldSpec = {
  name: string;
  label: string;
  group: "source" | "weakness" | "risk" | "plan" | "resources" | "owner" | "exposure" | "other";
  kind: "line" | "text" | "number" | "date" | "choice" | "list" | "yes-no";
  max: number;
  choices: Array<string> | null;
  help: string;
  custom: boolean;
};

export type ListedOwnField = OwnField & { items: number };

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
  epss: Epss | null;
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

export type ItemMove = {
  version: number;
  move: "record" | "start" | "stop" | "propose closure" | "close" | "reopen" | "defer" | "resume" | "cancel";
  reason: string;
  fixedOn?: string;
  until?: string;
};

export type ItemChange = {
  version: number;
  fields?: {
    identificationSources?: Array<string> | null;
    sourceReference?: string | null;
    securityChecks?: Array<string> | null;
    weaknessType?:
      | "vulnerability"
      | "configuration"
      | "access control"
      | "outdated software"
      | "compliance gap"
      | "network"
      | "policy violation"
      | "audit finding"
      | "process gap"
      | null;
    weaknessClass?: "significant deficiency" | "reportable condition" | "other weakness" | null;
    serviceNames?: Array<string> | null;
    controls?: Array<string> | null;
    requirements?: Array<string> | null;
    ccis?: Array<string> | null;
    assessmentProcedures?: Array<string> | null;
    criticality?: "very low" | "low" | "moderate" | "high" | "very high" | null;
    likelihood?: "very low" | "low" | "moderate" | "high" | "very high" | null;
    impact?: "very low" | "low" | "moderate" | "high" | "very high" | null;
    impactDescription?: string | null;
    relevanceOfThreat?: "very low" | "low" | "moderate" | "high" | "very high" | null;
    threatDescription?: string | null;
    predisposingConditions?: string | null;
    residualRiskRating?: "critical" | "high" | "moderate" | "low" | null;
    residualRiskAfterMitigation?: "very low" | "low" | "moderate" | "high" | "very high" | null;
    compensatingControls?: string | null;
    recommendations?: string | null;
    riskRegisterLink?: string | null;
    riskRegisterTitle?: string | null;
    remediationPlan?: string | null;
    mitigations?: string | null;
    startDate?: string | null;
    targetDate?: string | null;
    constraints?: string | null;
    resourcesRequired?: string | null;
    personnelFundedHours?: number | null;
    personnelUnfundedHours?: number | null;
    personnelCostCode?: string | null;
    personnelObstacle?: string | null;
    fundedAmount?: number | null;
    unfundedAmount?: number | null;
    costCode?: string | null;
    fundingObstacle?: string | null;
    fundingSource?: "current resources" | "new funding" | "reallocation" | null;
    projectIdentifier?: string | null;
    cfoAudit?: boolean | null;
    pointOfContact?: string | null;
    office?: string | null;
    contactEmail?: string | null;
    contactPhone?: string | null;
    publiclyExposed?: boolean | null;
    automatable?: boolean | null;
    technicalImpact?: "partial" | "total" | null;
    evaluatedOn?: string | null;
    potentialAgencyImpact?: "N1" | "N2" | "N3" | "N4" | "N5" | null;
    internetReachable?: boolean | null;
    likelyExploitable?: boolean | null;
    comments?: string | null;
    tags?: Array<string> | null;
    externalId?: string | null;
  };
  custom?: Record<string, string | number | boolean | Array<string> | null>;
  ownerId?: string | null;
  team?: string | null;
};

export type FoundItem = { systemId: string; poamId: string; weaknessName: string; status: ItemStatus };

export type SavedMapping = {
  id: string;
  version: number;
  mapping: Mapping;
  savedAt: string;
  savedBy: string;
};

export type Mapping = {
  name: string;
  detector: string;
  kind: "vulnerability" | "configuration";
  source?: FindingSource;
  sheet: string | null;
  fields: {
    sourceIdentifier?: FieldPlace;
    weaknessName?: FieldPlace;
    description?: FieldPlace;
    severity?: FieldPlace;
    asset?: FieldPlace;
    assetKind?: FieldPlace;
    ip?: FieldPlace;
    fqdn?: FieldPlace;
    operatingSystem?: FieldPlace;
    location?: FieldPlace;
    cves?: FieldPlace;
    cwes?: FieldPlace;
    cvssScore?: FieldPlace;
    solution?: FieldPlace;
    output?: FieldPlace;
    references?: FieldPlace;
    foundOn?: FieldPlace;
    status?: FieldPlace;
    packageName?: FieldPlace;
    installedVersion?: FieldPlace;
    fixedVersion?: FieldPlace;
    controls?: FieldPlace;
  };
  severities: Record<string, "critical" | "high" | "moderate" | "low" | "informational">;
  statuses: Record<string, "open" | "fixed" | "not a finding">;
  dateFormats: Array<string>;
  complete: string | null;
};

export type FieldPlace = { columns: Array<string> } | { constant: string };

export type MapImport = { name: string; version?: number };

export type MappingPreview = {
  columns: Array<MappingColumn>;
  delimiter: string;
  workbook: { sheets: Array<string>; sheet: string } | null;
  suggestion: Mapping;
  fitting: Array<SavedMapping>;
  problems: Array<{ field: string; message: string }>;
  rows: MappedRows | null;
};

export type MappingColumn = { name: string; values: Array<string> };

export type MappedRows = {
  read: number;
  more: boolean;
  findings: number;
  notFindings: number;
  setAside: number;
  assets: number;
  weaknesses: number;
  bySeverity: { critical?: number; high?: number; moderate?: number; low?: number; informational?: number };
  reasons: Array<{ code: string; message: string; rows: number }>;
  first: Array<MappedRow>;
};

export type MappedRow = {
  ordinal: number;
  setAside: string | null;
  record: {
    sourceIdentifier: string;
    name: string;
    severity: Severity;
    finding: boolean;
    asset: string;
    location: string;
    result: string | null;
    cves: Array<string>;
    controls: Array<string>;
    package: string | null;
  } | null;
};

export type PreviewMapping = { importId?: string; text?: string; mapping?: Mapping };

export type SaveMapping = { mapping: Mapping; basedOn: number };

export type Metrics = {
  on: string;
  months: Array<{
    month: string;
    rating: RiskRating;
    open: number;
    late: number;
    opened: number;
    closed: number;
  }>;
  ageing: Array<{
    name: string;
    detectedFrom: string | null;
    detectedTo: string | null;
    critical: number;
    high: number;
    moderate: number;
    low: number;
  }>;
  remediation: Array<{
    rating: RiskRating | "all";
    closed: number;
    median: number | null;
    p90: number | null;
    onTimeRate: number | null;
  }>;
  open: number;
  closedFrom: string;
  forecast: Forecast;
  byOwner: Array<MetricsGroup>;
  byFamily: Array<MetricsGroup>;
  bySource: Array<MetricsGroup>;
  quarters: Array<{
    name: string;
    first: string;
    last: string;
    openAtStart: number;
    completedOnTime: number;
    completedLate: number;
    onTrack: number;
    delayed: number;
    newItems: number;
    endedOtherwise: number;
    foundBy: Array<{ source: string; items: number }>;
  }>;
  quarterlySource: string;
  vulnerabilities: {
    now: number;
    baseline: number | null;
    setOn: string | null;
    triggersAt: number | null;
    triggered: boolean;
  };
  fixOnce: Array<{
    what: "product" | "solution" | "weakness";
    name: string;
    solution: string | null;
    points: number;
    poamIds: Array<string>;
    ends: number;
    weaknesses: number;
    places: number;
    removedSoFar: number;
  }>;
  lateRiskWeights: string;
};

export type Forecast =
  | {
      possible: true;
      withNew: ForecastDates;
      withoutNew: ForecastDates;
      burnDown: Array<{ week: string; p50: number; p80: number }>;
      trials: number;
      weeks: number;
      opened: number;
      closed: number;
      because: string;
    }
  | { possible: false; because: string };

export type ForecastDates = { p50: string | null; p80: string | null; p95: string | null };

export type MetricsGroup = { name: string | null; open: number; late: number; closed: number };

export type AssignmentRuleId = { id: string };

export type NewAssignmentRule = {
  match: "control" | "asset" | "detector" | "tag";
  pattern: string;
  ownerId?: string | null;
  team?: string | null;
};

export type MilestoneId = { id: string };

export type NewMilestone = {
  poamIds: Array<string>;
  description: string;
  due: string;
  workDays?: number;
  ownerId?: string | null;
  team?: string | null;
  needs?: Array<string>;
  reason?: string;
};

export type PlanStatementId = { id: string };

export type NewPlanStatement = {
  category: "plan" | "mitigation" | "milestone";
  title: string;
  statement: string;
};

export type AssignedItem = {
  poamId: string;
  weaknessName: string;
  owner: string | null;
  team: string | null;
  because: string;
};

export type NewMilestoneChange =
  | { kind: "update"; due?: string | null; description?: string | null; reason: string }
  | { kind: "complete"; completedOn: string; reason?: string };

export type AssignmentRule = {
  id: string;
  match: "control" | "asset" | "detector" | "tag";
  pattern: string;
  ownerId: string | null;
  owner: string | null;
  team: string | null;
  createdBy: string;
};

export type PlanStatement = {
  id: string;
  category: "plan" | "mitigation" | "milestone";
  title: string;
  statement: string;
  active: boolean;
};

export type MilestoneWork = {
  ownerId?: string | null;
  team?: string | null;
  workDays?: number;
  needs?: Array<string>;
};

export type EvergreenReport = {
  total: EvergreenTotal;
  items: Array<{
    poamId: string;
    weaknessName: string;
    owner: string | null;
    scheduledCompletionDate: string | null;
    evergreen: EvergreenIndex;
  }>;
  owners: Array<{ owner: string | null; total: EvergreenTotal }>;
};

export type EvergreenTotal = {
  items: number;
  evergreen: number;
  index: number;
  occasions: number;
  days: number;
};

export type EvergreenIndex = {
  index: number;
  isEvergreen: boolean;
  occasions: number;
  days: number;
  repeated: Array<string>;
  neverDone: number;
  emptyUpdates: number;
  parts: Array<{ points: number; because: string }>;
};

export type ItemPlan = {
  milestones: Array<Milestone>;
  teams: Array<TeamPlan>;
  waitsFor: Array<PlanNeighbour>;
  neededBy: Array<PlanNeighbour>;
  earliestFinish: string | null;
  criticalPath: Array<CriticalStep>;
  evergreen: EvergreenIndex;
};

export type Milestone = {
  id: string;
  original: { description: string; due: string };
  frozen: boolean;
  description: string;
  due: string;
  completedOn: string | null;
  timeliness: Timeliness | null;
  slips: number;
  workDays: number;
  earliestFinish: string | null;
  cannotMakeIt: boolean;
  isCritical: boolean;
  ownerId: string | null;
  owner: string | null;
  team: string | null;
  createdBy: string;
  changes: Array<MilestoneChange>;
  items: Array<{
    poamId: string;
    number: number;
    planned: boolean;
    addedOn: string;
    addedBy: string;
    reason: string;
  }>;
  needs: Array<string>;
};

export type MilestoneChange = {
  kind: "update" | "complete";
  changedOn: string;
  due: string | null;
  description: string | null;
  completedOn: string | null;
  reason: string;
  by: string;
};

export type TeamPlan = { team: string; plan: string | null; resources: string | null };

export type PlanNeighbour = {
  poamId: string;
  weaknessName: string;
  status: ItemStatus;
  earliestFinish: string | null;
};

export type CriticalStep = {
  milestoneId: string;
  description: string;
  poamIds: Array<string>;
  workDays: number;
  start: string;
  finish: string;
};

export type SystemPlan = {
  milestones: Array<Milestone>;
  items: Array<PlanItem>;
  criticalPath: Array<CriticalStep>;
  earliestFinish: string | null;
};

export type PlanItem = PlanNeighbour & {
  owner: string | null;
  scheduledCompletionDate: string | null;
  openMilestones: number;
  cannotMakeIt: boolean;
  waitsFor: Array<string>;
};

export type ItemWaits = { poamIds: Array<string> };

export type NewTeamPlan = { team: string; plan: string | null; resources: string | null; remove?: boolean };

export type SharedMilestone = { poamIds: Array<string>; reason?: string };

export type PlanStatementChange = { title?: string; statement?: string; active?: boolean };

export type ItemNote = {
  id: string;
  poamId: string;
  kind: "comment" | "review";
  body: string;
  mentions: Array<string>;
  nextReviewOn: string | null;
  by: string;
  notedAt: string;
};

export type NewNote = {
  kind: "comment" | "review";
  body: string;
  mentions?: Array<string>;
  nextReviewOn?: string | null;
};

export type DocumentReadiness = {
  on: string;
  items: number;
  byLevel: { error: number; warning: number; info: number };
  rulebook: string;
  checks: Array<{
    check: string;
    level: ReadinessLevel;
    explanation: string;
    fix: string;
    findings: number;
    items: number;
    shown: Array<{
      field: string;
      message: string;
      item: { poamId: string; weaknessName: string; originalRiskRating: RiskRating | null } | null;
    }>;
  }>;
  remarks: Array<Remark>;
};

export type ReadinessLevel = "error" | "warning" | "info";

export type Work = { on: string; queues: Array<{ queue: WorkQueue; total: number; rows: Array<WorkRow> }> };

export type WorkQueue =
  | "my items"
  | "my milestones"
  | "pending verification"
  | "extensions"
  | "deviation requests"
  | "risk acceptances"
  | "late"
  | "due soon"
  | "vendor check-ins"
  | "stale";

export type WorkRow = {
  systemId: string;
  system: string;
  poamId: string | null;
  weaknessName: string | null;
  rating: RiskRating | null;
  status: ItemStatus | null;
  on: string | null;
  what: string | null;
};

export type Baselines = {
  uniqueVulnerabilities: number;
  baselines: Array<{ on: string; vulnerabilities: number; reason: string; by: string; recordedAt: string }>;
};

export type ItemReadiness = Array<{
  check: string;
  level: ReadinessLevel;
  field: string;
  message: string;
  fix: string;
}>;

export type NeedsAttention = {
  total: number;
  items: Array<{
    poamId: string;
    weaknessName: string;
    rating: RiskRating;
    status: ItemStatus;
    scheduledCompletionDate: string | null;
    errors: number;
    message: string;
  }>;
};

export type Readiness = {
  on: string;
  items: number;
  byLevel: { error: number; warning: number; info: number };
  checks: Array<{
    check: string;
    level: ReadinessLevel;
    explanation: string;
    fix: string;
    findings: number;
    items: number;
    shown: Array<{
      field: string;
      message: string;
      item: {
        poamId: string;
        weaknessName: string;
        originalRiskRating: RiskRating;
        status: ItemStatus;
        scheduledCompletionDate: string | null;
      } | null;
    }>;
  }>;
};

export type NewBaseline = { on: string; vulnerabilities: number; reason: string };

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
    scheduledCompletionAfter: string | null;
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
  newItems: "open" | "draft";
};

export type WorkProgress = {
  progress: {
    doing: "reading" | "telling anew";
    bytesDone: number;
    bytesTotal: number;
    records: number;
  } | null;
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
  | "item.comment"
  | "item.edit"
  | "item.approve-closure"
  | "deviation.request"
  | "deviation.decide"
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

export type Upload = {
  id: string;
  systemId: string;
  fileName: string;
  bytes: number;
  received: number;
  imports: Array<Import> | null;
};

export type NewUpload = { fileName: string; bytes: number; sha256?: string };

export type ImportedEpss = {
  version: string;
  scoreDate: string;
  scores: number;
  changed: boolean;
  remarks: Array<Remark>;
  unreadable: number;
};

export type ImportedKev = { version: string; entries: number; items: number; remarks: Array<Remark> };

export type VulnerabilityData = { kev: KevCatalog | null; epss: EpssModel | null; mayImport: boolean };

export type KevCatalog = { version: string; entries: number; newestListing: string };

export type EpssModel = {
  version: string;
  scoreDate: string;
  scores: number;
  sha256: string;
  importedAt: string;
  importedBy: string;
};

export const applyBatch = (
  input: { path: { batchId: string }; body: ApplyBatch },
  options?: CallOptions,
): Promise<Batch> => call<Batch>("POST", "/api/batches/{batchId}/apply", "json", input, options);

export const createBatch = (
  input: { path: { systemId: string }; body: NewBatch },
  options?: CallOptions,
): Promise<Batch> => call<Batch>("POST", "/api/systems/{systemId}/batches", "json", input, options);

export const discardBatch = (input: { path: { batchId: string } }, options?: CallOptions): Promise<Batch> =>
  call<Batch>("POST", "/api/batches/{batchId}/discard", "json", input, options);

export const readBatch = (input: { path: { batchId: string } }, options?: CallOptions): Promise<Batch> =>
  call<Batch>("GET", "/api/batches/{batchId}", "json", input, options);

export const applyBulkEdit = (
  input: { path: { systemId: string }; body: BulkOrder },
  options?: CallOptions,
): Promise<AppliedBulkEdit> =>
  call<AppliedBulkEdit>("POST", "/api/systems/{systemId}/bulk-edits", "json", input, options);

export const listBulkEdits = (
  input: { path: { systemId: string } },
  options?: CallOptions,
): Promise<Array<BulkEdit>> =>
  call<Array<BulkEdit>>("GET", "/api/systems/{systemId}/bulk-edits", "json", input, options);

export const previewBulkEdit = (
  input: { path: { systemId: string }; body: BulkPreview },
  options?: CallOptions,
): Promise<Array<BulkResult>> =>
  call<Array<BulkResult>>("POST", "/api/systems/{systemId}/bulk-edits/preview", "json", input, options);

export const undoBulkEdit = (
  input: { path: { systemId: string; bulkEditId: string }; body: BulkUndo },
  options?: CallOptions,
): Promise<UndoneBulkEdit> =>
  call<UndoneBulkEdit>(
    "POST",
    "/api/systems/{systemId}/bulk-edits/{bulkEditId}/undo",
    "json",
    input,
    options,
  );

export const importCatalog = (input: { body: Blob }, options?: CallOptions): Promise<ImportedCatalog> =>
  call<ImportedCatalog>("POST", "/api/catalogs", "json", input, options);

export const listCatalogs = (options?: CallOptions): Promise<Array<Catalog>> =>
  call<Array<Catalog>>("GET", "/api/catalogs", "json", {}, options);

export const importSecurityPlan = (
  input: { path: { systemId: string }; body: Blob },
  options?: CallOptions,
): Promise<ImportedPlan> =>
  call<ImportedPlan>("POST", "/api/systems/{systemId}/security-plan", "json", input, options);

export const linkItemStatements = (
  input: { path: { systemId: string; poamId: string }; body: LinkedStatements },
  options?: CallOptions,
): Promise<ItemStatements> =>
  call<ItemStatements>(
    "PUT",
    "/api/systems/{systemId}/items/{poamId}/plan-statements",
    "json",
    input,
    options,
  );

export const readItemStatements = (
  input: { path: { systemId: string; poamId: string } },
  options?: CallOptions,
): Promise<ItemStatements> =>
  call<ItemStatements>(
    "GET",
    "/api/systems/{systemId}/items/{poamId}/plan-statements",
    "json",
    input,
    options,
  );

export const readControl = (
  input: { path: { systemId: string; control: string } },
  options?: CallOptions,
): Promise<Control> =>
  call<Control>("GET", "/api/systems/{systemId}/controls/{control}", "json", input, options);

export const readControls = (
  input: { path: { systemId: string } },
  options?: CallOptions,
): Promise<SystemControls> =>
  call<SystemControls>("GET", "/api/systems/{systemId}/controls", "json", input, options);

export const readItemControls = (
  input: { path: { systemId: string; poamId: string } },
  options?: CallOptions,
): Promise<Array<NamedControl>> =>
  call<Array<NamedControl>>("GET", "/api/systems/{systemId}/items/{poamId}/controls", "json", input, options);

export const adoptRulebook = (
  input: { path: { systemId: string }; body: AdoptRulebook },
  options?: CallOptions,
): Promise<TriedRulebook> =>
  call<TriedRulebook>("POST", "/api/systems/{systemId}/rulebook/adopt", "json", input, options);

export const decideExtension = (
  input: { path: { systemId: string; extensionId: string }; body: ExtensionDecision },
  options?: CallOptions,
): Promise<void> =>
  call<void>("POST", "/api/systems/{systemId}/extensions/{extensionId}/decision", "none", input, options);

export const listExtensions = (
  input: { path: { systemId: string }; query?: { poamId?: string } },
  options?: CallOptions,
): Promise<Array<Extension>> =>
  call<Array<Extension>>("GET", "/api/systems/{systemId}/extensions", "json", input, options);

export const listItemsAsOf = (
  input: { path: { systemId: string }; query: { day: string } },
  options?: CallOptions,
): Promise<Array<PastItem>> =>
  call<Array<PastItem>>("GET", "/api/systems/{systemId}/items-as-of", "json", input, options);

export const listSystemRulebooks = (
  input: { path: { systemId: string } },
  options?: CallOptions,
): Promise<SystemRulebooks> =>
  call<SystemRulebooks>("GET", "/api/systems/{systemId}/rulebooks", "json", input, options);

export const saveRulebook = (
  input: { path: { systemId: string }; body: NewRulebook },
  options?: CallOptions,
): Promise<SavedRulebook> =>
  call<SavedRulebook>("POST", "/api/systems/{systemId}/rulebooks", "json", input, options);

export const listVendorDependencies = (
  input: { path: { systemId: string; poamId: string } },
  options?: CallOptions,
): Promise<Array<VendorDependency>> =>
  call<Array<VendorDependency>>(
    "GET",
    "/api/systems/{systemId}/items/{poamId}/vendor",
    "json",
    input,
    options,
  );

export const recordVendorEvent = (
  input: { path: { systemId: string; poamId: string }; body: VendorEvent },
  options?: CallOptions,
): Promise<Array<VendorDependency>> =>
  call<Array<VendorDependency>>(
    "POST",
    "/api/systems/{systemId}/items/{poamId}/vendor",
    "json",
    input,
    options,
  );

export const readClockAsOf = (
  input: { path: { systemId: string; poamId: string }; query: { day: string } },
  options?: CallOptions,
): Promise<ClockAsOf> =>
  call<ClockAsOf>("GET", "/api/systems/{systemId}/items/{poamId}/clock", "json", input, options);

export const readRulebook = (
  input: { path: { systemId: string; rulebookId: string }; query?: { version?: number } },
  options?: CallOptions,
): Promise<Array<RulebookSetting>> =>
  call<Array<RulebookSetting>>(
    "GET",
    "/api/systems/{systemId}/rulebooks/{rulebookId}",
    "json",
    input,
    options,
  );

export const requestExtension = (
  input: { path: { systemId: string; poamId: string }; body: ExtensionRequest },
  options?: CallOptions,
): Promise<ExtensionId> =>
  call<ExtensionId>("POST", "/api/systems/{systemId}/items/{poamId}/extensions", "json", input, options);

export const setManualDate = (
  input: { path: { systemId: string; poamId: string }; body: ManualDate },
  options?: CallOptions,
): Promise<Item> =>
  call<Item>("PUT", "/api/systems/{systemId}/items/{poamId}/manual-date", "json", input, options);

export const tryRulebook = (
  input: { path: { systemId: string }; body: RulebookChoice },
  options?: CallOptions,
): Promise<TriedRulebook> =>
  call<TriedRulebook>("POST", "/api/systems/{systemId}/rulebook/try", "json", input, options);

export const addCmmcEntry = (
  input: { path: { systemId: string; level: "1" | "2" | "3" }; body: AddCmmcEntry },
  options?: CallOptions,
): Promise<Cmmc> =>
  call<Cmmc>("POST", "/api/systems/{systemId}/cmmc/{level}/entries", "json", input, options);

export const beginCmmcAssessment = (
  input: { path: { systemId: string; level: "1" | "2" | "3" }; body: BeginCmmcAssessment },
  options?: CallOptions,
): Promise<Cmmc> =>
  call<Cmmc>("POST", "/api/systems/{systemId}/cmmc/{level}/assessment", "json", input, options);

export const changeCmmcAssessment = (
  input: { path: { systemId: string; level: "1" | "2" | "3" }; body: ChangeCmmcAssessment },
  options?: CallOptions,
): Promise<Cmmc> =>
  call<Cmmc>("PATCH", "/api/systems/{systemId}/cmmc/{level}/assessment", "json", input, options);

export const changeCmmcEntry = (
  input: { path: { systemId: string; level: "1" | "2" | "3"; entryId: string }; body: ChangeCmmcEntry },
  options?: CallOptions,
): Promise<Cmmc> =>
  call<Cmmc>("PATCH", "/api/systems/{systemId}/cmmc/{level}/entries/{entryId}", "json", input, options);

export const closeCmmcEntry = (
  input: { path: { systemId: string; level: "1" | "2" | "3"; entryId: string }; body: CloseCmmcEntry },
  options?: CallOptions,
): Promise<Cmmc> =>
  call<Cmmc>("POST", "/api/systems/{systemId}/cmmc/{level}/entries/{entryId}/close", "json", input, options);

export const importCmmcResults = (
  input: { path: { systemId: string; level: "1" | "2" | "3" }; body: ImportCmmcResults },
  options?: CallOptions,
): Promise<ImportedCmmcResults> =>
  call<ImportedCmmcResults>(
    "POST",
    "/api/systems/{systemId}/cmmc/{level}/results/import",
    "json",
    input,
    options,
  );

export const listCmmcResults = (
  input: { path: { systemId: string; level: "1" | "2" | "3"; requirement: string } },
  options?: CallOptions,
): Promise<Array<CmmcResultRecord>> =>
  call<Array<CmmcResultRecord>>(
    "GET",
    "/api/systems/{systemId}/cmmc/{level}/results/{requirement}",
    "json",
    input,
    options,
  );

export const moveCmmcEntry = (
  input: { path: { systemId: string; level: "1" | "2" | "3"; entryId: string }; body: MoveCmmcEntry },
  options?: CallOptions,
): Promise<Cmmc> =>
  call<Cmmc>("POST", "/api/systems/{systemId}/cmmc/{level}/entries/{entryId}/move", "json", input, options);

export const readCmmc = (
  input: { path: { systemId: string }; query?: { level?: "1" | "2" | "3" } },
  options?: CallOptions,
): Promise<Cmmc> => call<Cmmc>("GET", "/api/systems/{systemId}/cmmc", "json", input, options);

export const recordCmmcResults = (
  input: { path: { systemId: string; level: "1" | "2" | "3" }; body: RecordCmmcResults },
  options?: CallOptions,
): Promise<Cmmc> =>
  call<Cmmc>("POST", "/api/systems/{systemId}/cmmc/{level}/results", "json", input, options);

export const recordCmmcStatus = (
  input: { path: { systemId: string; level: "1" | "2" | "3" }; body: RecordCmmcStatus },
  options?: CallOptions,
): Promise<Cmmc> => call<Cmmc>("POST", "/api/systems/{systemId}/cmmc/{level}/status", "json", input, options);

export const reviewCmmcDeficiency = (
  input: { path: { systemId: string; level: "1" | "2" | "3"; entryId: string }; body: ReviewCmmcDeficiency },
  options?: CallOptions,
): Promise<Cmmc> =>
  call<Cmmc>(
    "POST",
    "/api/systems/{systemId}/cmmc/{level}/entries/{entryId}/reviews",
    "json",
    input,
    options,
  );

export const decideDeviation = (
  input: { path: { systemId: string; deviationId: string }; body: DecideDeviation },
  options?: CallOptions,
): Promise<Deviation> =>
  call<Deviation>("POST", "/api/systems/{systemId}/deviations/{deviationId}/moves", "json", input, options);

export const listDeviations = (
  input: {
    path: { systemId: string };
    query?: { status?: RequestStatus; offset?: number | null; limit?: number };
  },
  options?: CallOptions,
): Promise<DeviationPage> =>
  call<DeviationPage>("GET", "/api/systems/{systemId}/deviations", "json", input, options);

export const requestStandingDeviation = (
  input: { path: { systemId: string }; body: RequestStandingDeviation },
  options?: CallOptions,
): Promise<Deviation> =>
  call<Deviation>("POST", "/api/systems/{systemId}/deviations", "json", input, options);

export const readItemDeviations = (
  input: { path: { systemId: string; poamId: string } },
  options?: CallOptions,
): Promise<ItemDeviations> =>
  call<ItemDeviations>("GET", "/api/systems/{systemId}/items/{poamId}/deviations", "json", input, options);

export const requestDeviation = (
  input: { path: { systemId: string; poamId: string }; body: RequestDeviation },
  options?: CallOptions,
): Promise<Deviation> =>
  call<Deviation>("POST", "/api/systems/{systemId}/items/{poamId}/deviations", "json", input, options);

export const scoreAdjustment = (
  input: { path: { systemId: string; poamId: string }; body: ScoreQuestion },
  options?: CallOptions,
): Promise<ScoreAnswer> =>
  call<ScoreAnswer>("POST", "/api/systems/{systemId}/items/{poamId}/adjusted-score", "json", input, options);

export const addEvidence = (
  input: {
    path: { systemId: string };
    query: {
      fileName: string;
      proves: string;
      sensitivity?: "public" | "internal" | "CUI" | "restricted";
      collectedOn: string;
      expiresOn?: string;
      poamIds?: string;
    };
    body: Blob;
  },
  options?: CallOptions,
): Promise<Evidence> => call<Evidence>("POST", "/api/systems/{systemId}/evidence", "json", input, options);

export const listEvidence = (
  input: { path: { systemId: string }; query?: { poamId?: string } },
  options?: CallOptions,
): Promise<Array<Evidence>> =>
  call<Array<Evidence>>("GET", "/api/systems/{systemId}/evidence", "json", input, options);

export const attest = (
  input: { path: { systemId: string }; body: Attestation },
  options?: CallOptions,
): Promise<Evidence> =>
  call<Evidence>("POST", "/api/systems/{systemId}/attestations", "json", input, options);

export const downloadEvidence = (
  input: { path: { systemId: string; evidenceId: string } },
  options?: CallOptions,
): Promise<File> =>
  call<File>("GET", "/api/systems/{systemId}/evidence/{evidenceId}/file", "file", input, options);

export const readContract = (
  input: { path: { systemId: string; poamId: string } },
  options?: CallOptions,
): Promise<Array<ClauseState>> =>
  call<Array<ClauseState>>(
    "GET",
    "/api/systems/{systemId}/items/{poamId}/closure-contract",
    "json",
    input,
    options,
  );

export const setContract = (
  input: { path: { systemId: string; poamId: string }; body: ClosureContract },
  options?: CallOptions,
): Promise<Array<ClauseState>> =>
  call<Array<ClauseState>>(
    "PUT",
    "/api/systems/{systemId}/items/{poamId}/closure-contract",
    "json",
    input,
    options,
  );

export const shareEvidence = (
  input: { path: { systemId: string; evidenceId: string }; body: EvidenceItems },
  options?: CallOptions,
): Promise<void> =>
  call<void>("POST", "/api/systems/{systemId}/evidence/{evidenceId}/items", "none", input, options);

export const withdrawEvidence = (
  input: { path: { systemId: string; evidenceId: string }; body: EvidenceWithdrawal },
  options?: CallOptions,
): Promise<void> =>
  call<void>("POST", "/api/systems/{systemId}/evidence/{evidenceId}/withdrawal", "none", input, options);

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

export const completeFinding = (
  input: { path: { systemId: string; poamId: string }; body: NewFinding },
  options?: CallOptions,
): Promise<RecordedFinding> =>
  call<RecordedFinding>(
    "PUT",
    "/api/systems/{systemId}/items/{poamId}/draft-finding",
    "json",
    input,
    options,
  );

export const readDraftFinding = (
  input: { path: { systemId: string; poamId: string } },
  options?: CallOptions,
): Promise<NewFinding> =>
  call<NewFinding>("GET", "/api/systems/{systemId}/items/{poamId}/draft-finding", "json", input, options);

export const recordFinding = (
  input: { path: { systemId: string }; body: NewFinding },
  options?: CallOptions,
): Promise<RecordedFinding> =>
  call<RecordedFinding>("POST", "/api/systems/{systemId}/findings", "json", input, options);

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
  input: {
    path: { systemId: string };
    query: { fileName: string; preview?: "now" | "single" | "later"; asset?: string };
    body: Blob;
  },
  options?: CallOptions,
): Promise<Array<Import>> =>
  call<Array<Import>>("POST", "/api/systems/{systemId}/imports", "json", input, options);

export const nameAsset = (
  input: { path: { importId: string }; body: NameAsset },
  options?: CallOptions,
): Promise<Import> => call<Import>("POST", "/api/imports/{importId}/asset", "json", input, options);

export const readImport = (
  input: { path: { importId: string } },
  options?: CallOptions,
): Promise<ImportDetail> => call<ImportDetail>("GET", "/api/imports/{importId}", "json", input, options);

export const readRawRecord = (
  input: { path: { importId: string; ordinal: number } },
  options?: CallOptions,
): Promise<RawRecord> =>
  call<RawRecord>("GET", "/api/imports/{importId}/records/{ordinal}", "json", input, options);

export const exportInventory = (
  input: { path: { systemId: string } },
  options?: CallOptions,
): Promise<File> => call<File>("GET", "/api/systems/{systemId}/inventory/export", "file", input, options);

export const listAssetFindings = (
  input: { path: { systemId: string; assetId: string }; query?: { offset?: number | null; limit?: number } },
  options?: CallOptions,
): Promise<AssetFindings> =>
  call<AssetFindings>("GET", "/api/systems/{systemId}/assets/{assetId}/findings", "json", input, options);

export const listAssets = (
  input: {
    path: { systemId: string };
    query?: {
      state?: InventoryState;
      unauthenticated?: "true";
      q?: string;
      offset?: number | null;
      limit?: number;
    };
  },
  options?: CallOptions,
): Promise<AssetPage> => call<AssetPage>("GET", "/api/systems/{systemId}/assets", "json", input, options);

export const readAsset = (
  input: { path: { systemId: string; assetId: string } },
  options?: CallOptions,
): Promise<AssetDetail> =>
  call<AssetDetail>("GET", "/api/systems/{systemId}/assets/{assetId}", "json", input, options);

export const uploadInventory = (
  input: { path: { systemId: string }; query: { fileName: string; preview?: "true" }; body: Blob },
  options?: CallOptions,
): Promise<InventoryUpload> =>
  call<InventoryUpload>("POST", "/api/systems/{systemId}/inventory", "json", input, options);

export const addOwnField = (
  input: { path: { systemId: string }; body: NewOwnField },
  options?: CallOptions,
): Promise<OwnField> => call<OwnField>("POST", "/api/systems/{systemId}/own-fields", "json", input, options);

export const listOwnFields = (
  input: { path: { systemId: string } },
  options?: CallOptions,
): Promise<Array<ListedOwnField>> =>
  call<Array<ListedOwnField>>("GET", "/api/systems/{systemId}/own-fields", "json", input, options);

export const changeOwnField = (
  input: { path: { systemId: string; fieldKey: string }; body: OwnFieldChange },
  options?: CallOptions,
): Promise<OwnField> =>
  call<OwnField>("PATCH", "/api/systems/{systemId}/own-fields/{fieldKey}", "json", input, options);

export const listItemFields = (
  input: { path: { systemId: string } },
  options?: CallOptions,
): Promise<Array<ItemFieldSpec>> =>
  call<Array<ItemFieldSpec>>("GET", "/api/systems/{systemId}/item-fields", "json", input, options);

export const listFindings = (
  input: { path: { systemId: string; poamId: string }; query?: { offset?: number | null; limit?: number } },
  options?: CallOptions,
): Promise<FindingPage> =>
  call<FindingPage>("GET", "/api/systems/{systemId}/items/{poamId}/findings", "json", input, options);

export const listItems = (
  input: {
    path: { systemId: string };
    query?: {
      status?: ItemStatus;
      owner?: string;
      family?: string;
      source?: string;
      rating?: RiskRating;
      open?: "true";
      late?: "true";
      closedFrom?: string;
      detectedFrom?: string;
      detectedTo?: string;
      offset?: number | null;
      limit?: number;
    };
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

export const moveItem = (
  input: { path: { systemId: string; poamId: string }; body: ItemMove },
  options?: CallOptions,
): Promise<Item> =>
  call<Item>("POST", "/api/systems/{systemId}/items/{poamId}/moves", "json", input, options);

export const readItem = (
  input: { path: { systemId: string; poamId: string } },
  options?: CallOptions,
): Promise<Item> => call<Item>("GET", "/api/systems/{systemId}/items/{poamId}", "json", input, options);

export const updateItem = (
  input: { path: { systemId: string; poamId: string }; body: ItemChange },
  options?: CallOptions,
): Promise<Item> => call<Item>("PATCH", "/api/systems/{systemId}/items/{poamId}", "json", input, options);

export const searchItems = (
  input: { query: { q: string; first?: string; limit?: number } },
  options?: CallOptions,
): Promise<Array<FoundItem>> => call<Array<FoundItem>>("GET", "/api/items", "json", input, options);

export const listMappings = (
  input: { path: { systemId: string } },
  options?: CallOptions,
): Promise<Array<SavedMapping>> =>
  call<Array<SavedMapping>>("GET", "/api/systems/{systemId}/mappings", "json", input, options);

export const saveMapping = (
  input: { path: { systemId: string }; body: SaveMapping },
  options?: CallOptions,
): Promise<SavedMapping> =>
  call<SavedMapping>("POST", "/api/systems/{systemId}/mappings", "json", input, options);

export const mapImport = (
  input: { path: { importId: string }; body: MapImport },
  options?: CallOptions,
): Promise<Import> => call<Import>("POST", "/api/imports/{importId}/mapping", "json", input, options);

export const previewMapping = (
  input: { path: { systemId: string }; body: PreviewMapping },
  options?: CallOptions,
): Promise<MappingPreview> =>
  call<MappingPreview>("POST", "/api/systems/{systemId}/mappings/preview", "json", input, options);

export const readMapping = (
  input: { path: { systemId: string; mappingName: string } },
  options?: CallOptions,
): Promise<Array<SavedMapping>> =>
  call<Array<SavedMapping>>("GET", "/api/systems/{systemId}/mappings/{mappingName}", "json", input, options);

export const readMetrics = (input: { path: { systemId: string } }, options?: CallOptions): Promise<Metrics> =>
  call<Metrics>("GET", "/api/systems/{systemId}/metrics", "json", input, options);

export const addAssignmentRule = (
  input: { path: { systemId: string }; body: NewAssignmentRule },
  options?: CallOptions,
): Promise<AssignmentRuleId> =>
  call<AssignmentRuleId>("POST", "/api/systems/{systemId}/assignment-rules", "json", input, options);

export const listAssignmentRules = (
  input: { path: { systemId: string } },
  options?: CallOptions,
): Promise<Array<AssignmentRule>> =>
  call<Array<AssignmentRule>>("GET", "/api/systems/{systemId}/assignment-rules", "json", input, options);

export const addMilestone = (
  input: { path: { systemId: string }; body: NewMilestone },
  options?: CallOptions,
): Promise<MilestoneId> =>
  call<MilestoneId>("POST", "/api/systems/{systemId}/milestones", "json", input, options);

export const addPlanStatement = (
  input: { path: { systemId: string }; body: NewPlanStatement },
  options?: CallOptions,
): Promise<PlanStatementId> =>
  call<PlanStatementId>("POST", "/api/systems/{systemId}/plan-statements", "json", input, options);

export const listPlanStatements = (
  input: { path: { systemId: string } },
  options?: CallOptions,
): Promise<Array<PlanStatement>> =>
  call<Array<PlanStatement>>("GET", "/api/systems/{systemId}/plan-statements", "json", input, options);

export const assignItems = (
  input: { path: { systemId: string } },
  options?: CallOptions,
): Promise<Array<AssignedItem>> =>
  call<Array<AssignedItem>>("POST", "/api/systems/{systemId}/assignment", "json", input, options);

export const previewAssignment = (
  input: { path: { systemId: string } },
  options?: CallOptions,
): Promise<Array<AssignedItem>> =>
  call<Array<AssignedItem>>("GET", "/api/systems/{systemId}/assignment", "json", input, options);

export const changeMilestone = (
  input: { path: { systemId: string; milestoneId: string }; body: NewMilestoneChange },
  options?: CallOptions,
): Promise<void> =>
  call<void>("POST", "/api/systems/{systemId}/milestones/{milestoneId}/changes", "none", input, options);

export const endAssignmentRule = (
  input: { path: { systemId: string; ruleId: string } },
  options?: CallOptions,
): Promise<void> =>
  call<void>("DELETE", "/api/systems/{systemId}/assignment-rules/{ruleId}", "none", input, options);

export const organizeMilestone = (
  input: { path: { systemId: string; milestoneId: string }; body: MilestoneWork },
  options?: CallOptions,
): Promise<void> =>
  call<void>("PATCH", "/api/systems/{systemId}/milestones/{milestoneId}", "none", input, options);

export const readEvergreen = (
  input: { path: { systemId: string } },
  options?: CallOptions,
): Promise<EvergreenReport> =>
  call<EvergreenReport>("GET", "/api/systems/{systemId}/evergreen", "json", input, options);

export const readItemPlan = (
  input: { path: { systemId: string; poamId: string } },
  options?: CallOptions,
): Promise<ItemPlan> =>
  call<ItemPlan>("GET", "/api/systems/{systemId}/items/{poamId}/plan", "json", input, options);

export const readSystemPlan = (
  input: { path: { systemId: string } },
  options?: CallOptions,
): Promise<SystemPlan> => call<SystemPlan>("GET", "/api/systems/{systemId}/plan", "json", input, options);

export const setItemWaits = (
  input: { path: { systemId: string; poamId: string }; body: ItemWaits },
  options?: CallOptions,
): Promise<void> =>
  call<void>("PUT", "/api/systems/{systemId}/items/{poamId}/waits-for", "none", input, options);

export const setTeamPlan = (
  input: { path: { systemId: string; poamId: string }; body: NewTeamPlan },
  options?: CallOptions,
): Promise<void> => call<void>("PUT", "/api/systems/{systemId}/items/{poamId}/teams", "none", input, options);

export const shareMilestone = (
  input: { path: { systemId: string; milestoneId: string }; body: SharedMilestone },
  options?: CallOptions,
): Promise<void> =>
  call<void>("POST", "/api/systems/{systemId}/milestones/{milestoneId}/items", "none", input, options);

export const updatePlanStatement = (
  input: { path: { systemId: string; statementId: string }; body: PlanStatementChange },
  options?: CallOptions,
): Promise<void> =>
  call<void>("PATCH", "/api/systems/{systemId}/plan-statements/{statementId}", "none", input, options);

export const addNote = (
  input: { path: { systemId: string; poamId: string }; body: NewNote },
  options?: CallOptions,
): Promise<Array<ItemNote>> =>
  call<Array<ItemNote>>("POST", "/api/systems/{systemId}/items/{poamId}/notes", "json", input, options);

export const listNotes = (
  input: { path: { systemId: string; poamId: string } },
  options?: CallOptions,
): Promise<Array<ItemNote>> =>
  call<Array<ItemNote>>("GET", "/api/systems/{systemId}/items/{poamId}/notes", "json", input, options);

export const listMentions = (
  input: { path: { systemId: string } },
  options?: CallOptions,
): Promise<Array<ItemNote>> =>
  call<Array<ItemNote>>("GET", "/api/systems/{systemId}/mentions", "json", input, options);

export const judgeDocument = (
  input: { query?: { rulebook?: string; systemId?: string; asOf?: string; limit?: number }; body: Blob },
  options?: CallOptions,
): Promise<DocumentReadiness> =>
  call<DocumentReadiness>("POST", "/api/documents/readiness", "json", input, options);

export const readAllWork = (input: { query?: { limit?: number } }, options?: CallOptions): Promise<Work> =>
  call<Work>("GET", "/api/work", "json", input, options);

export const readBaselines = (
  input: { path: { systemId: string } },
  options?: CallOptions,
): Promise<Baselines> => call<Baselines>("GET", "/api/systems/{systemId}/baselines", "json", input, options);

export const setBaseline = (
  input: { path: { systemId: string }; body: NewBaseline },
  options?: CallOptions,
): Promise<Baselines> => call<Baselines>("POST", "/api/systems/{systemId}/baselines", "json", input, options);

export const readItemReadiness = (
  input: { path: { systemId: string; poamId: string } },
  options?: CallOptions,
): Promise<ItemReadiness> =>
  call<ItemReadiness>("GET", "/api/systems/{systemId}/items/{poamId}/readiness", "json", input, options);

export const readNeedsAttention = (
  input: { path: { systemId: string }; query?: { limit?: number } },
  options?: CallOptions,
): Promise<NeedsAttention> =>
  call<NeedsAttention>("GET", "/api/systems/{systemId}/work/needs-attention", "json", input, options);

export const readReadiness = (
  input: { path: { systemId: string }; query?: { check?: string; limit?: number; offset?: number | null } },
  options?: CallOptions,
): Promise<Readiness> => call<Readiness>("GET", "/api/systems/{systemId}/readiness", "json", input, options);

export const readWork = (
  input: { path: { systemId: string }; query?: { limit?: number } },
  options?: CallOptions,
): Promise<Work> => call<Work>("GET", "/api/systems/{systemId}/work", "json", input, options);

export const adoptIntakePolicy = (
  input: { path: { systemId: string }; query?: { workId?: string }; body: AdoptPolicy },
  options?: CallOptions,
): Promise<LedgerDifference> =>
  call<LedgerDifference>("PUT", "/api/systems/{systemId}/intake-policy", "json", input, options);

export const readIntakePolicy = (
  input: { path: { systemId: string } },
  options?: CallOptions,
): Promise<IntakePolicy> =>
  call<IntakePolicy>("GET", "/api/systems/{systemId}/intake-policy", "json", input, options);

export const previewUndo = (
  input: { path: { importId: string }; query?: { workId?: string } },
  options?: CallOptions,
): Promise<LedgerDifference> =>
  call<LedgerDifference>("POST", "/api/imports/{importId}/undo/preview", "json", input, options);

export const readWorkProgress = (
  input: { path: { systemId: string; workId: string } },
  options?: CallOptions,
): Promise<WorkProgress> =>
  call<WorkProgress>("GET", "/api/systems/{systemId}/progress/{workId}", "json", input, options);

export const tryIntakePolicy = (
  input: { path: { systemId: string }; query?: { workId?: string }; body: IntakePolicy },
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

export const appendUpload = (
  input: {
    path: { uploadId: string };
    query?: { preview?: "now" | "single" | "later"; asset?: string };
    body: Blob;
  },
  options?: CallOptions,
): Promise<Upload> => call<Upload>("PUT", "/api/uploads/{uploadId}", "json", input, options);

export const dropUpload = (input: { path: { uploadId: string } }, options?: CallOptions): Promise<void> =>
  call<void>("DELETE", "/api/uploads/{uploadId}", "none", input, options);

export const readUpload = (input: { path: { uploadId: string } }, options?: CallOptions): Promise<Upload> =>
  call<Upload>("GET", "/api/uploads/{uploadId}", "json", input, options);

export const beginUpload = (
  input: { path: { systemId: string }; body: NewUpload },
  options?: CallOptions,
): Promise<Upload> => call<Upload>("POST", "/api/systems/{systemId}/uploads", "json", input, options);

export const importEpss = (input: { body: Blob }, options?: CallOptions): Promise<ImportedEpss> =>
  call<ImportedEpss>("POST", "/api/vulnerability-data/epss", "json", input, options);

export const importKev = (input: { body: Blob }, options?: CallOptions): Promise<ImportedKev> =>
  call<ImportedKev>("POST", "/api/vulnerability-data/kev", "json", input, options);

export const readVulnerabilityData = (options?: CallOptions): Promise<VulnerabilityData> =>
  call<VulnerabilityData>("GET", "/api/vulnerability-data", "json", {}, options);
