-- How far long work on stored files is, in a row of its own: every record that an import writes looks the import's row up,
-- which progress used to leave old versions of; and work that holds the import's row can still tell how far it is. Whoever
-- removes the row stops the work at its next step.
create table work_progress (
  -- Of the import, or the id that whoever asked for the work chose.
  id uuid primary key,
  system_id uuid not null references systems,
  -- Null until the work has told something.
  progress jsonb
);
alter table work_progress enable row level security;
create policy own_systems on work_progress using (system_id = any ((select visible_systems())::uuid[]));
grant select, insert, update, delete on work_progress to milepost_app;

alter table imports drop column progress;
