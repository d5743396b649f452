-- Drivers confirmed before a run: who confirmed, queried or corrected which line, until when, and what became of it.

create table confirmation_round (
  id uuid primary key,
  council_code text not null,
  snapshot_id uuid not null references driver_snapshot,
  label text not null,
  deadline_on date not null,
  status text not null,
  result_snapshot_id uuid references driver_snapshot,
  opened_by text not null,
  recorded_at timestamptz not null,
  closed_by text,
  closed_at timestamptz,
  closure_note text,
  constraint confirmation_round_within_council unique (council_code, id),
  constraint confirmation_round_status_known check (status in ('OPEN', 'CLOSED')),
  constraint confirmation_closed_with_a_snapshot check (
    (status = 'CLOSED') = (result_snapshot_id is not null) and (status = 'CLOSED') = (closed_by is not null)
      and (status = 'CLOSED') = (closed_at is not null)));
create unique index confirmation_one_open_round on confirmation_round (council_code, snapshot_id) where status = 'OPEN';

-- Each answer is added, none is changed; the last of a line counts.
create table confirmation_answer (
  id uuid primary key,
  council_code text not null,
  round_id uuid not null,
  snapshot_id uuid not null,
  ordinal int not null,
  seq bigint generated always as identity,
  kind text not null,
  units bigint,
  evidence_reference text,
  words text,
  person text not null,
  for_provider boolean not null,
  answered_at timestamptz not null,
  constraint confirmation_answer_in_a_round foreign key (council_code, round_id)
    references confirmation_round (council_code, id),
  constraint confirmation_answer_to_a_line foreign key (snapshot_id, ordinal) references driver_line (snapshot_id, ordinal),
  constraint confirmation_answer_kind_known check (kind in ('CONFIRM', 'QUERY', 'CORRECT', 'REPLY')),
  constraint confirmation_units_not_negative check (units >= 0),
  constraint confirmation_correction_is_evidenced check (
    units is null or (kind in ('CORRECT', 'REPLY') and evidence_reference is not null and words is not null)),
  constraint confirmation_correction_has_units check (kind <> 'CORRECT' or units is not null));
create index confirmation_answer_of_line on confirmation_answer (round_id, ordinal, seq);

-- After it is closed a round takes no answer, whatever the application thinks.
create function refuse_answer_after_close() returns trigger language plpgsql as $$
begin
  if not exists (select 1 from confirmation_round r where r.id = new.round_id and r.status = 'OPEN') then
    raise exception 'the confirmation round is closed'
      using errcode = 'check_violation', constraint = 'confirmation_frozen_after_close';
  end if;
  return null;
end $$;
-- Afterwards, so that the council wall speaks first.
create trigger confirmation_frozen_after_close after insert on confirmation_answer
  for each row execute function refuse_answer_after_close();

do $$
declare t text;
begin
  foreach t in array array['confirmation_round', 'confirmation_answer'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy council_wall on %I to ${app_role} using (council_code = (select council_now()))'
      || ' with check (council_code = (select council_now()))', t);
  end loop;
end $$;

grant select, insert on confirmation_round, confirmation_answer to ${app_role};
grant update (status, result_snapshot_id, closed_by, closed_at, closure_note) on confirmation_round to ${app_role};
