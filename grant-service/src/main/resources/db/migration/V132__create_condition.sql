create table condition_owner (
  id uuid primary key,
  council_code text not null,
  grant_id uuid not null,
  condition_code text not null,
  owner text not null,
  recorded_at timestamptz not null,
  recorded_by text not null,
  version bigint not null,
  constraint condition_owned_once unique (council_code, grant_id, condition_code),
  foreign key (council_code, grant_id) references determined_grant (council_code, id));

-- The state of a condition is its last judgement; none is ever changed.
create table condition_judgement (
  id uuid primary key,
  council_code text not null,
  grant_id uuid not null,
  condition_code text not null,
  position int not null,
  state text not null,
  judged_on date not null,
  reason text,
  evidence text,
  recorded_at timestamptz not null,
  recorded_by text not null,
  constraint condition_judged_in_order unique (council_code, grant_id, condition_code, position),
  constraint condition_state_known check (state in ('OPEN', 'MET', 'BREACHED', 'WAIVED')),
  constraint condition_met_on_evidence check (state not in ('MET', 'WAIVED') or evidence is not null),
  constraint condition_departure_has_reason check (state = 'MET' or reason is not null),
  foreign key (council_code, grant_id) references determined_grant (council_code, id));

call build_wall('condition_owner', 'select, insert, update');
call build_wall('condition_judgement', 'select, insert');
