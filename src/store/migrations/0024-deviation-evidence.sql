-- The pieces of evidence of the item with which a deviation was asked for.
create table deviation_evidence (
  deviation_id uuid not null references deviation_requests,
  evidence_id uuid not null references evidence,
  system_id uuid not null references systems,
  primary key (deviation_id, evidence_id)
);
alter table deviation_evidence enable row level security;
create policy own_systems on deviation_evidence using (system_id = any ((select visible_systems())::uuid[]));
grant select, insert on deviation_evidence to milepost_app;
