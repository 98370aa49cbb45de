-- Files of collecting services, which speak of the findings of several detectors, and names that people give to assets
-- which a file does not name. Lists that date their records one by one.

alter table imports
  -- The detectors beside `detector` whose findings the file holds.
  add column also_of text[] not null default '{}',
  -- What the asset is called that the file does not name; null when nobody named it.
  add column asset_name text;

-- Two assets of which nothing was found may have the same report.
drop index imports_applied_once;
create unique index imports_applied_once on imports (system_id, sha256, coalesce(asset_name, ''))
  where status = 'applied';

-- The record's own day; null when it has that of its asset.
alter table sightings add column seen_on date;
