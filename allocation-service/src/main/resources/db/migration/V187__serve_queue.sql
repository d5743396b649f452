-- What was left when a place of a queue had its turn is one more thing a line can have been shared by.
alter table run_basis drop constraint run_basis_bound_known;
alter table run_basis add constraint run_basis_bound_known check (bound in ('FREE', 'AT_CAP', 'AT_FLOOR', 'LEFT_OUT'));
alter table run_basis drop constraint run_basis_level_known;
alter table run_basis add constraint run_basis_level_known
  check (level in ('POT', 'LOCATION', 'PROVIDER', 'BRAND', 'PLACE'));
