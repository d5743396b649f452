-- The day on which the council bears what it writes off; the answer of the second person may come later.
alter table recovery_write_off add column written_off_on date;
-- The owner works on every council's rows here, and the wall stands again in the same transaction.
alter table recovery_write_off no force row level security;
update recovery_write_off set written_off_on = (coalesce(answered_at, asked_at) at time zone 'Europe/London')::date;
alter table recovery_write_off force row level security;
alter table recovery_write_off alter column written_off_on set not null;
