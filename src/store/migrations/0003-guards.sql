-- Guards that no program error can pass: row-level security, frozen originals, an audit trail that only grows.

-- The systems that the present transaction may see. Who acts is set at the start of each transaction
-- (src/store/transaction.ts); without an actor nothing is visible.
create function visible_systems() returns uuid[]
language sql stable security definer set search_path = public, pg_temp as $$
  select case current_setting('milepost.actor_kind', true)
    when 'operator' then (select coalesce(array_agg(id), '{}') from systems)
    when 'system' then (select coalesce(array_agg(id), '{}') from systems)
    when 'user' then (
      select coalesce(array_agg(system_id), '{}') from memberships
      where user_id = current_setting('milepost.actor_id', true)
    )
    else '{}'::uuid[]
  end
$$;

-- Organizations that the acting person administers.
create function administered_organizations() returns uuid[]
language sql stable security definer set search_path = public, pg_temp as $$
  select case current_setting('milepost.actor_kind', true)
    when 'operator' then (select coalesce(array_agg(id), '{}') from organizations)
    when 'system' then (select coalesce(array_agg(id), '{}') from organizations)
    when 'user' then (
      select coalesce(array_agg(organization_id), '{}') from administrators
      where user_id = current_setting('milepost.actor_id', true)
    )
    else '{}'::uuid[]
  end
$$;

do $$
declare
  name text;
begin
  foreach name in array array[
    'imports', 'assets', 'asset_coverage', 'weaknesses', 'poam_items', 'findings', 'sightings'
  ] loop
    execute format('alter table %I enable row level security', name);
    execute format(
      'create policy own_systems on %I using (system_id = any ((select visible_systems())::uuid[]))', name
    );
  end loop;
end
$$;

alter table systems enable row level security;
create policy own_systems on systems
  using (
    id = any ((select visible_systems())::uuid[])
    or organization_id = any ((select administered_organizations())::uuid[])
  );

alter table memberships enable row level security;
create policy own_systems on memberships
  using (
    system_id = any ((select visible_systems())::uuid[])
    or system_id in (
      select id from systems where organization_id = any ((select administered_organizations())::uuid[])
    )
  );

-- An organization is known to its administrators and to the members of its systems.
alter table organizations enable row level security;
create policy found on organizations for insert
  with check (current_setting('milepost.actor_kind', true) in ('operator', 'system'));
create policy rename on organizations for update
  using (current_setting('milepost.actor_kind', true) in ('operator', 'system'));
create policy own_organizations on organizations for select
  using (
    id = any ((select administered_organizations())::uuid[])
    or id in (select organization_id from systems)
  );

alter table one_time_links enable row level security;
create policy own_systems on one_time_links
  using (
    current_setting('milepost.actor_kind', true) in ('operator', 'system')
    or system_id = any ((select visible_systems())::uuid[])
    or system_id in (
      select id from systems where organization_id = any ((select administered_organizations())::uuid[])
    )
  );

alter table administrators enable row level security;
create policy own_row on administrators
  using (
    current_setting('milepost.actor_kind', true) in ('operator', 'system')
    or user_id = current_setting('milepost.actor_id', true)
  );

alter table audit_events enable row level security;
create policy read_own on audit_events for select
  using (
    current_setting('milepost.actor_kind', true) in ('operator', 'system')
    or system_id = any ((select visible_systems())::uuid[])
  );
create policy append on audit_events for insert with check (true);

-- Originals are recorded once.
create function keep_originals() returns trigger language plpgsql as $$
begin
  if (new.system_id, new.number, new.poam_id, new.weakness_id, new.original_risk_rating,
      new.original_detection_date, new.original_scheduled_completion_date, new.created_at)
    is distinct from
     (old.system_id, old.number, old.poam_id, old.weakness_id, old.original_risk_rating,
      old.original_detection_date, old.original_scheduled_completion_date, old.created_at)
  then
    raise exception 'the originals of POA&M item % are frozen', old.poam_id;
  end if;
  return new;
end
$$;
create trigger keep_originals before update on poam_items for each row execute function keep_originals();

create function refuse_change() returns trigger language plpgsql as $$
begin
  raise exception '% only grows: rows of it are never changed or removed', tg_table_name;
end
$$;
create trigger only_grows before update or delete or truncate on audit_events
  for each statement execute function refuse_change();
create trigger never_removed before delete or truncate on poam_items
  for each statement execute function refuse_change();

-- The application's role: no superuser, owns nothing, cannot bypass row-level security, cannot delete what must stay.
do $$
begin
  if not exists (select from pg_roles where rolname = 'milepost_app') then
    create role milepost_app nologin nosuperuser nobypassrls nocreatedb nocreaterole;
  end if;
end
$$;
grant usage on schema public, auth to milepost_app;
grant select, insert, update on all tables in schema public to milepost_app;
revoke update on audit_events, raw_files from milepost_app;
grant delete on memberships to milepost_app;
grant select, insert, update, delete on all tables in schema auth to milepost_app;
grant usage on all sequences in schema public to milepost_app;
