-- The whole life of an item: its statuses, all that an authority asks about it, and each of its past versions.

-- The moment that a write belongs to: now, unless the program tells a history (the demo) and says which moment it is.
create function ledger_now() returns timestamptz language sql stable as $$
  select coalesce(nullif(current_setting('milepost.at', true), '')::timestamptz, now())
$$;
alter table audit_events alter column at set default ledger_now();

alter table poam_items
  drop constraint poam_items_status_check,
  drop constraint poam_items_fixed_check,
  drop constraint poam_items_check,
  add constraint poam_items_status_check check (status in (
    'draft', 'open', 'in progress', 'pending verification', 'risk accepted', 'deferred',
    'closed', 'false positive', 'cancelled')),
  -- A rulebook can give no date: not evaluated yet, no time frame, no Conditional status.
  alter column original_scheduled_completion_date drop not null,
  alter column scheduled_completion_date drop not null,
  -- Until when a risk is accepted or the work is put off.
  add column until_date date,
  -- The status in which the item goes on when that ends, or when its proof is not accepted.
  add column resumes text check (resumes in ('draft', 'open', 'in progress')),
  add column proof text check (proof in ('scan', 'evidence')),
  -- Who put the evidence forward; another person has to verify it.
  add column work_done_by text,
  add column cancelled_by text check (cancelled_by in ('scans', 'person')),
  add column owner_id text references auth."user",
  add column team text,
  add column adjusted_risk_rating text
    check (adjusted_risk_rating in ('critical', 'high', 'moderate', 'low')),
  -- What people wrote into the fields of src/domain/item-fields.ts, by name; what is empty is not there.
  add column fields jsonb not null default '{}',
  -- The same for the organization's own fields.
  add column custom jsonb not null default '{}',
  -- What the scheduled date rests on beyond the fields: approved adjustment, KEV entry, vendor, extension, manual date
  -- (ClockFacts of src/domain/clock/clock-facts.ts).
  add column clock_facts jsonb not null default '{}',
  -- Whether a person chose the controls: then no scan changes them.
  add column controls_by_hand boolean not null default false;
update poam_items set
  proof = case when status in ('pending verification', 'closed') then 'scan' end,
  resumes = case when status = 'pending verification' then 'open' end,
  cancelled_by = case when status = 'cancelled' then 'scans' end;
alter table poam_items
  add constraint poam_items_completed check ((status in ('closed', 'false positive')) = (completion_date is not null)),
  add constraint poam_items_fixed check (status not in ('pending verification', 'closed') or fixed_on is not null),
  add constraint poam_items_proven check ((status in ('pending verification', 'closed')) = (proof is not null)),
  add constraint poam_items_until check ((status in ('risk accepted', 'deferred')) = (until_date is not null)),
  add constraint poam_items_cancelled check ((status = 'cancelled') = (cancelled_by is not null));
drop index poam_items_live_group;
create unique index poam_items_live_group on poam_items (system_id, group_key)
  where status not in ('closed', 'false positive', 'cancelled');
create index poam_items_by_owner on poam_items (owner_id) where owner_id is not null;

-- Every version of an item, kept by the table itself: what was known on a past day is never rewritten.
create table item_versions (
  seq bigint generated always as identity primary key,
  item_id uuid not null references poam_items,
  system_id uuid not null references systems,
  at timestamptz not null,
  state jsonb not null
);
create index item_versions_by_system on item_versions (system_id, at);
create index item_versions_by_item on item_versions (item_id, seq);
create function keep_version() returns trigger language plpgsql as $$
begin
  insert into item_versions (item_id, system_id, at, state)
  values (new.id, new.system_id, ledger_now(), to_jsonb(new));
  return null;
end
$$;
create trigger keep_version after insert or update on poam_items for each row execute function keep_version();
insert into item_versions (item_id, system_id, at, state)
  select id, system_id, created_at, to_jsonb(i) from poam_items i order by number;
create trigger only_grows before update or delete or truncate on item_versions
  for each statement execute function refuse_change();
alter table item_versions enable row level security;
create policy own_systems on item_versions using (system_id = any ((select visible_systems())::uuid[]));
grant select, insert on item_versions to milepost_app;

-- Fields that an organization adds to the items of all its systems.
create table custom_fields (
  organization_id uuid not null references organizations,
  key text not null check (key ~ '^[a-z][a-z0-9-]{0,39}$'),
  label text not null check (label <> ''),
  kind text not null check (kind in ('line', 'text', 'number', 'date', 'choice', 'list', 'yes-no')),
  choices text[] not null default '{}',
  position integer not null,
  retired boolean not null default false,
  primary key (organization_id, key)
);
alter table custom_fields enable row level security;
create policy own_organizations on custom_fields
  using (
    organization_id = any ((select administered_organizations())::uuid[])
    or organization_id in (select organization_id from systems)
  );
grant select, insert, update on custom_fields to milepost_app;
