-- The day on which the council bears what it writes off; the answer of the second person may come later.
alter table recovery_write_off add column written_off_on date;
update recovery_write_off set written_off_on = (coalesce(answered_at, asked_at) at time zone 'Europe/London')::date;
alter table recovery_write_off alter column written_off_on set not null;
