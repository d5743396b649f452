create table information_request (
  id uuid primary key,
  council_code text not null,
  grant_id uuid not null,
  asked_by text not null,
  asked_of text not null,
  subject text not null,
  reference text,
  owner text,
  asked_on date not null,
  due_on date not null,
  status text not null,
  escalated_on date,
  answered_on date,
  answer text,
  evidence text,
  closing_reason text,
  recorded_at timestamptz not null,
  recorded_by text not null,
  version bigint not null,
  constraint information_request_status_known check
    (status in ('ASKED', 'ESCALATED', 'ANSWERED', 'ACCEPTED', 'WITHDRAWN')),
  constraint information_request_due_after_asked check (due_on >= asked_on),
  constraint information_request_answered_whole check
    ((answered_on is null) = (answer is null) and (status not in ('ANSWERED', 'ACCEPTED') or answer is not null)),
  constraint information_request_answered_after_asked check (answered_on >= asked_on),
  foreign key (council_code, grant_id) references determined_grant (council_code, id));
create index information_request_of_grant on information_request (council_code, grant_id, id);
create index information_request_overdue on information_request (council_code, due_on) where status = 'ASKED';

call build_wall('information_request', 'select, insert, update');
