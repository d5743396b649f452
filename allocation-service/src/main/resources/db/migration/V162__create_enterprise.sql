-- Who is one enterprise on a day (R23, R32), in one place: a brand, else a company, else a charity, else the provider by itself.
-- The register of legal entities says so where there is one; a person's word stands over the register's, then the latest valid.

do $$
begin
  if to_regclass('legal_entity') is null then
    execute $f$
      create function enterprises_on(day date) returns table (provider_id text, enterprise text)
        language sql stable as $q$
        select p.provider_id, 'PROVIDER:' || p.provider_id from provider p $q$ $f$;
  else
    execute $f$
      create function enterprises_on(day date) returns table (provider_id text, enterprise text)
        language sql stable as $q$
        select p.provider_id, coalesce('BRAND:' || e.brand_id, 'COMPANY:' || e.company_number,
          'CHARITY:' || e.charity_number, 'PROVIDER:' || p.provider_id)
        from provider p left join (
          select distinct on (x.provider_id) x.provider_id, x.brand_id, x.company_number, x.charity_number
          from legal_entity x where x.valid_from <= day
          order by x.provider_id, x.from_register, x.valid_from desc, x.version desc) e
          on e.provider_id = p.provider_id $q$ $f$;
  end if;
end $$;
grant execute on function enterprises_on(date) to ${app_role};
