-- One way to wall a table off by council (DESIGN 7), so that no table can be walled differently.
create procedure build_wall(wall_table text, privileges text) language plpgsql as $$
begin
  execute format('alter table %I enable row level security', wall_table);
  execute format('alter table %I force row level security', wall_table);
  execute format('create policy council_wall on %I to ${app_role} using (council_code = (select council_now()))'
    || ' with check (council_code = (select council_now()))', wall_table);
  execute format('grant %s on %I to ${app_role}', privileges, wall_table);
end $$;
revoke all on procedure build_wall(text, text) from public;
