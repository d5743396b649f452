create table delegation (
  id uuid primary key,
  council_code text not null,
  granted_by_decision_id uuid not null,
  holder text not null,
  scheme_code_pattern text not null,
  family_label text not null,
  includes_future boolean not null,
  purposes text[] not null,
  max_amount_pence bigint,
  valid_from date not null,
  ends_on date,
  ending_event text,
  ended_by_event text,
  ended_on date,
  recorded_at timestamptz not null,
  recorded_by text not null,
  version bigint not null,
  constraint delegation_within_council unique (council_code, id),
  constraint delegation_dates_in_order check (ends_on is null or ends_on >= valid_from),
  constraint delegation_ending_whole check ((ended_by_event is null) = (ended_on is null)));

create table decision (
  id uuid primary key,
  council_code text not null,
  grant_id uuid not null,
  reference text not null,
  kind text not null,
  body text not null,
  title text not null,
  decided_on date not null,
  call_in_ends_on date,
  effective_on date not null,
  purposes text[] not null,
  governing_basis text,
  instalment_numbers int[] not null,
  amount_pence bigint,
  funding_source text,
  delegation_id uuid,
  underwritten_pence bigint,
  underwriting_expires_on date,
  note text,
  warnings text not null,
  recorded_at timestamptz not null,
  recorded_by text not null,
  constraint decision_referenced_once unique (council_code, grant_id, reference),
  constraint decision_within_council unique (council_code, id),
  constraint decision_effective_after_call_in check
    (effective_on >= decided_on and (call_in_ends_on is null or effective_on > call_in_ends_on)),
  constraint decision_underwriting_positive check (underwritten_pence is null or underwritten_pence > 0),
  foreign key (council_code, grant_id) references determined_grant (council_code, id),
  foreign key (council_code, delegation_id) references delegation (council_code, id));
create index decision_of_grant on decision (council_code, grant_id, id);

alter table delegation add foreign key (council_code, granted_by_decision_id) references decision (council_code, id);

call build_wall('delegation', 'select, insert, update');
call build_wall('decision', 'select, insert');
