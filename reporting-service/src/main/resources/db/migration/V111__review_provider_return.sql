-- What was said of each line of a return, in order; the last word on a line is where it stands.
create table provider_return_review (
  id uuid primary key,
  council_code text not null,
  provider_return_id uuid not null,
  line text not null,
  step text not null,
  words text,
  said_by text not null,
  said_at timestamptz not null,
  foreign key (council_code, provider_return_id) references provider_return (council_code, id),
  constraint provider_return_review_step_known check (step in ('ACCEPTED', 'QUERIED', 'ANSWERED', 'REJECTED')),
  constraint provider_return_review_said_why check (step = 'ACCEPTED' or words is not null));
create index provider_return_review_of_return on provider_return_review (council_code, provider_return_id, id);
call build_wall('provider_return_review', 'select, insert');
