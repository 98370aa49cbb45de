-- What people say of an item to each other, and the log of its periodic reviews. Rows are only ever added.

create table item_notes (
  id uuid primary key default uuidv7(),
  system_id uuid not null references systems,
  item_id uuid not null references poam_items,
  kind text not null check (kind in ('comment', 'review')),
  body text not null check (body <> ''),
  -- The members who are asked to look.
  mentions text[] not null default '{}',
  -- Of a review: the day on which the next one is due.
  next_review_on date,
  by_key text not null,
  by_name text not null,
  noted_at timestamptz not null default ledger_now(),
  check (kind = 'review' or next_review_on is null)
);
create index item_notes_by_item on item_notes (item_id, noted_at);
create index item_notes_by_system on item_notes (system_id, noted_at desc);
create index item_notes_by_mention on item_notes using gin (mentions);
create trigger only_grows before update or delete or truncate on item_notes
  for each statement execute function refuse_change();
alter table item_notes enable row level security;
create policy own_systems on item_notes using (system_id = any ((select visible_systems())::uuid[]));
grant select, insert on item_notes to milepost_app;
