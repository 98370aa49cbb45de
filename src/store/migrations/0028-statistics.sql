-- PostgreSQL plans by statistics that it takes up to a minute after a table has grown. After a first import that is a minute in
-- which every page is slow: with ten thousand items one item was looked for among all of them. So whoever wrote much asks
-- for statistics at once: of the tables that have grown by a fifth since the last time.
create function refresh_statistics() returns void
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  grown regclass;
begin
  for grown in
    select oid from pg_class
    where relnamespace = 'public'::regnamespace and relkind = 'r'
      and pg_relation_size(oid) / current_setting('block_size')::integer > relpages * 1.2 + 10
    order by oid
  loop
    execute format('analyze %s', grown);
  end loop;
end
$$;
revoke all on function refresh_statistics() from public;
grant execute on function refresh_statistics() to milepost_app;
