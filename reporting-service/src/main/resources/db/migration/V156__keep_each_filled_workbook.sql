-- A workbook that was filled by a wrong mapping can be filled again with the same figures; of our own forms there is one.
alter table return_file drop constraint return_file_pkey;
alter table return_file add primary key (department_return_id, content_hash, format, file_hash);
create unique index return_file_one_of_ours on return_file (department_return_id, content_hash, format)
  where format <> 'WORKBOOK';
