-- What a request is about to ask allocation-service for, kept before it asks and gone once it was answered: a request that broke off half way answers,
-- when it comes again, with all it raised.
create table recovery_asking (
  council_code text not null,
  grant_id uuid not null,
  request text not null,
  reference text not null,
  award_id uuid not null,
  paid_pence bigint not null,
  accepted_pence bigint not null,
  misspent_pence bigint not null,
  stated_on date not null,
  due_on date not null,
  note text,
  primary key (council_code, grant_id, request, reference));

call build_wall('recovery_asking', 'select, insert, delete');
