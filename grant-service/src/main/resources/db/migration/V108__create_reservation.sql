create table reservation (
  id uuid primary key,
  council_code text not null,
  grant_id uuid not null,
  business_key text not null,
  content_hash text not null,
  amount_pence bigint not null,
  posted_pence bigint not null,
  decision_id uuid not null,
  instalment_number int not null,
  value_on date not null,
  purpose text not null,
  status text not null,
  void_reason text,
  recorded_at timestamptz not null,
  recorded_by text not null,
  version bigint not null,
  constraint reservation_made_once unique (council_code, grant_id, business_key),
  constraint reservation_within_council unique (council_code, id),
  constraint reservation_never_overdrawn check (amount_pence > 0 and posted_pence between 0 and amount_pence),
  constraint reservation_status_known check (status in ('ACTIVE', 'POSTED', 'VOIDED')),
  constraint reservation_posted_in_full check ((status = 'POSTED') = (posted_pence = amount_pence)),
  foreign key (council_code, grant_id, instalment_number) references instalment (council_code, grant_id, number),
  foreign key (council_code, decision_id) references decision (council_code, id));
create index reservation_of_grant on reservation (council_code, grant_id, id);

alter table journal add foreign key (council_code, reservation_id) references reservation (council_code, id);

call build_wall('reservation', 'select, insert, update');
