-- FIRST's Exploit Prediction Scoring System: the scores of one day, which each import replaces as a whole.
create table epss_scores (
  cve text primary key,
  score double precision not null check (score between 0 and 1),
  percentile double precision check (percentile between 0 and 1)
);
alter table epss_scores enable row level security;
create policy readable on epss_scores using (true);
grant select, insert, update, delete on epss_scores to milepost_app;

-- Which scores they are; one row, once there are any.
create table epss_model (
  present boolean primary key default true check (present),
  model_version text not null,
  score_date date not null,
  scores integer not null,
  sha256 text not null,
  imported_at timestamptz not null default ledger_now(),
  imported_by text not null
);
alter table epss_model enable row level security;
create policy readable on epss_model using (true);
grant select, insert, update, delete on epss_model to milepost_app;

-- Whether nobody but one organization would see what its administrator takes in for all.
create function one_organization() returns boolean
language sql stable security definer set search_path = public, pg_temp as $$
  select count(*) <= 1 from organizations
$$;
