-- The second wall (DESIGN 7): each table shows and takes rows of the transaction's council only, the owner's included.

do $$
declare t text;
begin
  foreach t in array array['provider_import', 'provider', 'location', 'driver_snapshot', 'driver_line', 'plan', 'pot',
      'run', 'run_line', 'award_terms', 'award', 'award_line', 'payment_run', 'payment_run_award', 'payment'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy council_wall on %I to ${app_role} using (council_code = (select council_now()))'
      || ' with check (council_code = (select council_now()))', t);
  end loop;
end $$;

grant select, insert on provider_import, driver_snapshot, driver_line, run, run_line, award_terms, award_line
  to ${app_role};
grant select, insert, update on provider, location, plan, award, payment_run, payment_run_award, payment to ${app_role};
grant select, insert, update, delete on pot to ${app_role};
