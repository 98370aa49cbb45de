-- What came into the ledger came at the moment that is told, as every other act does (ledger_now, 0008): a history that is
-- told afterwards would otherwise have all its imports and items recorded on the day on which it was told.
alter table imports alter column created_at set default ledger_now();
alter table poam_items alter column created_at set default ledger_now();
