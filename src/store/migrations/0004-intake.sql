-- Intake from many tools: identity of assets, grouping into items, undo, statements, and the reasons of each decision.

-- Grouping, correlation and closure policy; what is absent has the default of src/domain/intake-policy.ts.
alter table systems add column intake_policy jsonb not null default '{}';

alter table imports
  add column feed_version text,
  add column ended_at timestamptz,
  add column speaks text not null default 'observations' check (speaks in ('observations', 'statements')),
  -- The archive that held the file, if it came in one.
  add column archive_name text,
  add column archive_sha256 text,
  add column undone_at timestamptz,
  add column undone_by text,
  drop constraint imports_status_check,
  add constraint imports_status_check check (
    status in ('received', 'previewing', 'previewed', 'applying', 'applied', 'repeat', 'discarded', 'failed',
      'undoing', 'undone')
  );

-- One address can have belonged to several hosts, so identifiers may repeat; aliases tell hosts apart.
alter table assets
  drop constraint assets_system_id_identifier_key_key,
  add column kind text not null default 'host' check (kind in ('host', 'image', 'repository', 'site', 'cloud')),
  add column instance_id text,
  add column tag text,
  add column digest text;
create index assets_by_identifier on assets (system_id, identifier_key);

-- Each name by which an asset was seen. A name belongs to the asset that had it last.
create table asset_aliases (
  system_id uuid not null references systems,
  kind text not null,
  value text not null,
  asset_id uuid not null references assets,
  primary key (system_id, kind, value)
);
create index asset_aliases_by_asset on asset_aliases (asset_id);
insert into asset_aliases (system_id, kind, value, asset_id)
select system_id, 'identifier', 'host ' || identifier_key, id from assets
union all
select distinct on (system_id, lower(fqdn)) system_id, 'fqdn', lower(fqdn), id from assets where fqdn is not null
on conflict do nothing;

alter table asset_coverage
  -- Checks that came to an answer on this asset.
  add column checks text[],
  -- The name by which the scan called the asset, and the alias that told which asset it is.
  add column scanned_as text,
  add column matched_by text,
  -- The facts of the asset as this scan gave them.
  add column said jsonb;

alter table weaknesses
  add column details jsonb not null default '{}',
  -- What the grouping policy makes one item of; its part before the colon is the rule.
  add column group_key text,
  -- The scan whose words these are: its start and the hash of its file.
  add column said_at timestamptz not null default '-infinity',
  add column said_in text not null default '';
update weaknesses set group_key = 'weakness:' || detector || ':' || source_identifier;
alter table weaknesses alter column group_key set not null;

alter table poam_items
  drop constraint poam_items_weakness_id_key,
  drop constraint poam_items_status_check,
  add constraint poam_items_status_check check (status in ('open', 'pending verification', 'closed', 'cancelled')),
  drop constraint poam_items_check1,
  add constraint poam_items_fixed_check check (status in ('open', 'cancelled') or fixed_on is not null),
  add column group_key text,
  -- A name of its own for an item of several weaknesses; null: the name of its weakness.
  add column title text,
  -- The closed item whose findings came back in this one.
  add column cites uuid references poam_items;
update poam_items i set group_key = (select group_key from weaknesses where id = i.weakness_id);
alter table poam_items alter column group_key set not null;
create index poam_items_by_weakness on poam_items (weakness_id);
create unique index poam_items_live_group on poam_items (system_id, group_key)
  where status in ('open', 'pending verification');
create index poam_items_by_group on poam_items (system_id, group_key);

alter table findings
  -- New findings name the item that their import opens at its end, hence deferred.
  add column item_id uuid references poam_items deferrable initially deferred,
  -- Why the finding stands in that item: rule, key, import.
  add column item_because jsonb,
  add column first_severity text,
  -- What the last record says beyond its identity: package, versions, expected and actual value.
  add column details jsonb,
  -- Equal keys on one asset are sightings of one weakness by different tools.
  add column correlation_key text,
  -- The other tool's finding that this one is the same as; both count as one.
  add column joined_to uuid,
  -- Covering scans in a row that did not show the finding.
  add column clean_scans integer not null default 0;
update findings f set first_severity = severity,
  item_id = (select id from poam_items where weakness_id = f.weakness_id);
alter table findings alter column first_severity set not null;
create index findings_by_item on findings (item_id);
create index findings_by_joint on findings (joined_to) where joined_to is not null;
create index findings_by_correlation on findings (asset_id, correlation_key) where correlation_key is not null;

alter table sightings
  add column severity text,
  -- What differed from the last sighting; null when nothing did.
  add column differs jsonb;

-- What somebody says about findings (VEX): it opens and closes nothing.
create table statements (
  id uuid primary key default uuidv7(),
  system_id uuid not null references systems,
  import_id uuid not null references imports,
  ordinal integer not null,
  vulnerability text not null,
  -- The vulnerability and its aliases in upper case.
  names text[] not null,
  products text[] not null,
  status text not null check (status in ('affected', 'not affected', 'fixed', 'under investigation')),
  justification text,
  detail text,
  severity text,
  stated_on date,
  unique (import_id, ordinal)
);
create index statements_by_name on statements using gin (names);
create index statements_by_system on statements (system_id);

do $$
declare
  name text;
begin
  foreach name in array array['asset_aliases', 'statements'] loop
    execute format('alter table %I enable row level security', name);
    execute format(
      'create policy own_systems on %I using (system_id = any ((select visible_systems())::uuid[]))', name
    );
  end loop;
end
$$;

grant select, insert, update on asset_aliases, statements to milepost_app;
-- Telling a ledger anew from the stored files (undo, another policy) writes these again; items are never removed.
grant delete on findings, sightings, asset_coverage, asset_aliases, assets, statements, weaknesses to milepost_app;

-- Originals are recorded once. Only evidence moves them: while a ledger is told anew from its scans, the day of first
-- detection and what follows from it are what the scans say.
create or replace function keep_originals() returns trigger language plpgsql as $$
begin
  if (new.system_id, new.number, new.poam_id, new.created_at)
      is distinct from (old.system_id, old.number, old.poam_id, old.created_at)
    or ((new.weakness_id, new.original_risk_rating, new.original_detection_date, new.original_scheduled_completion_date)
      is distinct from
      (old.weakness_id, old.original_risk_rating, old.original_detection_date, old.original_scheduled_completion_date)
      and coalesce(current_setting('milepost.retelling', true), '') <> 'on')
  then
    raise exception 'the originals of POA&M item % are frozen', old.poam_id;
  end if;
  return new;
end
$$;

create function refuse_removal() returns trigger language plpgsql as $$
begin
  if coalesce(current_setting('milepost.retelling', true), '') <> 'on' then
    raise exception 'rows of % are removed only while a ledger is told anew from its files', tg_table_name;
  end if;
  return null;
end
$$;
do $$
declare
  name text;
begin
  foreach name in array array[
    'findings', 'sightings', 'asset_coverage', 'asset_aliases', 'assets', 'statements', 'weaknesses'
  ] loop
    execute format(
      'create trigger removed_when_retold before delete on %I for each statement execute function refuse_removal()', name
    );
  end loop;
end
$$;
