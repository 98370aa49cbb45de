-- What proves that something is done: files, kept once by their hash, and what somebody attests.

create table evidence (
  id uuid primary key default uuidv7(),
  system_id uuid not null references systems,
  kind text not null check (kind in ('file', 'attestation')),
  -- What it proves; of an attestation, the words that are attested.
  proves text not null check (proves <> ''),
  -- The type of an attestation, by which closure contracts ask for it.
  attestation_type text,
  sha256 text references raw_files,
  bytes bigint,
  file_name text,
  sensitivity text not null check (sensitivity in ('public', 'internal', 'CUI', 'restricted')),
  -- The day of which it speaks, and the last one on which it still proves something.
  collected_on date not null,
  expires_on date,
  added_by text not null,
  added_by_name text not null,
  added_at timestamptz not null default ledger_now(),
  withdrawn_at timestamptz,
  withdrawn_by_name text,
  withdrawn_because text,
  check ((kind = 'file') = (sha256 is not null and bytes is not null and file_name is not null)),
  check ((kind = 'attestation') = (attestation_type is not null)),
  check ((withdrawn_at is null) = (withdrawn_because is null)),
  check (expires_on is null or expires_on >= collected_on)
);
create index evidence_by_system on evidence (system_id, added_at);

create table evidence_items (
  evidence_id uuid not null references evidence,
  item_id uuid not null references poam_items,
  system_id uuid not null references systems,
  primary key (evidence_id, item_id)
);
create index evidence_items_by_item on evidence_items (item_id);
create index evidence_items_by_system on evidence_items (system_id);

do $$
declare
  name text;
begin
  foreach name in array array['evidence', 'evidence_items'] loop
    execute format('alter table %I enable row level security', name);
    execute format(
      'create policy own_systems on %I using (system_id = any ((select visible_systems())::uuid[]))', name
    );
  end loop;
end
$$;
grant select, insert, update on evidence to milepost_app;
grant select, insert on evidence_items to milepost_app;

-- Evidence is never changed, only withdrawn.
create function keep_evidence() returns trigger language plpgsql as $$
begin
  if to_jsonb(new) - '{withdrawn_at,withdrawn_by_name,withdrawn_because}'::text[]
    is distinct from to_jsonb(old) - '{withdrawn_at,withdrawn_by_name,withdrawn_because}'::text[]
    or old.withdrawn_at is not null
  then
    raise exception 'evidence % is never changed', old.id;
  end if;
  return new;
end
$$;
create trigger keep_evidence before update on evidence for each row execute function keep_evidence();
create trigger never_removed before delete or truncate on evidence
  for each statement execute function refuse_change();

-- The condition under which an item may close (src/domain/closure-contract.ts); null: the rulebook's.
alter table poam_items add column closure_contract jsonb;
