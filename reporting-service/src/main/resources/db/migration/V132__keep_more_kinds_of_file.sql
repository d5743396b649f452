-- ODS, CSV and PDF beside JSON and XLSX, and the department's own workbook filled in.
alter table return_file drop constraint return_file_format_known;
alter table return_file add constraint return_file_format_known
  check (format in ('JSON', 'XLSX', 'ODS', 'CSV', 'PDF', 'WORKBOOK'));
