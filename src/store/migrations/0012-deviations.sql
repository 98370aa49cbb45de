-- What an approver is asked for: deviations and risk acceptances of items, and standing deviations that apply to all that
-- matches them from a day on.

create table deviation_requests (
  id uuid primary key default uuidv7(),
  system_id uuid not null references systems,
  -- "DR-7" within the system; never used again.
  number integer not null,
  type text not null check (type in (
    'false positive', 'operational requirement', 'risk adjustment', 'operational requirement and risk adjustment',
    'risk acceptance')),
  -- The item that it is about; a standing one has a match instead (StandingMatch of src/domain/deviation).
  item_id uuid references poam_items,
  match jsonb,
  applies_from date,
  -- The standing deviation by which it was approved.
  cites uuid references deviation_requests,
  -- The parts of the form (Claim of src/domain/deviation/claim.ts).
  claim jsonb not null,
  rationale text not null check (rationale <> ''),
  vulnerability_information text,
  -- What the modified vector scored when it was asked (AdjustedScore of src/domain/deviation/risk-reduction.ts).
  adjusted jsonb,
  -- The last day that was asked for.
  wanted_until date,
  status text not null check (status in (
    'pending', 'approved', 'rejected', 'withdrawn', 'revoked', 'expired', 'replaced')),
  requested_at timestamptz not null default ledger_now(),
  requested_on date not null,
  requested_by text not null,
  requested_by_key text not null,
  decided_on date,
  decided_by text,
  decided_because text,
  expires_on date,
  review_on date,
  ended_on date,
  ended_by text,
  ended_because text,
  unique (system_id, number),
  check ((item_id is null) = (match is not null)),
  check ((match is null) = (applies_from is null)),
  check (match is null or type <> 'risk acceptance'),
  check ((status in ('approved', 'rejected', 'revoked', 'expired', 'replaced')) = (decided_on is not null)),
  check ((status in ('withdrawn', 'revoked', 'expired', 'replaced')) = (ended_on is not null)),
  check (status <> 'approved' or expires_on is not null or (match is null and type <> 'risk acceptance'))
);
create index deviation_requests_by_item on deviation_requests (item_id) where item_id is not null;
create index deviation_requests_by_standing on deviation_requests (cites) where cites is not null;
create index deviation_requests_running on deviation_requests (expires_on) where status = 'approved';
create index deviation_requests_standing on deviation_requests (system_id)
  where match is not null and status = 'approved';

alter table deviation_requests enable row level security;
create policy own_systems on deviation_requests using (system_id = any ((select visible_systems())::uuid[]));
create trigger never_removed before delete or truncate on deviation_requests
  for each statement execute function refuse_change();
grant select, insert, update on deviation_requests to milepost_app;
