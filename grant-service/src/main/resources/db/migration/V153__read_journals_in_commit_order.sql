-- The council's journals in an order no concurrent writer can disturb, as the event feed reads (DESIGN 6).
alter table journal add column xid xid8 not null default pg_current_xact_id();
alter table journal add column feed_seq bigint generated always as identity;
create index journal_in_feed_order on journal (council_code, xid, feed_seq);
