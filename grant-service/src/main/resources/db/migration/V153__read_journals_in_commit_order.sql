-- The council's journals in an order no concurrent writer can disturb, as the event feed reads (DESIGN 6): by transaction
-- (V140), then by row.
alter table journal add column feed_seq bigint generated always as identity;
create index journal_in_feed_order on journal (council_code, written_xid, feed_seq);
