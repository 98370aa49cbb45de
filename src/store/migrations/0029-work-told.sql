-- Work that ends with its answer leaves its row when its process dies. Such a row is known by the hour in which nothing was told,
-- together with a ledger on which nobody works.
alter table work_progress add column told_at timestamptz not null default now();
