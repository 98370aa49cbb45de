-- What a past day knew of an item includes the name of its weakness, which a later scan may say otherwise.
create or replace function keep_version() returns trigger language plpgsql as $$
begin
  insert into item_versions (item_id, system_id, at, state)
  values (new.id, new.system_id, ledger_now(), to_jsonb(new)
    || jsonb_build_object('weakness_name', (select name from weaknesses where id = new.weakness_id)));
  return null;
end
$$;

create function keep_renamed() returns trigger language plpgsql as $$
begin
  insert into item_versions (item_id, system_id, at, state)
  select i.id, i.system_id, ledger_now(), to_jsonb(i) || jsonb_build_object('weakness_name', new.name)
  from poam_items i where i.weakness_id = new.id;
  return null;
end
$$;
create trigger keep_renamed after update of name on weaknesses
  for each row when (old.name is distinct from new.name) execute function keep_renamed();
