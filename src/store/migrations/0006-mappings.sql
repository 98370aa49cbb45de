-- How the rows of tables that no report format knows become findings. A changed mapping is a new row: an import names the
-- version that it was read with, so that it can be read again in the same way.

create table import_mappings (
  id uuid primary key default uuidv7(),
  system_id uuid not null references systems,
  name text not null check (name <> ''),
  version integer not null check (version > 0),
  mapping jsonb not null,
  saved_at timestamptz not null,
  saved_by text not null,
  saved_by_id text
);
create unique index import_mappings_by_name on import_mappings (system_id, lower(name), version);

alter table imports add column mapping_id uuid references import_mappings;

alter table import_mappings enable row level security;
create policy own_systems on import_mappings using (system_id = any ((select visible_systems())::uuid[]));
-- Versions only grow: no right to change or remove one.
grant select, insert on import_mappings to milepost_app;
