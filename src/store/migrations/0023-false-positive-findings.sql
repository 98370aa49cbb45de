-- The findings that an approved false positive speaks of: those that stood in its item when it was approved. Findings are
-- told anew under the same ids, so nothing refers to their rows.
create table false_positive_findings (
  item_id uuid not null references poam_items,
  finding_id uuid not null,
  system_id uuid not null references systems,
  primary key (item_id, finding_id)
);
insert into false_positive_findings (item_id, finding_id, system_id)
select i.id, f.id, i.system_id from poam_items i join findings f on f.item_id = i.id
where i.status = 'false positive' and f.first_seen <= i.completion_date;

alter table false_positive_findings enable row level security;
create policy own_systems on false_positive_findings using (system_id = any ((select visible_systems())::uuid[]));
grant select, insert, delete on false_positive_findings to milepost_app;
