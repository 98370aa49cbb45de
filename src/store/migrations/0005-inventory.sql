-- What a system's owner declares to be there. Scanned assets are not referenced: they are written anew whenever a ledger is
-- told anew, and declared assets are matched with them by name when they are read.

create table inventories (
  id uuid primary key default uuidv7(),
  system_id uuid not null references systems,
  sha256 text not null references raw_files,
  bytes bigint not null,
  file_name text not null,
  -- Layout and version of the workbook, such as fedramp-inventory@3.1.
  format text not null,
  entries integer not null,
  remarks jsonb not null,
  uploaded_at timestamptz not null,
  uploaded_by text not null,
  uploaded_by_id text,
  -- When the next one took its place; null: this is the current inventory.
  replaced_at timestamptz
);
create unique index inventories_current on inventories (system_id) where replaced_at is null;

create table declared_assets (
  inventory_id uuid not null references inventories,
  ordinal integer not null check (ordinal > 0),
  system_id uuid not null references systems,
  -- The same from one inventory to the next while the identifier stays.
  id uuid not null,
  -- Sheet and row in the file.
  place text not null,
  declared jsonb not null,
  primary key (inventory_id, ordinal)
);

do $$
declare
  name text;
begin
  foreach name in array array['inventories', 'declared_assets'] loop
    execute format('alter table %I enable row level security', name);
    execute format(
      'create policy own_systems on %I using (system_id = any ((select visible_systems())::uuid[]))', name
    );
  end loop;
end
$$;

grant select, insert, update on inventories to milepost_app;
grant select, insert on declared_assets to milepost_app;
