-- Who does what until when: milestones with their frozen originals, what waits for what, teams, words that are used again,
-- and rules for who owns new items.

create table milestones (
  id uuid primary key default uuidv7(),
  system_id uuid not null references systems,
  description text not null check (description <> ''),
  due_date date not null,
  -- Days of work that it takes.
  work_days integer not null check (work_days between 0 and 3650),
  owner_id text references auth."user",
  team text check (team <> ''),
  -- Since when the original text and date stand: since an item that it belongs to is recorded.
  frozen_at timestamptz,
  created_at timestamptz not null default ledger_now(),
  created_by text not null
);
create index milestones_by_system on milestones (system_id);

-- The items that a milestone belongs to, and the number that it has in each: never used again.
create table item_milestones (
  item_id uuid not null references poam_items,
  number integer not null check (number > 0),
  milestone_id uuid not null references milestones,
  system_id uuid not null references systems,
  -- Whether it stands in the item's original plan, or came later (a change of the kind "new").
  planned boolean not null,
  added_on date not null,
  added_by text not null,
  reason text not null,
  recorded_at timestamptz not null default ledger_now(),
  primary key (item_id, number),
  unique (item_id, milestone_id)
);
create index item_milestones_by_milestone on item_milestones (milestone_id);
create index item_milestones_by_system on item_milestones (system_id);

create table milestone_changes (
  seq bigint generated always as identity primary key,
  system_id uuid not null references systems,
  milestone_id uuid not null references milestones,
  kind text not null check (kind in ('update', 'complete')),
  changed_on date not null,
  -- What holds from now on; null for what stays.
  due_date date,
  description text check (description <> ''),
  completed_on date,
  reason text not null,
  by_name text not null,
  recorded_at timestamptz not null default ledger_now(),
  check ((kind = 'complete') = (completed_on is not null)),
  check (kind = 'update' or (due_date is null and description is null)),
  check (kind = 'complete' or reason <> '')
);
create index milestone_changes_by_milestone on milestone_changes (milestone_id, seq);
create index milestone_changes_by_system on milestone_changes (system_id);
create unique index milestone_changes_completed_once on milestone_changes (milestone_id) where kind = 'complete';

-- A milestone that begins when another one is done; an item whose work begins when another item is done.
create table milestone_needs (
  milestone_id uuid not null references milestones,
  needs_id uuid not null references milestones,
  system_id uuid not null references systems,
  primary key (milestone_id, needs_id),
  check (milestone_id <> needs_id)
);
create index milestone_needs_by_system on milestone_needs (system_id);
create table item_waits (
  item_id uuid not null references poam_items,
  waits_for_id uuid not null references poam_items,
  system_id uuid not null references systems,
  primary key (item_id, waits_for_id),
  check (item_id <> waits_for_id)
);
create index item_waits_by_system on item_waits (system_id);

-- The teams of an item, each with a plan and resources of its own.
create table item_teams (
  item_id uuid not null references poam_items,
  team text not null check (team <> ''),
  system_id uuid not null references systems,
  plan text,
  resources text,
  primary key (item_id, team)
);
create index item_teams_by_system on item_teams (system_id);

-- Who owns new items. The first rule that matches and says something counts.
create table assignment_rules (
  id uuid primary key default uuidv7(),
  system_id uuid not null references systems,
  position integer not null,
  match text not null check (match in ('control', 'asset', 'detector', 'tag')),
  pattern text not null check (pattern <> ''),
  owner_id text references auth."user",
  team text check (team <> ''),
  created_at timestamptz not null default ledger_now(),
  created_by text not null,
  ended_at timestamptz,
  ended_by text,
  check (owner_id is not null or team is not null),
  check ((ended_at is null) = (ended_by is null))
);
create index assignment_rules_by_system on assignment_rules (system_id, position) where ended_at is null;

do $$
declare
  name text;
begin
  foreach name in array array[
    'milestones', 'item_milestones', 'milestone_changes', 'milestone_needs', 'item_waits', 'item_teams', 'assignment_rules'
  ] loop
    execute format('alter table %I enable row level security', name);
    execute format(
      'create policy own_systems on %I using (system_id = any ((select visible_systems())::uuid[]))', name
    );
  end loop;
end
$$;
grant select, insert, update on milestones, assignment_rules to milepost_app;
grant select, insert on item_milestones, milestone_changes to milepost_app;
grant select, insert, delete on milestone_needs, item_waits to milepost_app;
grant select, insert, update, delete on item_teams to milepost_app;

create trigger never_removed before delete or truncate on milestones
  for each statement execute function refuse_change();
create trigger only_grows before update or delete or truncate on item_milestones
  for each statement execute function refuse_change();
create trigger only_grows before update or delete or truncate on milestone_changes
  for each statement execute function refuse_change();

-- The original text and date of a milestone stand once an item that it belongs to is recorded.
create function keep_milestone() returns trigger language plpgsql as $$
begin
  if (new.system_id, new.created_at, new.created_by) is distinct from (old.system_id, old.created_at, old.created_by)
    or old.frozen_at is not null
      and (new.description, new.due_date, new.frozen_at) is distinct from
          (old.description, old.due_date, old.frozen_at)
  then
    raise exception 'the originals of milestone % are frozen', old.id;
  end if;
  return new;
end
$$;
create trigger keep_milestone before update on milestones for each row execute function keep_milestone();

create function freeze_milestones() returns trigger language plpgsql as $$
begin
  update milestones set frozen_at = ledger_now()
  where frozen_at is null and id in (select milestone_id from item_milestones where item_id = new.id);
  return null;
end
$$;
create trigger freeze_milestones after update on poam_items for each row
  when (old.status = 'draft' and new.status <> 'draft') execute function freeze_milestones();

create function freeze_linked() returns trigger language plpgsql as $$
begin
  update milestones set frozen_at = ledger_now()
  where frozen_at is null and id = new.milestone_id
    and exists (select from poam_items where id = new.item_id and status <> 'draft');
  return null;
end
$$;
create trigger freeze_linked after insert on item_milestones for each row execute function freeze_linked();

-- Words of plans, mitigations and milestones that an organization uses again and again.
create table plan_statements (
  id uuid primary key default uuidv7(),
  organization_id uuid not null references organizations,
  category text not null check (category in ('plan', 'mitigation', 'milestone')),
  title text not null check (title <> ''),
  statement text not null check (statement <> ''),
  active boolean not null default true,
  created_at timestamptz not null default ledger_now(),
  created_by text not null
);
create unique index plan_statements_title on plan_statements (organization_id, category, lower(title));
alter table plan_statements enable row level security;
create policy own_organizations on plan_statements
  using (
    organization_id = any ((select administered_organizations())::uuid[])
    or organization_id in (select organization_id from systems)
  );
grant select, insert, update on plan_statements to milepost_app;
