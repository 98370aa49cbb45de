-- What moves dates: rulebooks of an organization's own, known exploited vulnerabilities, vendors, extensions.

-- An organization's own rulebook: another one with some settings changed. A changed one is a new version; systems stay on
-- the version that they adopted.
create table organization_rulebooks (
  organization_id uuid not null references organizations,
  id text not null check (id ~ '^[a-z][a-z0-9-]{0,39}$'),
  version integer not null check (version > 0),
  name text not null check (name <> ''),
  base_id text not null,
  changes jsonb not null,
  created_at timestamptz not null default ledger_now(),
  created_by text not null,
  primary key (organization_id, id, version)
);
create trigger only_grows before update or delete or truncate on organization_rulebooks
  for each statement execute function refuse_change();
alter table organization_rulebooks enable row level security;
create policy own_organizations on organization_rulebooks
  using (
    organization_id = any ((select administered_organizations())::uuid[])
    or organization_id in (select organization_id from systems)
  );
grant select, insert on organization_rulebooks to milepost_app;

alter table systems
  -- The version of the organization's own rulebook; null for one that ships with the program.
  add column rulebook_version integer,
  -- CMMC: the day of the Conditional status, from which its 180 days count.
  add column conditional_status_date date;

-- Which rulebook a system followed since when.
create table system_rulebooks (
  seq bigint generated always as identity primary key,
  system_id uuid not null references systems,
  rulebook_id text not null,
  rulebook_version integer,
  adopted_at timestamptz not null default ledger_now(),
  adopted_by text not null,
  reason text not null
);
create index system_rulebooks_by_system on system_rulebooks (system_id, seq);
insert into system_rulebooks (system_id, rulebook_id, adopted_at, adopted_by, reason)
  select id, rulebook_id, created_at, 'milepost', 'The system was made with it.' from systems;
create trigger only_grows before update or delete or truncate on system_rulebooks
  for each statement execute function refuse_change();
alter table system_rulebooks enable row level security;
create policy own_systems on system_rulebooks
  using (
    system_id = any ((select visible_systems())::uuid[])
    or system_id in (
      select id from systems where organization_id = any ((select administered_organizations())::uuid[])
    )
  );
grant select, insert on system_rulebooks to milepost_app;

-- CISA's catalog of known exploited vulnerabilities, the newest that was imported. No system's, everybody's.
create table known_exploited (
  cve text primary key,
  listed_on date not null,
  due_date date,
  name text not null,
  product text not null,
  ransomware boolean not null,
  catalog_version text not null
);
alter table known_exploited enable row level security;
create policy readable on known_exploited using (true);
grant select, insert, update, delete on known_exploited to milepost_app;

-- An item that waits for a vendor's fix, and each time that the vendor was asked.
create table vendor_dependencies (
  id uuid primary key default uuidv7(),
  system_id uuid not null references systems,
  item_id uuid not null references poam_items,
  product text not null check (product <> ''),
  vendor text,
  opened_on date not null,
  released_on date,
  ended_on date,
  opened_by text not null,
  recorded_at timestamptz not null default ledger_now()
);
create unique index vendor_dependencies_present on vendor_dependencies (item_id) where ended_on is null;
create index vendor_dependencies_by_system on vendor_dependencies (system_id);
create table vendor_check_ins (
  seq bigint generated always as identity primary key,
  system_id uuid not null references systems,
  dependency_id uuid not null references vendor_dependencies,
  checked_on date not null,
  answer text not null check (answer <> ''),
  by_name text not null,
  recorded_at timestamptz not null default ledger_now()
);
create index vendor_check_ins_by_dependency on vendor_check_ins (dependency_id, checked_on);
create index vendor_check_ins_by_system on vendor_check_ins (system_id);

-- A later date that somebody asked for and another person decided on.
create table extensions (
  id uuid primary key default uuidv7(),
  system_id uuid not null references systems,
  item_id uuid not null references poam_items,
  from_date date not null,
  to_date date not null,
  reason text not null check (reason <> ''),
  status text not null check (status in ('pending', 'approved', 'rejected', 'withdrawn')),
  requested_by text not null,
  requested_by_name text not null,
  requested_at timestamptz not null default ledger_now(),
  decided_by_name text,
  decided_at timestamptz,
  decision_reason text,
  check (to_date > from_date),
  check ((status = 'pending') = (decided_at is null))
);
create index extensions_by_item on extensions (item_id);
create index extensions_by_system on extensions (system_id, status);
create unique index extensions_pending on extensions (item_id) where status = 'pending';

do $$
declare
  name text;
begin
  foreach name in array array['vendor_dependencies', 'vendor_check_ins', 'extensions'] loop
    execute format('alter table %I enable row level security', name);
    execute format(
      'create policy own_systems on %I using (system_id = any ((select visible_systems())::uuid[]))', name
    );
    execute format('grant select, insert, update on %I to milepost_app', name);
  end loop;
end
$$;
create trigger only_grows before update or delete or truncate on vendor_check_ins
  for each statement execute function refuse_change();
