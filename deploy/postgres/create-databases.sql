-- Three databases, each with a role that owns and migrates it and a role the application connects as. The application's role
-- owns nothing and cannot walk round row-level security (DESIGN 7); nobody else may connect. Demonstration passwords.
create role grant_owner login nosuperuser nobypassrls password 'demonstration-owner';
create role grant_app login nosuperuser nobypassrls password 'demonstration-app';
create database grant_service owner grant_owner;
revoke all on database grant_service from public;
grant connect, temporary on database grant_service to grant_app;

create role allocation_owner login nosuperuser nobypassrls password 'demonstration-owner';
create role allocation_app login nosuperuser nobypassrls password 'demonstration-app';
create database allocation owner allocation_owner;
revoke all on database allocation from public;
grant connect, temporary on database allocation to allocation_app;

create role reporting_owner login nosuperuser nobypassrls password 'demonstration-owner';
create role reporting_app login nosuperuser nobypassrls password 'demonstration-app';
create database reporting owner reporting_owner;
revoke all on database reporting from public;
grant connect, temporary on database reporting to reporting_app;

-- The demonstration's identity provider keeps its people here, so that they outlive its container.
create role keycloak login nosuperuser nobypassrls password 'demonstration-keycloak';
create database keycloak owner keycloak;
revoke all on database keycloak from public;
