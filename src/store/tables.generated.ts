// Generated from the migrations by scripts/generate-tables.ts. Do not edit.

import type { ColumnType, Generated, GeneratedAlways } from "kysely";
import type { CalendarDate } from "#domain/calendar.ts";

/** JSON is written as text and read as whatever was written; the functions that read it say what that is. */
export type Json = ColumnType<unknown, string | null | undefined, string | null>;

export type AdministratorsTable = {
  organization_id: string;
  user_id: string;
};

export type AssetAliasesTable = {
  system_id: string;
  kind: string;
  value: string;
  asset_id: string;
  held: Generated<boolean>;
};

export type AssetCoverageTable = {
  import_id: string;
  asset_id: string;
  system_id: string;
  alive: boolean;
  credentialed: string;
  scan_date: CalendarDate;
  checks: string[] | null;
  scanned_as: string | null;
  matched_by: string | null;
};

export type AssetMentionsTable = {
  import_id: string;
  ordinal: number;
  asset_id: string;
  system_id: string;
  said: Json;
};

export type AssetsTable = {
  id: Generated<string>;
  system_id: string;
  identifier: string;
  identifier_key: GeneratedAlways<string>;
  ip: string | null;
  fqdn: string | null;
  netbios: string | null;
  mac: string | null;
  operating_system: string | null;
  kind: Generated<string>;
  instance_id: string | null;
  tag: string | null;
  digest: string | null;
};

export type AssignmentRulesTable = {
  id: Generated<string>;
  system_id: string;
  position: number;
  match: string;
  pattern: string;
  owner_id: string | null;
  team: string | null;
  created_at: Generated<Date>;
  created_by: string;
  ended_at: Date | null;
  ended_by: string | null;
};

export type AuditEventsTable = {
  seq: GeneratedAlways<number>;
  at: Generated<Date>;
  actor_kind: string;
  actor_id: string | null;
  actor_name: string;
  action: string;
  system_id: string | null;
  object_type: string;
  object_id: string;
  changes: Json;
  note: string | null;
};

export type BatchesTable = {
  id: Generated<string>;
  system_id: string;
  status: string;
  preview_revision: number | null;
  progress: Json;
  fault: Json;
  created_at: Generated<Date>;
  asked_by: string;
  asked_by_id: string | null;
};

export type BulkEditItemsTable = {
  bulk_edit_id: string;
  item_id: string;
  system_id: string;
  before_seq: number;
  after_seq: number;
};

export type BulkEditsTable = {
  id: Generated<string>;
  system_id: string;
  description: string;
  reason: string;
  edited_at: Generated<Date>;
  edited_by_name: string;
  undone_at: Date | null;
  undone_by_name: string | null;
};

export type CatalogControlsTable = {
  catalog_id: string;
  position: number;
  key: string;
  label: string;
  title: string;
  family: string;
  group_title: string | null;
  parent_key: string | null;
  withdrawn: boolean;
  statement: string | null;
};

export type CmmcAssessmentsTable = {
  id: Generated<string>;
  system_id: string;
  level: number;
  kind: string;
  assessed_on: CalendarDate | null;
  assessor: string | null;
  uid: string | null;
  scope: string | null;
  scope_description: string | null;
  cage_codes: Generated<string[]>;
  ssp_name: string | null;
  ssp_version: string | null;
  ssp_date: CalendarDate | null;
  level2_uid: string | null;
  level2_status_date: CalendarDate | null;
  conditional_status_date: CalendarDate | null;
  final_status_date: CalendarDate | null;
  version: Generated<number>;
  begun_at: Date;
  begun_by: string;
  ended_at: Date | null;
};

export type CmmcEntriesTable = {
  id: Generated<string>;
  system_id: string;
  level: number;
  requirement_id: string;
  register: string;
  description: string;
  scheduled_completion_date: CalendarDate | null;
  resources: string | null;
  arose_on: CalendarDate | null;
  corrective_action: string | null;
  next_review_on: CalendarDate | null;
  rationale: string | null;
  mitigations: string | null;
  ssp_reference: string | null;
  version: Generated<number>;
  entered_at: Date;
  entered_by: string;
  closed_on: CalendarDate | null;
  closed_by: string | null;
  closed_because: string | null;
  moved_to: string | null;
};

export type CmmcEntryItemsTable = {
  system_id: string;
  entry_id: string;
  item_id: string;
};

export type CmmcResultsTable = {
  seq: GeneratedAlways<number>;
  system_id: string;
  assessment_id: string;
  requirement_id: string;
  result: string;
  note: string | null;
  evidence: string | null;
  recorded_at: Date;
  recorded_by: string;
  recorded_by_id: string | null;
  kept: Generated<boolean>;
};

export type CmmcReviewsTable = {
  seq: GeneratedAlways<number>;
  system_id: string;
  entry_id: string;
  reviewed_on: CalendarDate;
  progress: string;
  shows_progress: boolean;
  next_review_on: CalendarDate;
  recorded_at: Date;
  recorded_by: string;
};

export type ControlCatalogsTable = {
  id: Generated<string>;
  title: string;
  version: string;
  sha256: string;
  imported_at: Generated<Date>;
  imported_by: string;
};

export type CustomFieldsTable = {
  organization_id: string;
  key: string;
  label: string;
  kind: string;
  choices: Generated<string[]>;
  position: number;
  retired: Generated<boolean>;
  in_documents: Generated<boolean>;
};

export type DeclaredAssetsTable = {
  inventory_id: string;
  ordinal: number;
  system_id: string;
  id: string;
  place: string;
  declared: Json;
};

export type DeviationEvidenceTable = {
  deviation_id: string;
  evidence_id: string;
  system_id: string;
};

export type DeviationRequestsTable = {
  id: Generated<string>;
  system_id: string;
  number: number;
  type: string;
  item_id: string | null;
  match: Json;
  applies_from: CalendarDate | null;
  cites: string | null;
  claim: Json;
  rationale: string;
  vulnerability_information: string | null;
  adjusted: Json;
  wanted_until: CalendarDate | null;
  status: string;
  requested_at: Generated<Date>;
  requested_on: CalendarDate;
  requested_by: string;
  requested_by_key: string;
  decided_on: CalendarDate | null;
  decided_by: string | null;
  decided_because: string | null;
  expires_on: CalendarDate | null;
  review_on: CalendarDate | null;
  ended_on: CalendarDate | null;
  ended_by: string | null;
  ended_because: string | null;
};

export type EpssModelTable = {
  present: Generated<boolean>;
  model_version: string;
  score_date: CalendarDate;
  scores: number;
  sha256: string;
  imported_at: Generated<Date>;
  imported_by: string;
};

export type EpssScoresTable = {
  cve: string;
  score: number;
  percentile: number | null;
};

export type EvidenceTable = {
  id: Generated<string>;
  system_id: string;
  kind: string;
  proves: string;
  attestation_type: string | null;
  sha256: string | null;
  bytes: number | null;
  file_name: string | null;
  sensitivity: string;
  collected_on: CalendarDate;
  expires_on: CalendarDate | null;
  added_by: string;
  added_by_name: string;
  added_at: Generated<Date>;
  withdrawn_at: Date | null;
  withdrawn_by_name: string | null;
  withdrawn_because: string | null;
};

export type EvidenceItemsTable = {
  evidence_id: string;
  item_id: string;
  system_id: string;
};

export type ExtensionsTable = {
  id: Generated<string>;
  system_id: string;
  item_id: string;
  from_date: CalendarDate;
  to_date: CalendarDate;
  reason: string;
  status: string;
  requested_by: string;
  requested_by_name: string;
  requested_at: Generated<Date>;
  decided_by_name: string | null;
  decided_at: Date | null;
  decision_reason: string | null;
};

export type FalsePositiveFindingsTable = {
  item_id: string;
  finding_id: string;
  system_id: string;
};

export type FindingsTable = {
  id: string;
  system_id: string;
  asset_id: string;
  weakness_id: string;
  location: string;
  severity: string;
  status: string;
  reason: string | null;
  first_import_id: string;
  last_import_id: string;
  last_ordinal: number;
  status_import_id: string | null;
  first_seen: CalendarDate;
  last_seen: CalendarDate;
  fixed_on: CalendarDate | null;
  item_id: string | null;
  item_because: Json;
  first_severity: string;
  details: Json;
  correlation_key: string | null;
  joined_to: string | null;
  clean_scans: Generated<number>;
};

export type ImportMappingsTable = {
  id: Generated<string>;
  system_id: string;
  name: string;
  version: number;
  mapping: Json;
  saved_at: Date;
  saved_by: string;
  saved_by_id: string | null;
};

export type ImportsTable = {
  id: Generated<string>;
  system_id: string;
  sha256: string;
  bytes: number;
  file_name: string;
  status: string;
  repeat_of: string | null;
  format: string | null;
  detector: string | null;
  tool: string | null;
  tool_version: string | null;
  scan_name: string | null;
  policy_name: string | null;
  scanned_at: Date | null;
  scan_date: CalendarDate | null;
  scan_coverage: Json;
  checks: string[] | null;
  counts: Json;
  report: Json;
  preview_revision: number | null;
  fault: Json;
  created_at: Generated<Date>;
  created_by: string;
  created_by_id: string | null;
  applied_at: Date | null;
  feed_version: string | null;
  ended_at: Date | null;
  speaks: Generated<string>;
  archive_name: string | null;
  archive_sha256: string | null;
  undone_at: Date | null;
  undone_by: string | null;
  mapping_id: string | null;
  batch_id: string | null;
  batch_position: number | null;
  also_of: Generated<string[]>;
  asset_name: string | null;
};

export type InventoriesTable = {
  id: Generated<string>;
  system_id: string;
  sha256: string;
  bytes: number;
  file_name: string;
  format: string;
  entries: number;
  remarks: Json;
  uploaded_at: Date;
  uploaded_by: string;
  uploaded_by_id: string | null;
  replaced_at: Date | null;
};

export type ItemMilestonesTable = {
  item_id: string;
  number: number;
  milestone_id: string;
  system_id: string;
  planned: boolean;
  added_on: CalendarDate;
  added_by: string;
  reason: string;
  recorded_at: Generated<Date>;
};

export type ItemNotesTable = {
  id: Generated<string>;
  system_id: string;
  item_id: string;
  kind: string;
  body: string;
  mentions: Generated<string[]>;
  next_review_on: CalendarDate | null;
  by_key: string;
  by_name: string;
  noted_at: Generated<Date>;
};

export type ItemPlanStatementsTable = {
  system_id: string;
  item_id: string;
  statement_uuid: string;
  linked_by: string;
  linked_at: Generated<Date>;
};

export type ItemTeamsTable = {
  item_id: string;
  team: string;
  system_id: string;
  plan: string | null;
  resources: string | null;
};

export type ItemVersionsTable = {
  seq: GeneratedAlways<number>;
  item_id: string;
  system_id: string;
  at: Date;
  state: Json;
};

export type ItemWaitsTable = {
  item_id: string;
  waits_for_id: string;
  system_id: string;
};

export type KnownExploitedTable = {
  cve: string;
  listed_on: CalendarDate;
  due_date: CalendarDate | null;
  name: string;
  product: string;
  ransomware: boolean;
  catalog_version: string;
};

export type MembershipsTable = {
  system_id: string;
  user_id: string;
  role: string;
};

export type MilestoneChangesTable = {
  seq: GeneratedAlways<number>;
  system_id: string;
  milestone_id: string;
  kind: string;
  changed_on: CalendarDate;
  due_date: CalendarDate | null;
  description: string | null;
  completed_on: CalendarDate | null;
  reason: string;
  by_name: string;
  recorded_at: Generated<Date>;
};

export type MilestoneNeedsTable = {
  milestone_id: string;
  needs_id: string;
  system_id: string;
};

export type MilestonesTable = {
  id: Generated<string>;
  system_id: string;
  description: string;
  due_date: CalendarDate;
  work_days: number;
  owner_id: string | null;
  team: string | null;
  frozen_at: Date | null;
  created_at: Generated<Date>;
  created_by: string;
};

export type OneTimeLinksTable = {
  token_hash: string;
  purpose: string;
  email: string | null;
  system_id: string | null;
  role: string | null;
  created_by: string;
  created_at: Generated<Date>;
  expires_at: Date;
  used_at: Date | null;
};

export type OrganizationRulebooksTable = {
  organization_id: string;
  id: string;
  version: number;
  name: string;
  base_id: string;
  changes: Json;
  created_at: Generated<Date>;
  created_by: string;
};

export type OrganizationsTable = {
  id: Generated<string>;
  name: string;
  created_at: Generated<Date>;
};

export type PlanStatementsTable = {
  id: Generated<string>;
  organization_id: string;
  category: string;
  title: string;
  statement: string;
  active: Generated<boolean>;
  created_at: Generated<Date>;
  created_by: string;
};

export type PoamItemsTable = {
  id: Generated<string>;
  system_id: string;
  number: number;
  poam_id: string;
  weakness_id: string;
  status: string;
  original_risk_rating: string;
  original_detection_date: CalendarDate;
  original_scheduled_completion_date: CalendarDate | null;
  scheduled_completion_date: CalendarDate | null;
  status_date: CalendarDate;
  fixed_on: CalendarDate | null;
  completion_date: CalendarDate | null;
  controls: string[];
  point_of_contact: string | null;
  resources_required: string | null;
  remediation_plan: string | null;
  comments: string | null;
  version: Generated<number>;
  created_at: Generated<Date>;
  group_key: string;
  title: string | null;
  cites: string | null;
  until_date: CalendarDate | null;
  resumes: string | null;
  proof: string | null;
  work_done_by: string | null;
  cancelled_by: string | null;
  owner_id: string | null;
  team: string | null;
  adjusted_risk_rating: string | null;
  fields: Json;
  custom: Json;
  clock_facts: Json;
  controls_by_hand: Generated<boolean>;
  closure_contract: Json;
};

export type RawFilesTable = {
  sha256: string;
  bytes: number;
  stored_at: Generated<Date>;
};

export type SecurityPlanStatementsTable = {
  system_id: string;
  uuid: string;
  position: number;
  control_key: string;
  statement_id: string | null;
};

export type SecurityPlansTable = {
  system_id: string;
  title: string;
  version: string;
  system_name: string;
  sha256: string;
  imported_at: Generated<Date>;
  imported_by: string;
};

export type SightingsTable = {
  import_id: string;
  ordinal: number;
  system_id: string;
  outcome: string;
  finding_id: string | null;
  byte_start: number;
  byte_end: number;
  severity: string | null;
  differs: Json;
  seen_on: CalendarDate | null;
};

export type StatementsTable = {
  id: Generated<string>;
  system_id: string;
  import_id: string;
  ordinal: number;
  vulnerability: string;
  names: string[];
  products: string[];
  status: string;
  justification: string | null;
  detail: string | null;
  severity: string | null;
  stated_on: CalendarDate | null;
};

export type SystemRulebooksTable = {
  seq: GeneratedAlways<number>;
  system_id: string;
  rulebook_id: string;
  rulebook_version: number | null;
  adopted_at: Generated<Date>;
  adopted_by: string;
  reason: string;
};

export type SystemsTable = {
  id: Generated<string>;
  organization_id: string;
  name: string;
  rulebook_id: string;
  impact_level: string | null;
  item_prefix: Generated<string>;
  cloud_service_provider: string | null;
  next_item_number: Generated<number>;
  revision: Generated<number>;
  created_at: Generated<Date>;
  intake_policy: Json;
  rulebook_version: number | null;
  conditional_status_date: CalendarDate | null;
};

export type UploadsTable = {
  id: Generated<string>;
  system_id: string;
  file_name: string;
  bytes: number;
  sha256: string | null;
  received: Generated<number>;
  writer: string | null;
  writing_until: Date | null;
  import_ids: string[] | null;
  created_at: Generated<Date>;
  touched_at: Generated<Date>;
  created_by: string;
  created_by_id: string | null;
};

export type VendorCheckInsTable = {
  seq: GeneratedAlways<number>;
  system_id: string;
  dependency_id: string;
  checked_on: CalendarDate;
  answer: string;
  by_name: string;
  recorded_at: Generated<Date>;
};

export type VendorDependenciesTable = {
  id: Generated<string>;
  system_id: string;
  item_id: string;
  product: string;
  vendor: string | null;
  opened_on: CalendarDate;
  released_on: CalendarDate | null;
  ended_on: CalendarDate | null;
  opened_by: string;
  recorded_at: Generated<Date>;
};

export type VulnerabilityBaselinesTable = {
  seq: GeneratedAlways<number>;
  system_id: string;
  set_on: CalendarDate;
  vulnerabilities: number;
  reason: string;
  by_name: string;
  recorded_at: Generated<Date>;
};

export type WeaknessesTable = {
  id: Generated<string>;
  system_id: string;
  detector: string;
  source_identifier: string;
  check_id: string;
  family: string | null;
  kind: string;
  name: string;
  description: string;
  solution: string | null;
  see_also: string[];
  cves: string[];
  cvss: Json;
  details: Json;
  group_key: string;
  said_at: Generated<Date>;
  said_in: Generated<string>;
};

export type WorkProgressTable = {
  id: string;
  system_id: string;
  progress: Json;
  told_at: Generated<Date>;
};

export type AuthAccountTable = {
  id: string;
  accountId: string;
  providerId: string;
  issuer: string;
  userId: string;
  accessToken: string | null;
  refreshToken: string | null;
  idToken: string | null;
  accessTokenExpiresAt: Date | null;
  refreshTokenExpiresAt: Date | null;
  scope: string | null;
  password: string | null;
  createdAt: Generated<Date>;
  updatedAt: Date;
};

export type AuthSessionTable = {
  id: string;
  expiresAt: Date;
  token: string;
  createdAt: Generated<Date>;
  updatedAt: Date;
  ipAddress: string | null;
  userAgent: string | null;
  userId: string;
};

export type AuthUserTable = {
  id: string;
  name: string;
  email: string;
  emailVerified: boolean;
  image: string | null;
  createdAt: Generated<Date>;
  updatedAt: Generated<Date>;
};

export type AuthVerificationTable = {
  id: string;
  identifier: string;
  value: string;
  expiresAt: Date;
  createdAt: Generated<Date>;
  updatedAt: Generated<Date>;
};

export type Tables = {
  administrators: AdministratorsTable;
  asset_aliases: AssetAliasesTable;
  asset_coverage: AssetCoverageTable;
  asset_mentions: AssetMentionsTable;
  assets: AssetsTable;
  assignment_rules: AssignmentRulesTable;
  audit_events: AuditEventsTable;
  batches: BatchesTable;
  bulk_edit_items: BulkEditItemsTable;
  bulk_edits: BulkEditsTable;
  catalog_controls: CatalogControlsTable;
  cmmc_assessments: CmmcAssessmentsTable;
  cmmc_entries: CmmcEntriesTable;
  cmmc_entry_items: CmmcEntryItemsTable;
  cmmc_results: CmmcResultsTable;
  cmmc_reviews: CmmcReviewsTable;
  control_catalogs: ControlCatalogsTable;
  custom_fields: CustomFieldsTable;
  declared_assets: DeclaredAssetsTable;
  deviation_evidence: DeviationEvidenceTable;
  deviation_requests: DeviationRequestsTable;
  epss_model: EpssModelTable;
  epss_scores: EpssScoresTable;
  evidence: EvidenceTable;
  evidence_items: EvidenceItemsTable;
  extensions: ExtensionsTable;
  false_positive_findings: FalsePositiveFindingsTable;
  findings: FindingsTable;
  import_mappings: ImportMappingsTable;
  imports: ImportsTable;
  inventories: InventoriesTable;
  item_milestones: ItemMilestonesTable;
  item_notes: ItemNotesTable;
  item_plan_statements: ItemPlanStatementsTable;
  item_teams: ItemTeamsTable;
  item_versions: ItemVersionsTable;
  item_waits: ItemWaitsTable;
  known_exploited: KnownExploitedTable;
  memberships: MembershipsTable;
  milestone_changes: MilestoneChangesTable;
  milestone_needs: MilestoneNeedsTable;
  milestones: MilestonesTable;
  one_time_links: OneTimeLinksTable;
  organization_rulebooks: OrganizationRulebooksTable;
  organizations: OrganizationsTable;
  plan_statements: PlanStatementsTable;
  poam_items: PoamItemsTable;
  raw_files: RawFilesTable;
  security_plan_statements: SecurityPlanStatementsTable;
  security_plans: SecurityPlansTable;
  sightings: SightingsTable;
  statements: StatementsTable;
  system_rulebooks: SystemRulebooksTable;
  systems: SystemsTable;
  uploads: UploadsTable;
  vendor_check_ins: VendorCheckInsTable;
  vendor_dependencies: VendorDependenciesTable;
  vulnerability_baselines: VulnerabilityBaselinesTable;
  weaknesses: WeaknessesTable;
  work_progress: WorkProgressTable;
  "auth.account": AuthAccountTable;
  "auth.session": AuthSessionTable;
  "auth.user": AuthUserTable;
  "auth.verification": AuthVerificationTable;
};
