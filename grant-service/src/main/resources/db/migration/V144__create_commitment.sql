-- What is promised and not yet spent; the memo journals of the ledger carry its history.
create table commitment (
  id uuid primary key,
  council_code text not null,
  grant_id uuid not null,
  business_key text not null,
  pot_code text not null,
  amount_pence bigint not null,
  released_pence bigint not null default 0,
  description text not null,
  provider_reference text,
  value_on date not null,
  journal_id uuid not null,
  recorded_at timestamptz not null,
  recorded_by text not null,
  constraint commitment_made_once unique (council_code, grant_id, business_key),
  constraint commitment_never_released_beyond check (amount_pence > 0 and released_pence between 0 and amount_pence),
  foreign key (council_code, journal_id) references journal (council_code, id));
create index commitment_of_grant on commitment (council_code, grant_id, id);
call build_wall('commitment', 'select, insert');
grant update (released_pence) on commitment to ${app_role};

-- Which pots a reservation is for, where its maker says so.
create table reservation_pot (
  council_code text not null,
  reservation_id uuid not null,
  pot_code text not null,
  amount_pence bigint not null,
  primary key (council_code, reservation_id, pot_code),
  constraint reservation_pot_positive check (amount_pence > 0),
  foreign key (council_code, reservation_id) references reservation (council_code, id));
call build_wall('reservation_pot', 'select, insert');

-- What of a reservation is posted, pot by pot.
create index journal_of_reservation on journal (council_code, reservation_id) where reservation_id is not null;
