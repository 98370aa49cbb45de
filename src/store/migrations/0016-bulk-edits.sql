-- Edits of many items at once, each with the versions before and after, so that it can be taken back.

create table bulk_edits (
  id uuid primary key default uuidv7(),
  system_id uuid not null references systems,
  description text not null,
  reason text not null,
  edited_at timestamptz not null default ledger_now(),
  edited_by_name text not null,
  undone_at timestamptz,
  undone_by_name text,
  check ((undone_at is null) = (undone_by_name is null))
);
create index bulk_edits_by_system on bulk_edits (system_id, edited_at desc);
create table bulk_edit_items (
  bulk_edit_id uuid not null references bulk_edits,
  item_id uuid not null references poam_items,
  system_id uuid not null references systems,
  before_seq bigint not null references item_versions,
  after_seq bigint not null references item_versions,
  primary key (bulk_edit_id, item_id)
);
create index bulk_edit_items_by_system on bulk_edit_items (system_id);

alter table bulk_edits enable row level security;
create policy own_systems on bulk_edits using (system_id = any ((select visible_systems())::uuid[]));
alter table bulk_edit_items enable row level security;
create policy own_systems on bulk_edit_items using (system_id = any ((select visible_systems())::uuid[]));
grant select, insert, update on bulk_edits to milepost_app;
grant select, insert on bulk_edit_items to milepost_app;
