-- What is held back is asked for with each sum that goes out; what was posted or given back is not read for it.
create index reservation_active on reservation (council_code, grant_id, value_on) where status = 'ACTIVE';
