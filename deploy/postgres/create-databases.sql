-- Three databases, each with a role that owns and migrates it and a role the application connects as. The application's role
-- owns nothing and cannot walk round row-level security (DESIGN 7). Demonstration passwords.
create role grant_owner login nosuperuser nobypassrls password 'demonstration-owner';
create role grant_app login nosuperuser nobypassrls password 'demonstration-app';
create database "grant" owner grant_owner;
create role allocation_owner login nosuperuser nobypassrls password 'demonstration-owner';
create role allocation_app login nosuperuser nobypassrls password 'demonstration-app';
create database allocation owner allocation_owner;
create role reporting_owner login nosuperuser nobypassrls password 'demonstration-owner';
create role reporting_app login nosuperuser nobypassrls password 'demonstration-app';
create database reporting owner reporting_owner;
