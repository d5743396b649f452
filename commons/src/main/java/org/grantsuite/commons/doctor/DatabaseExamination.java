package org.grantsuite.commons.doctor;

import java.sql.SQLException;
import java.time.Clock;

/** The database as the application sees it: reachable, the primary, new enough, its clock ours, its wall standing. */
final class DatabaseExamination implements Examination {
    private static final int OLDEST = 150_000;
    private static final long CLOCKS_MILLIS = 2_000;
    private static final String OPEN_TABLES = """
            select c.relname from pg_class c join pg_namespace n on n.oid = c.relnamespace
            where n.nspname = 'public' and c.relkind in ('r', 'p') and c.relname <> 'flyway_schema_history'
              and not (c.relrowsecurity and c.relforcerowsecurity) order by 1""";

    @Override
    public void examine(Settings settings, Findings findings) {
        String role = settings.get("suite.database.app-role");
        try (Database database = Database.as(settings, role, settings.get("quarkus.datasource.password"))) {
            findings.fine("the database answers " + role);
            server(database, findings);
            connections(database, settings, findings);
            wall(database, role, findings);
        } catch (SQLException e) {
            findings.mend("the database does not answer " + role, reason(e));
        }
    }

    private static String reason(SQLException e) {
        String state = String.valueOf(e.getSQLState());
        return switch (state) {
            case "28P01", "28000" -> "role or password is wrong (quarkus.datasource.password, suite.database.app-role)";
            case "3D000" -> "there is no such database: create it as deploy/postgres/create-databases.sql does";
            case "08001", "08004", "08006" -> unreached(String.valueOf(e.getMessage()));
            default -> state + " " + e.getMessage();
        };
    }

    private static String unreached(String message) {
        return message.contains("SSL") || message.contains("could not be verified")
                ? message + ": look at suite.database.sslmode and .sslrootcert, and at the server's certificate"
                : "nothing answers there: look at suite.database.host and .port, the network policy, and whether a primary is up";
    }

    private static void server(Database database, Findings findings) throws SQLException {
        findings.expect(
                Integer.parseInt(database.ask("show server_version_num")) >= OLDEST,
                "PostgreSQL " + database.ask("show server_version"),
                "15 or newer is needed");
        findings.expect(
                database.ask("select pg_is_in_recovery()").equals("f"),
                "it is the primary",
                "this is a standby: name all servers in suite.database.host");
        long before = Clock.systemUTC().millis();
        long theirs = Long.parseLong(database.ask("select (extract(epoch from clock_timestamp()) * 1000)::bigint"));
        long after = Clock.systemUTC().millis();
        long off = Math.abs(theirs - (before + after) / 2);
        findings.expect(
                off < CLOCKS_MILLIS,
                "its clock is ours to " + off + " ms",
                "set both by NTP: leases and tokens rest on it");
    }

    private static void connections(Database database, Settings settings, Findings findings) throws SQLException {
        int allowed = Integer.parseInt(database.ask("show max_connections"));
        int pool = Integer.parseInt(
                settings.find("quarkus.datasource.jdbc.max-size").orElse("24"));
        if (allowed < 3 * pool + 10) {
            findings.look(
                    "max_connections is " + allowed,
                    "a replica takes up to " + pool + "; three and a rolling upgrade do not fit");
        } else {
            findings.fine("max_connections is " + allowed + ", a replica takes up to " + pool);
        }
    }

    private static void wall(Database database, String role, Findings findings) throws SQLException {
        String strong = "select rolsuper or rolbypassrls or rolcreaterole from pg_roles where rolname = current_user";
        findings.expect(
                database.ask(strong).equals("f"),
                role + " cannot pass row-level security",
                "alter role " + role + " nosuperuser nobypassrls nocreaterole");
        findings.expect(
                database.ask("select count(*) from pg_class where relowner = current_user::regrole")
                        .equals("0"),
                role + " owns nothing",
                "an owner can take its own wall down: reassign owned by " + role + " to the role that migrates");
        var open = database.list(OPEN_TABLES);
        findings.expect(open.isEmpty(), "row-level security is forced on every table", "not on " + open);
    }
}
