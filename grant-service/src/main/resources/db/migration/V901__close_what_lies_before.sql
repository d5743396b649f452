-- Closing a period closes all that lies before it: what the books say as at one of its days takes in every earlier day. A
-- period that was not closed by itself is open again once no later one is closed, or when two people reopen it.
create or replace function period_closed_on(council text, day date) returns boolean language sql stable as $$
  select coalesce(
    (select s.action <> 'REOPENING_APPROVED' from accounting_period_step s
     where s.council_code = council and s.from_on <= day and s.to_on >= day
     order by s.from_on desc, s.step desc limit 1),
    exists (select from accounting_period_step s
      where s.council_code = council and s.from_on > day and s.action <> 'REOPENING_APPROVED'
        and not exists (select from accounting_period_step n
          where n.council_code = s.council_code and n.financial_year = s.financial_year and n.period = s.period
            and n.step > s.step))) $$;

-- The first open day: that of a reopened period, or the one after a closed one.
create function period_open_from(council text, day date) returns date language sql stable as $$
  select min(candidate) from (
    select from_on as candidate from accounting_period_step where council_code = council and from_on > day
    union select to_on + 1 from accounting_period_step where council_code = council and to_on >= day) open
  where not period_closed_on(council, candidate) $$;

create or replace function require_open_period() returns trigger language plpgsql as $$
begin
  perform pg_advisory_xact_lock_shared(hashtext('accounting_period'), hashtext(new.council_code));
  if period_closed_on(new.council_code, new.value_on) then
    raise exception 'the accounting period of % is closed, open from %', new.value_on,
      period_open_from(new.council_code, new.value_on) using errcode = 'GS001';
  end if;
  return null;
end $$;
