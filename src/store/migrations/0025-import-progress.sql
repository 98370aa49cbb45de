-- How far work on an import is, in a row of its own: every record that is written looks the import's row up (foreign keys),
-- which progress used to leave old versions of; and work that holds the import's row can still tell how far it is. Whoever
-- removes the row stops the work at its next step.
create table import_progress (
  import_id uuid primary key references imports,
  system_id uuid not null references systems,
  -- Null until the work has told something.
  progress jsonb
);
alter table import_progress enable row level security;
create policy own_systems on import_progress using (system_id = any ((select visible_systems())::uuid[]));
grant select, insert, update, delete on import_progress to milepost_app;

alter table imports drop column progress;
