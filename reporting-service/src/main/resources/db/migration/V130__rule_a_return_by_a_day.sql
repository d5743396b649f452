-- R46: a return is made by the edition in force on a recorded day. Empty for returns made before the day was kept.
alter table department_return add column edition_on date;
alter table department_return add column edition_on_given boolean;
alter table department_return add constraint department_return_edition_day_whole
  check ((edition_on is null) = (edition_on_given is null));
