-- Results that a new assessment took over from the one before: they stand until they are assessed again, and are no findings
-- of its own. A begun assessment wrote them at its own moment.
alter table cmmc_results add column kept boolean not null default false;
alter table cmmc_results disable trigger only_grows;
update cmmc_results r set kept = true
from cmmc_assessments a
where a.id = r.assessment_id and a.begun_at = r.recorded_at
  and exists (
    select from cmmc_assessments b
    where b.system_id = a.system_id and b.level = a.level and b.ended_at = a.begun_at);
alter table cmmc_results enable trigger only_grows;

-- Whether what items say in an organization's own field goes along in the comments of documents.
alter table custom_fields add column in_documents boolean not null default false;
