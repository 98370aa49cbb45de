-- Imports are never removed and keep their system, so what names one is checked once for each statement instead of by a
-- foreign key for each row, which took a third of PostgreSQL's time of a large import (ADR 16). The check asks for more
-- than the keys did: the import must be one of the row's own system.
create function imports_stay() returns trigger language plpgsql as $$
begin
  raise exception 'imports are never removed and keep their system';
end
$$;
create trigger imports_stay before delete or truncate on imports
  for each statement execute function imports_stay();
create trigger imports_keep_system after update of id, system_id on imports
  for each row when ((new.id, new.system_id) is distinct from (old.id, old.system_id))
  execute function imports_stay();

create function check_imports_of_sightings() returns trigger language plpgsql as $$
begin
  if exists (
    select from (select distinct import_id, system_id from fresh) s
    where not exists (select from imports i where i.id = s.import_id and i.system_id = s.system_id)
  ) then
    raise foreign_key_violation using message = 'a sighting names an import that its system does not have';
  end if;
  return null;
end
$$;
create trigger imports_known_insert after insert on sightings
  referencing new table as fresh for each statement execute function check_imports_of_sightings();
create trigger imports_known_update after update on sightings
  referencing new table as fresh for each statement execute function check_imports_of_sightings();

create function check_imports_of_findings() returns trigger language plpgsql as $$
begin
  if exists (
    select from (
      select distinct n.import_id, f.system_id
      from (select distinct system_id, first_import_id, last_import_id, status_import_id from fresh) f
      cross join lateral (values (first_import_id), (last_import_id), (status_import_id)) as n(import_id)
      where n.import_id is not null
    ) f
    where not exists (select from imports i where i.id = f.import_id and i.system_id = f.system_id)
  ) then
    raise foreign_key_violation using message = 'a finding names an import that its system does not have';
  end if;
  return null;
end
$$;
create trigger imports_known_insert after insert on findings
  referencing new table as fresh for each statement execute function check_imports_of_findings();
create trigger imports_known_update after update on findings
  referencing new table as fresh for each statement execute function check_imports_of_findings();

alter table sightings drop constraint sightings_import_id_fkey;
alter table findings
  drop constraint findings_system_id_fkey,
  drop constraint findings_first_import_id_fkey,
  drop constraint findings_last_import_id_fkey,
  drop constraint findings_status_import_id_fkey;
