-- From a day on another edition rules in place of this one (R46). Both stand unchanged beside each other for ever.
create table scheme_supersession (
  id uuid primary key,
  council_code text not null,
  scheme_code text not null,
  edition text not null,
  by_edition text not null,
  effective_from date not null,
  reason text not null,
  recorded_at timestamptz not null,
  recorded_by text not null,
  constraint edition_superseded_once unique (council_code, scheme_code, edition),
  constraint edition_not_its_own_successor check (edition <> by_edition),
  foreign key (council_code, scheme_code, edition) references scheme_edition (council_code, scheme_code, edition),
  foreign key (council_code, scheme_code, by_edition) references scheme_edition (council_code, scheme_code, edition));

call build_wall('scheme_supersession', 'select, insert');
