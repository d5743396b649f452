-- The day the money left the bank: what a spend window whose basis is SPENT is judged by (R2).
alter table direct_spend add column paid_on date;
