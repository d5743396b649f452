-- R46: which edition a provider's return was judged by. Returns from before were judged by the edition of the determination.
alter table provider_return add column edition text, add column edition_on date;
