-- From which number of unique vulnerabilities an increase is counted: set at the authorization, and again whenever the
-- authorizing official takes a new one. The newest counts.
create table vulnerability_baselines (
  seq bigint generated always as identity primary key,
  system_id uuid not null references systems,
  set_on date not null,
  vulnerabilities integer not null check (vulnerabilities >= 0),
  reason text not null check (reason <> ''),
  by_name text not null,
  recorded_at timestamptz not null default ledger_now()
);
create index vulnerability_baselines_by_system on vulnerability_baselines (system_id, seq);
create trigger only_grows before update or delete or truncate on vulnerability_baselines
  for each statement execute function refuse_change();
alter table vulnerability_baselines enable row level security;
create policy own_systems on vulnerability_baselines using (system_id = any ((select visible_systems())::uuid[]));
grant select, insert on vulnerability_baselines to milepost_app;

-- Work queues and metrics ask for what is open, by date.
create index poam_items_open on poam_items (system_id, scheduled_completion_date)
  where status not in ('closed', 'false positive', 'cancelled');
