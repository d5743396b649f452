-- The council's forecast of a grant, by pot and month; a later one supersedes, none is changed.
create table forecast (
  id uuid primary key,
  council_code text not null,
  grant_id uuid not null,
  made_on date not null,
  note text,
  recorded_at timestamptz not null,
  recorded_by text not null,
  constraint forecast_within_council unique (council_code, id),
  foreign key (council_code, grant_id) references determined_grant (council_code, id));
create index forecast_of_grant on forecast (council_code, grant_id, id);

create table forecast_pot (
  council_code text not null,
  forecast_id uuid not null,
  pot_code text not null,
  budget_pence bigint not null,
  primary key (council_code, forecast_id, pot_code),
  constraint forecast_budget_not_negative check (budget_pence >= 0),
  foreign key (council_code, forecast_id) references forecast (council_code, id));

create table forecast_month (
  council_code text not null,
  forecast_id uuid not null,
  pot_code text not null,
  month_on date not null,
  amount_pence bigint not null,
  primary key (council_code, forecast_id, pot_code, month_on),
  constraint forecast_month_not_negative check (amount_pence >= 0),
  constraint forecast_month_begins check (extract(day from month_on) = 1),
  foreign key (council_code, forecast_id, pot_code) references forecast_pot (council_code, forecast_id, pot_code));

call build_wall('forecast', 'select, insert');
call build_wall('forecast_pot', 'select, insert');
call build_wall('forecast_month', 'select, insert');
