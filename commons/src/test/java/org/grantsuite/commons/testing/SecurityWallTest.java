package org.grantsuite.commons.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.agroal.api.AgroalDataSource;
import io.quarkus.arc.Arc;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.narayana.jta.QuarkusTransactionException;
import jakarta.transaction.Status;
import jakarta.transaction.SystemException;
import jakarta.transaction.TransactionManager;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.grantsuite.commons.council.CouncilScope;
import org.grantsuite.commons.event.Events;
import org.grantsuite.commons.jdbc.DatabaseFault;
import org.grantsuite.commons.jdbc.Jdbc;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The second wall of DESIGN 7, asked of PostgreSQL itself on a connection of the application's role, without the application
 * in between. A subclass is a test of its module's running service, so that the schema is there.
 */
public abstract class SecurityWallTest {
    private static final int POOLED = 16;
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

    /** More connections than any request takes, each of which may have seen the fault: none may still speak for a council. */
    @ParameterizedTest
    @ValueSource(
            strings = {"an error of SQL", "an exception of ours", "a session that is killed", "a statement cut off"})
    void shouldCarryNoCouncilThroughThePoolAfter(String fault) throws SQLException {
        assertThatThrownBy(() -> bean(CouncilScope.class)
                        .run(
                                "E09000097",
                                () -> QuarkusTransaction.requiringNew().run(() -> failBy(fault, bean(Jdbc.class)))))
                .isInstanceOf(RuntimeException.class);
        List<Connection> pooled = new ArrayList<>();
        try {
            for (int i = 0; i < POOLED; i++) {
                Connection connection = bean(AgroalDataSource.class).getConnection();
                pooled.add(connection);
                assertThat(councilOf(connection)).as("connection %d", i).isIn("", null);
                assertThat(count(connection, "event")).as("connection %d", i).isZero();
            }
        } finally {
            for (Connection connection : pooled) {
                connection.close();
            }
        }
    }

    /** Left on its thread, it would be joined by the requests that come after, whoever's they are. */
    @Test
    void shouldLeaveNoTransactionOnAThreadThatCouldNotBeginIt() throws SQLException, SystemException {
        TransactionManager transactions = bean(TransactionManager.class);
        useEachSession(); // so that the pool hands them out again without asking whether they live
        try (Connection all = PostgresResource.superuser()) {
            all.createStatement()
                    .execute("select pg_terminate_backend(pid) from pg_stat_activity where usename = 'suite_app'");
        }
        int refused = 0;
        // A session may live for a moment after it was told to end.
        for (int again = 0; again <= POOLED || refused == 0 && again < 1000; again++) {
            refused += bean(CouncilScope.class).call("E09000096", SecurityWallTest::couldBegin) ? 0 : 1;
            assertThat(transactions.getStatus()).isEqualTo(Status.STATUS_NO_TRANSACTION);
        }
        assertThat(refused).isPositive();
        useEachSession();
        assertThat(bean(CouncilScope.class).call("E09000096", SecurityWallTest::couldBegin))
                .isTrue();
    }

    /** A session found dead leaves the pool. */
    private static void useEachSession() throws SQLException {
        List<Connection> pooled = new ArrayList<>();
        for (int count = 0; count < POOLED; count++) {
            pooled.add(bean(AgroalDataSource.class).getConnection());
        }
        for (Connection session : pooled) {
            try (session) {
                councilOf(session);
            } catch (SQLException e) {
                assertThat(e.getSQLState()).isIn("57P01", "08006", "08003");
            }
        }
    }

    private static boolean couldBegin() {
        try {
            QuarkusTransaction.requiringNew().run(() -> {});
            return true;
        } catch (QuarkusTransactionException | DatabaseFault e) {
            return false;
        }
    }

    /** Begins as any work does, sees its own row, and then breaks. */
    private static void failBy(String fault, Jdbc jdbc) {
        bean(Events.class).append("WallTried", "/v1/wall", Map.of("fault", fault));
        assertThat(jdbc.find("select count(*) from event", row -> row.getLong(1))
                        .orElseThrow())
                .isPositive();
        switch (fault) {
            case "an error of SQL" -> jdbc.update("insert into event (council_code) values ('E09000096')");
            case "a session that is killed" -> {
                int pid = jdbc.find("select pg_backend_pid()", row -> row.getInt(1))
                        .orElseThrow();
                killed(pid);
                jdbc.find("select 1", row -> row.getInt(1));
            }
            case "a statement cut off" -> {
                jdbc.find("select set_config('statement_timeout', '20', true)", row -> row.getString(1));
                jdbc.find("select pg_sleep(10)", row -> row.getString(1));
            }
            default -> throw new IllegalStateException(fault);
        }
    }

    private static void killed(int pid) {
        try (Connection all = PostgresResource.superuser()) {
            all.createStatement().execute("select pg_terminate_backend(" + pid + ", 5000)");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static @Nullable String councilOf(Connection connection) throws SQLException {
        try (ResultSet row = connection.createStatement().executeQuery("select current_setting('app.council', true)")) {
            row.next();
            return row.getString(1);
        }
    }

    /** What only the role that migrates may do: a fault in the application cannot take the wall down. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "alter table event disable row level security",
                "alter table event no force row level security",
                "drop policy council_wall on event",
                "create policy open on event using (true)",
                "alter table event owner to suite_app",
                "create table mine (id int)",
                "create function council_now() returns text language sql as $$ select 'E09000001' $$",
                "set role suite_owner",
                "truncate event",
                "delete from audit_entry",
                "insert into flyway_schema_history (installed_rank) values (9999)",
                "alter role suite_app bypassrls"
            })
    void shouldLetOnlyTheMigratingRoleTouchTheWall(String statement) throws SQLException {
        try (Connection app = PostgresResource.app()) {
            app.setAutoCommit(false);
            speakFor(app, "E09000099");
            assertThatThrownBy(() -> app.createStatement().execute(statement))
                    .isInstanceOfSatisfying(
                            SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo("42501"));
            app.rollback();
        }
    }

    private static <T> T bean(Class<T> type) {
        return Arc.container().select(type).get();
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
