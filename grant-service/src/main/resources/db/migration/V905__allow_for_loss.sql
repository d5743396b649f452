-- What of a debt is not expected to come, and since when that is said.
alter table debt
  add column allowed_pence bigint not null default 0,
  add column allowed_on date,
  add constraint debt_allowance_is_outstanding check (
    allowed_pence between 0 and amount_pence - recovered_pence - written_off_pence);
