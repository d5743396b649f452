-- Figures per thirty days, kept with the figures they are worked out of.
alter table department_return add column rates jsonb not null default '[]';
