-- Catalogs of controls that the operator loaded: no system's, everybody's. One of the same title replaces the one before.
create table control_catalogs (
  id uuid primary key default uuidv7(),
  title text not null check (title <> ''),
  version text not null,
  sha256 text not null,
  imported_at timestamptz not null default ledger_now(),
  imported_by text not null
);
create unique index control_catalogs_by_title on control_catalogs (lower(title));

create table catalog_controls (
  catalog_id uuid not null references control_catalogs on delete cascade,
  position integer not null,
  -- The form by which a control is known whoever wrote it: ac-2.1.
  key text not null,
  label text not null,
  title text not null,
  family text not null,
  group_title text,
  parent_key text,
  withdrawn boolean not null,
  statement text,
  primary key (catalog_id, position)
);
create index catalog_controls_by_key on catalog_controls (key);

alter table control_catalogs enable row level security;
alter table catalog_controls enable row level security;
create policy readable on control_catalogs for select using (true);
create policy readable on catalog_controls for select using (true);
create policy of_the_operator on control_catalogs
  using (current_setting('milepost.actor_kind', true) in ('operator', 'system'));
create policy of_the_operator on catalog_controls
  using (current_setting('milepost.actor_kind', true) in ('operator', 'system'));
grant select, insert, update, delete on control_catalogs, catalog_controls to milepost_app;

-- The system security plan, the newest that was taken in, and what it says under each control.
create table security_plans (
  system_id uuid primary key references systems,
  title text not null,
  version text not null,
  system_name text not null,
  sha256 text not null,
  imported_at timestamptz not null default ledger_now(),
  imported_by text not null
);
create table security_plan_statements (
  system_id uuid not null references security_plans on delete cascade,
  -- The plan's own: it stays the same from one version of the plan to the next.
  uuid uuid not null,
  position integer not null,
  control_key text not null,
  -- The part of the control; null for the control as a whole.
  statement_id text,
  primary key (system_id, uuid)
);
create index security_plan_statements_by_control on security_plan_statements (system_id, control_key);

-- Statements of the plan that an item contradicts, as a person said. They outlast the plan's versions.
create table item_plan_statements (
  system_id uuid not null references systems,
  item_id uuid not null references poam_items,
  statement_uuid uuid not null,
  linked_by text not null,
  linked_at timestamptz not null default ledger_now(),
  primary key (item_id, statement_uuid)
);
create index item_plan_statements_by_statement on item_plan_statements (system_id, statement_uuid);

alter table security_plans enable row level security;
alter table security_plan_statements enable row level security;
alter table item_plan_statements enable row level security;
create policy own_systems on security_plans using (system_id = any ((select visible_systems())::uuid[]));
create policy own_systems on security_plan_statements using (system_id = any ((select visible_systems())::uuid[]));
create policy own_systems on item_plan_statements using (system_id = any ((select visible_systems())::uuid[]));
grant select, insert, update on security_plans to milepost_app;
grant select, insert, delete on security_plan_statements, item_plan_statements to milepost_app;
