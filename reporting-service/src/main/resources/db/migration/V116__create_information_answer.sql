-- What was answered to an information request of grant-service, and with which evidence.
create table information_answer (
  id uuid primary key,
  council_code text not null,
  grant_id uuid not null,
  information_request_id uuid not null,
  answered_on date not null,
  answer text not null,
  evidence_ids uuid[] not null,
  answered_by text not null,
  recorded_at timestamptz not null,
  constraint information_answer_with_evidence check (cardinality(evidence_ids) > 0));
create index information_answer_of_grant on information_answer (council_code, grant_id, id);
call build_wall('information_answer', 'select, insert');
