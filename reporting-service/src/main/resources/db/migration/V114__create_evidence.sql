-- Files that prove a figure. A record is never altered but for its disposal, and bytes go only after the retention ended.
create table evidence (
  id uuid primary key,
  council_code text not null,
  grant_id uuid not null,
  provider_id text,
  reference text not null,
  file_name text not null,
  description text,
  media_type text not null,
  size_bytes bigint not null,
  content_hash text not null,
  scan_status text not null,
  scanned_at timestamptz,
  retain_until date not null,
  uploaded_by text not null,
  uploaded_at timestamptz not null,
  disposed_by text,
  disposed_on date,
  disposal_reason text,
  unique (council_code, id),
  constraint evidence_one_per_reference unique nulls not distinct (council_code, grant_id, provider_id, reference),
  constraint evidence_scan_status_known check (scan_status in ('NOT_SCANNED', 'CLEAN')),
  constraint evidence_scanned_when check ((scan_status = 'CLEAN') = (scanned_at is not null)),
  constraint evidence_not_empty check (size_bytes > 0),
  constraint evidence_disposed_whole check (num_nonnulls(disposed_by, disposed_on, disposal_reason) in (0, 3)),
  constraint evidence_retained check (disposed_on > retain_until));
create unique index evidence_held_once on evidence (council_code, grant_id, provider_id, content_hash)
  nulls not distinct where disposed_on is null;
create index evidence_of_grant on evidence (council_code, grant_id, id);
create index evidence_of_content on evidence (council_code, content_hash);

create table evidence_chunk (
  council_code text not null,
  evidence_id uuid not null,
  position int not null,
  content bytea not null,
  primary key (evidence_id, position),
  foreign key (council_code, evidence_id) references evidence (council_code, id),
  constraint evidence_chunk_bounded check (length(content) between 1 and 1048576));

call build_wall('evidence', 'select, insert');
grant update (disposed_by, disposed_on, disposal_reason) on evidence to ${app_role};
call build_wall('evidence_chunk', 'select, insert, delete');

create function require_disposal_of_evidence() returns trigger language plpgsql as $$
begin
  if not exists (select 1 from evidence e where e.id = old.evidence_id and e.disposed_on > e.retain_until) then
    raise exception 'the bytes of evidence go only with its disposal'
      using errcode = 'check_violation', constraint = 'evidence_chunk_kept';
  end if;
  return old;
end $$;
create trigger evidence_chunk_kept before delete on evidence_chunk
  for each row execute function require_disposal_of_evidence();
