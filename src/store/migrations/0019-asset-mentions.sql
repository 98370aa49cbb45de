-- What each file said of an asset, one row per name that the file calls it by, in the order of the file. From these the
-- identities of assets can be told again in scan order.
create table asset_mentions (
  import_id uuid not null references imports,
  ordinal integer not null,
  asset_id uuid not null references assets,
  system_id uuid not null references systems,
  said jsonb not null,
  primary key (import_id, ordinal)
);
create index asset_mentions_by_asset on asset_mentions (asset_id);
insert into asset_mentions (import_id, ordinal, asset_id, system_id, said)
select import_id, row_number() over (partition by import_id order by scanned_as) - 1, asset_id, system_id, said
from asset_coverage where said is not null;
alter table asset_coverage drop column said;

-- A name stays with every asset that ever had it; one of them holds it: the one that was seen with it last.
alter table asset_aliases
  add column held boolean not null default true,
  drop constraint asset_aliases_pkey,
  add primary key (system_id, kind, value, asset_id);
create unique index asset_aliases_held on asset_aliases (system_id, kind, value) where held;
-- With the system, which every query names, in second place: while an import fills the table its statistics say nothing,
-- and an index that begins with the system would be taken for as good as the one that fits.
drop index asset_aliases_by_asset;
create index asset_aliases_by_asset on asset_aliases (asset_id, system_id);

alter table asset_mentions enable row level security;
create policy own_systems on asset_mentions using (system_id = any ((select visible_systems())::uuid[]));
grant select, insert, delete on asset_mentions to milepost_app;
create trigger removed_when_retold before delete on asset_mentions for each statement execute function refuse_removal();
