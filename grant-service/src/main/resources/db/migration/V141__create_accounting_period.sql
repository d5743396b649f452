-- Closing and reopening of a council's accounting periods, one row for each step; the last step of a period is its state.
create table accounting_period_step (
  id uuid primary key,
  council_code text not null,
  financial_year int not null,
  period int not null,
  step int not null,
  action text not null,
  from_on date not null,
  to_on date not null,
  reason text,
  recorded_at timestamptz not null,
  recorded_by text not null,
  constraint accounting_period_step_in_order unique (council_code, financial_year, period, step),
  constraint accounting_period_known check (period between 1 and 12 and financial_year between 2000 and 2199),
  constraint accounting_period_step_known check
    (action in ('CLOSED', 'REOPENING_ASKED', 'REOPENING_APPROVED', 'REOPENING_DECLINED')),
  constraint accounting_period_dates_ordered check (from_on <= to_on));
create index accounting_period_by_date on accounting_period_step (council_code, from_on, to_on, step);

call build_wall('accounting_period_step', 'select, insert');

create function period_closed_on(council text, day date) returns boolean language sql stable as $$
  select coalesce((
    select s.action <> 'REOPENING_APPROVED' from accounting_period_step s
    where s.council_code = council and s.from_on <= day and s.to_on >= day
    order by s.from_on desc, s.step desc limit 1), false) $$;

-- Posters share the lock, closing takes it alone: a period is never closed under a journal's feet. The function is volatile,
-- so what it asks after the lock sees what was committed before it.
create function require_open_period() returns trigger language plpgsql as $$
declare open_on date;
begin
  perform pg_advisory_xact_lock_shared(hashtext('accounting_period'), hashtext(new.council_code));
  if period_closed_on(new.council_code, new.value_on) then
    open_on := new.value_on;
    while period_closed_on(new.council_code, open_on) loop
      open_on := (date_trunc('month', open_on) + interval '1 month')::date;
    end loop;
    raise exception 'the accounting period of % is closed, open from %', new.value_on, open_on using errcode = 'GS001';
  end if;
  return null;
end $$;
-- after, not before: a business key that stands already makes no row and may be repeated for ever
create trigger journal_posted_into_open_period after insert on journal
  for each row execute function require_open_period();
