-- Several files that are reviewed and applied as one, and uploads that go on where they were cut off.

create table batches (
  id uuid primary key default uuidv7(),
  system_id uuid not null references systems,
  status text not null check (
    status in ('previewing', 'previewed', 'applying', 'finished', 'discarded', 'failed')
  ),
  -- The ledger's revision that the previews of the files still waiting were made on.
  preview_revision bigint,
  progress jsonb,
  fault jsonb,
  created_at timestamptz not null default now(),
  -- Who asked for the present work, in whose name it goes on.
  asked_by text not null,
  asked_by_id text
);
create index batches_by_system on batches (system_id);

alter table imports
  add column batch_id uuid references batches,
  -- The place in the batch, by scan date; null until the batch is in order.
  add column batch_position integer;
create index imports_by_batch on imports (batch_id) where batch_id is not null;

create table uploads (
  id uuid primary key default uuidv7(),
  system_id uuid not null references systems,
  file_name text not null,
  bytes bigint not null check (bytes >= 0),
  -- What the bytes must hash to, if whoever sends them said so.
  sha256 text,
  -- Bytes that are on disk for good.
  received bigint not null default 0,
  -- Who writes at this moment, and until when that counts without a sign of life.
  writer uuid,
  writing_until timestamptz,
  -- The imports that the whole file became; null while it is not whole.
  import_ids text[],
  created_at timestamptz not null default now(),
  touched_at timestamptz not null default now(),
  created_by text not null,
  created_by_id text
);
create index uploads_by_system on uploads (system_id);

alter table batches enable row level security;
create policy own_systems on batches using (system_id = any ((select visible_systems())::uuid[]));

-- An upload belongs to who began it: others of the system do not see it.
alter table uploads enable row level security;
create policy own_uploads on uploads using (
  system_id = any ((select visible_systems())::uuid[])
  and (
    current_setting('milepost.actor_kind', true) in ('operator', 'system')
    or created_by_id = current_setting('milepost.actor_id', true)
  )
);

grant select, insert, update on batches, uploads to milepost_app;
grant delete on uploads to milepost_app;
