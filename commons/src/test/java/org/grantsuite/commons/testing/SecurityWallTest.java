package org.grantsuite.commons.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * The second wall of DESIGN 7, asked of PostgreSQL itself on a connection of the application's role, without the application
 * in between. A subclass is a test of its module's running service, so that the schema is there.
 */
public abstract class SecurityWallTest {
    private static final String TABLES = """
            select c.relname, c.relrowsecurity, c.relforcerowsecurity,
              (select count(*) from pg_policy p where p.polrelid = c.oid), pg_get_userbyid(c.relowner)
            from pg_class c join pg_namespace n on n.oid = c.relnamespace
            where n.nspname = 'public' and c.relkind in ('r', 'p') and c.relname <> 'flyway_schema_history' order by 1""";
    private static final String COUNCIL_TABLES = """
            select table_name from information_schema.columns
            where table_schema = 'public' and column_name = 'council_code' order by 1""";

    @Test
    void shouldFindAForcedPolicyOnEveryTable() throws SQLException {
        try (Connection app = PostgresResource.app();
                ResultSet tables = app.createStatement().executeQuery(TABLES)) {
            int count = 0;
            while (tables.next()) {
                String table = tables.getString(1);
                assertThat(tables.getBoolean(2)).as("row security on %s", table).isTrue();
                assertThat(tables.getBoolean(3)).as("forced on %s", table).isTrue();
                assertThat(tables.getInt(4)).as("policies on %s", table).isPositive();
                assertThat(tables.getString(5)).as("owner of %s", table).isNotEqualTo(PostgresResource.APP_ROLE);
                count++;
            }
            assertThat(count).isGreaterThan(5);
        }
    }

    @Test
    void shouldConnectAsARoleThatCannotWalkRoundThePolicies() throws SQLException {
        try (Connection app = PostgresResource.app();
                ResultSet role = app.createStatement().executeQuery("""
                                select rolsuper, rolbypassrls, rolcreaterole,
                                  exists (select 1 from pg_class where relowner = pg_roles.oid)
                                from pg_roles where rolname = current_user""")) {
            role.next();
            for (int column = 1; column <= 4; column++) {
                assertThat(role.getBoolean(column)).as("column %d", column).isFalse();
            }
        }
    }

    @Test
    void shouldShowNoRowWithoutACouncilNorToAnother() throws SQLException {
        for (String table : councilTables()) {
            try (Connection app = PostgresResource.app()) {
                assertThat(count(app, table)).as("no council set, %s", table).isZero();
                app.setAutoCommit(false);
                speakFor(app, "E09000099");
                assertThat(count(app, table)).as("another council, %s", table).isZero();
                app.rollback();
            }
        }
    }

    @Test
    void shouldRefuseARowOfAnotherCouncilInEachTable() throws SQLException {
        for (String table : councilTables()) {
            try (Connection app = PostgresResource.app()) {
                app.setAutoCommit(false);
                speakFor(app, "E09000099");
                assertThatThrownBy(() -> app.createStatement()
                                .execute("insert into " + table + " (council_code) values ('E09000098')"))
                        .as(table)
                        .isInstanceOfSatisfying(
                                SQLException.class,
                                // 42501: either the policy refuses the row or the role may not insert at all
                                e -> assertThat(e.getSQLState()).isEqualTo("42501"));
                app.rollback();
            }
        }
    }

    protected static List<String> councilTables() throws SQLException {
        List<String> found = new ArrayList<>();
        try (Connection app = PostgresResource.app();
                ResultSet tables = app.createStatement().executeQuery(COUNCIL_TABLES)) {
            while (tables.next()) {
                found.add(tables.getString(1));
            }
        }
        assertThat(found).hasSizeGreaterThan(4);
        return found;
    }

    /** Sets the council of the connection's transaction, as the application does. */
    protected static void speakFor(Connection app, String councilCode) throws SQLException {
        app.createStatement().execute("select set_config('app.council', '" + councilCode + "', true)");
    }

    protected static long count(Connection app, String table) throws SQLException {
        try (ResultSet rows = app.createStatement().executeQuery("select count(*) from " + table)) {
            rows.next();
            return rows.getLong(1);
        }
    }
}
