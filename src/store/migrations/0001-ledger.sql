-- The ledger of findings and POA&M items. Words: docs/glossary.md.
-- Every table that belongs to a system carries system_id, so that row-level security is one rule (0003).

create table organizations (
  id uuid primary key default uuidv7(),
  name text not null check (name <> ''),
  created_at timestamptz not null default now()
);
create unique index organizations_name on organizations (lower(name));

create table systems (
  id uuid primary key default uuidv7(),
  organization_id uuid not null references organizations,
  name text not null check (name <> ''),
  rulebook_id text not null,
  impact_level text,
  item_prefix text not null default 'V-',
  cloud_service_provider text,
  -- The next item number; it only grows, so numbers are never reused.
  next_item_number integer not null default 1 check (next_item_number > 0),
  -- Counts the changes that a preview depends on.
  revision bigint not null default 0,
  created_at timestamptz not null default now()
);
create unique index systems_name on systems (organization_id, lower(name));

-- One row per stored file; the bytes lie in the file store under the same hash.
create table raw_files (
  sha256 text primary key check (sha256 ~ '^[0-9a-f]{64}$'),
  bytes bigint not null check (bytes >= 0),
  stored_at timestamptz not null default now()
);

create table imports (
  id uuid primary key default uuidv7(),
  system_id uuid not null references systems,
  sha256 text not null references raw_files,
  bytes bigint not null,
  file_name text not null,
  status text not null check (
    status in ('received', 'previewing', 'previewed', 'applying', 'applied', 'repeat', 'discarded', 'failed')
  ),
  repeat_of uuid references imports,
  format text,
  detector text,
  tool text,
  tool_version text,
  scan_name text,
  policy_name text,
  scanned_at timestamptz,
  scan_date date,
  -- Targets, families and single checks as the file says; the list of loaded checks has its own column.
  scan_coverage jsonb,
  checks text[],
  counts jsonb,
  -- What the preview or the result shows: changes, set-aside records, remarks.
  report jsonb,
  preview_revision bigint,
  progress jsonb,
  fault jsonb,
  created_at timestamptz not null default now(),
  created_by text not null,
  created_by_id text,
  applied_at timestamptz
);
create index imports_by_system on imports (system_id, created_at desc);
-- The same bytes can be applied to one system only once at a time.
create unique index imports_applied_once on imports (system_id, sha256) where status = 'applied';

create table assets (
  id uuid primary key default uuidv7(),
  system_id uuid not null references systems,
  identifier text not null,
  identifier_key text not null generated always as (lower(identifier)) stored,
  ip text,
  fqdn text,
  netbios text,
  mac text,
  operating_system text,
  unique (system_id, identifier_key)
);

-- What one applied scan proved to have done on one asset.
create table asset_coverage (
  import_id uuid not null references imports,
  asset_id uuid not null references assets,
  system_id uuid not null references systems,
  alive boolean not null,
  credentialed text not null check (credentialed in ('yes', 'no', 'unknown')),
  scan_date date not null,
  primary key (import_id, asset_id)
);
create index asset_coverage_by_asset on asset_coverage (asset_id);

create table weaknesses (
  id uuid primary key default uuidv7(),
  system_id uuid not null references systems,
  detector text not null,
  source_identifier text not null,
  check_id text not null,
  family text,
  kind text not null check (kind in ('vulnerability', 'configuration')),
  name text not null,
  description text not null,
  solution text,
  see_also text[] not null,
  cves text[] not null,
  cvss jsonb not null,
  unique (system_id, detector, source_identifier)
);

create table poam_items (
  id uuid primary key default uuidv7(),
  system_id uuid not null references systems,
  number integer not null check (number > 0),
  poam_id text not null,
  weakness_id uuid not null references weaknesses,
  status text not null check (status in ('open', 'pending verification', 'closed')),
  original_risk_rating text not null check (original_risk_rating in ('critical', 'high', 'moderate', 'low')),
  original_detection_date date not null,
  original_scheduled_completion_date date not null,
  scheduled_completion_date date not null,
  status_date date not null,
  fixed_on date,
  completion_date date,
  controls text[] not null,
  point_of_contact text,
  resources_required text,
  remediation_plan text,
  comments text,
  version integer not null default 1,
  created_at timestamptz not null default now(),
  unique (system_id, number),
  unique (system_id, poam_id),
  unique (weakness_id),
  check ((status = 'closed') = (completion_date is not null)),
  check (status = 'open' or fixed_on is not null)
);
create index poam_items_by_status on poam_items (system_id, status, number);

create table findings (
  id uuid primary key,
  system_id uuid not null references systems,
  asset_id uuid not null references assets,
  weakness_id uuid not null references weaknesses,
  location text not null,
  severity text not null,
  status text not null check (status in ('open', 'not observed', 'fixed')),
  reason text,
  first_import_id uuid not null references imports,
  last_import_id uuid not null references imports,
  last_ordinal integer not null,
  -- The scan that fixed the finding, or the first that did not observe it.
  status_import_id uuid references imports,
  first_seen date not null,
  last_seen date not null,
  fixed_on date,
  unique (weakness_id, asset_id, location),
  check ((status = 'not observed') = (reason is not null)),
  check ((status = 'fixed') = (fixed_on is not null))
) with (fillfactor = 70);
create index findings_by_asset on findings (asset_id);
create index findings_by_system on findings (system_id, status);

-- One row per record of an applied import, whatever became of it: records in = sum of the outcomes.
create table sightings (
  import_id uuid not null references imports,
  ordinal integer not null check (ordinal > 0),
  system_id uuid not null,
  outcome text not null check (
    outcome in ('opened', 'returned', 'seenAgain', 'duplicate', 'informational', 'setAside')
  ),
  finding_id uuid,
  byte_start bigint not null,
  byte_end bigint not null check (byte_end > byte_start),
  primary key (import_id, ordinal)
);
create index sightings_by_finding on sightings (finding_id) where finding_id is not null;

-- Every write leaves one event here in its own transaction. Rows are only ever added.
create table audit_events (
  seq bigint generated always as identity primary key,
  at timestamptz not null default now(),
  actor_kind text not null,
  actor_id text,
  actor_name text not null,
  action text not null,
  system_id uuid,
  object_type text not null,
  object_id text not null,
  changes jsonb not null default '[]',
  note text
);
create index audit_events_by_object on audit_events (object_type, object_id, seq);
create index audit_events_by_system on audit_events (system_id, seq);
