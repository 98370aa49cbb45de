-- CMMC: assessments, the result of each requirement, and the three registers that must not be mixed.

create table cmmc_assessments (
  id uuid primary key default uuidv7(),
  system_id uuid not null references systems,
  level integer not null check (level in (1, 2, 3)),
  -- src/domain/cmmc/assessment.ts says what these mean.
  kind text not null check (kind in ('self', 'c3pao', 'dibcac')),
  assessed_on date,
  assessor text,
  uid text,
  scope text check (scope in ('enterprise', 'enclave', 'contracts')),
  scope_description text,
  cage_codes text[] not null default '{}',
  ssp_name text,
  ssp_version text,
  ssp_date date,
  level2_uid text,
  level2_status_date date,
  conditional_status_date date,
  final_status_date date,
  version integer not null default 1,
  begun_at timestamptz not null,
  begun_by text not null,
  -- When the next assessment of the level began; null for the present one.
  ended_at timestamptz,
  check (level > 1 or conditional_status_date is null),
  check (final_status_date >= conditional_status_date)
);
create unique index cmmc_assessments_present on cmmc_assessments (system_id, level) where ended_at is null;

-- Every result that was ever recorded; the newest of a requirement counts.
create table cmmc_results (
  seq bigint generated always as identity primary key,
  system_id uuid not null references systems,
  assessment_id uuid not null references cmmc_assessments,
  requirement_id text not null,
  result text not null check (result in ('met', 'not met', 'partial', 'not applicable', 'not assessed')),
  note text,
  evidence text,
  recorded_at timestamptz not null,
  recorded_by text not null,
  recorded_by_id text
);
create index cmmc_results_newest on cmmc_results (assessment_id, requirement_id, seq desc);
create index cmmc_results_by_system on cmmc_results (system_id);

-- The registers outlive an assessment: a deficiency or an exception goes on into the next one.
create table cmmc_entries (
  id uuid primary key default uuidv7(),
  system_id uuid not null references systems,
  level integer not null check (level in (1, 2, 3)),
  requirement_id text not null,
  register text not null check (register in ('assessment poam', 'operational plan', 'enduring exception')),
  description text not null,
  scheduled_completion_date date,
  resources text,
  arose_on date,
  corrective_action text,
  next_review_on date,
  rationale text,
  mitigations text,
  ssp_reference text,
  version integer not null default 1,
  entered_at timestamptz not null,
  entered_by text not null,
  closed_on date,
  closed_by text,
  closed_because text,
  -- The entry of another register that took its place.
  moved_to uuid references cmmc_entries,
  check ((closed_on is null) = (closed_because is null)),
  check (moved_to is null or closed_on is not null),
  check (register <> 'assessment poam' or (level > 1 and scheduled_completion_date is not null)),
  check (
    register <> 'operational plan'
    or (arose_on is not null and corrective_action is not null and next_review_on is not null)
  ),
  check (
    register <> 'enduring exception'
    or (rationale is not null and mitigations is not null and ssp_reference is not null)
  )
);
create index cmmc_entries_by_system on cmmc_entries (system_id, level, requirement_id);
create unique index cmmc_entries_one_poam on cmmc_entries (system_id, level, requirement_id)
  where register = 'assessment poam' and closed_on is null;

create table cmmc_reviews (
  seq bigint generated always as identity primary key,
  system_id uuid not null references systems,
  entry_id uuid not null references cmmc_entries,
  reviewed_on date not null,
  progress text not null,
  shows_progress boolean not null,
  next_review_on date not null,
  recorded_at timestamptz not null,
  recorded_by text not null
);
create index cmmc_reviews_by_entry on cmmc_reviews (entry_id, seq);
create index cmmc_reviews_by_system on cmmc_reviews (system_id);

create table cmmc_entry_items (
  system_id uuid not null references systems,
  entry_id uuid not null references cmmc_entries,
  item_id uuid not null references poam_items,
  primary key (entry_id, item_id)
);
create index cmmc_entry_items_by_item on cmmc_entry_items (item_id);

do $$
declare
  name text;
begin
  foreach name in array array[
    'cmmc_assessments', 'cmmc_results', 'cmmc_entries', 'cmmc_reviews', 'cmmc_entry_items'
  ] loop
    execute format('alter table %I enable row level security', name);
    execute format(
      'create policy own_systems on %I using (system_id = any ((select visible_systems())::uuid[]))', name
    );
  end loop;
  foreach name in array array['cmmc_results', 'cmmc_reviews'] loop
    execute format(
      'create trigger only_grows before update or delete or truncate on %I for each statement execute function refuse_change()',
      name
    );
  end loop;
  foreach name in array array['cmmc_assessments', 'cmmc_entries'] loop
    execute format(
      'create trigger never_removed before delete or truncate on %I for each statement execute function refuse_change()',
      name
    );
  end loop;
end
$$;

grant select, insert, update on cmmc_assessments, cmmc_entries to milepost_app;
grant select, insert on cmmc_results, cmmc_reviews to milepost_app;
-- Links to items are set anew when an entry is changed; its history keeps what they were.
grant select, insert, delete on cmmc_entry_items to milepost_app;
