-- What of the tax on a purchase comes back is the council's own affair and changes by date; nothing recorded is changed.
create table vat_code (
  id uuid primary key,
  council_code text not null,
  code text not null,
  label text not null,
  rate_percent text not null,
  recoverable_percent text not null,
  valid_from date not null,
  recorded_at timestamptz not null,
  recorded_by text not null,
  constraint vat_code_dated_once unique (council_code, code, valid_from));
call build_wall('vat_code', 'select, insert');
