package org.grantsuite.grant.testing;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.grantsuite.commons.testing.PostgresResource;

/** The tables behind the application, as superuser sees them. */
public final class Rows {
    /** What workers write in their own time, and the memory of requests: neither is a fact of a council. */
    private static final String NOT_FACTS =
            "'idempotency_key', 'audit_entry', 'audit_link', 'event', 'deadline_escalation'";

    private static final String TABLES = """
            select c.table_name from information_schema.columns c
            join information_schema.tables t using (table_schema, table_name)
            where c.table_schema = 'public' and c.column_name = 'council_code' and t.table_type = 'BASE TABLE'
              and c.table_name not in (%s) order by 1""".formatted(NOT_FACTS);

    private Rows() {}

    /** Adds rows that would take the application thousands of requests. */
    public static int fill(String sql, Object... arguments) {
        return inDatabase(connection -> {
            try (PreparedStatement statement = prepared(connection, sql, arguments)) {
                return statement.executeUpdate();
            }
        });
    }

    /** As {@link #fill}, with no trigger and no foreign key looked at: for rows by the hundred thousand. */
    public static int pour(String sql, Object... arguments) {
        return inDatabase(connection -> {
            connection.createStatement().execute("set session_replication_role = replica");
            try (PreparedStatement statement = prepared(connection, sql, arguments)) {
                return statement.executeUpdate();
            }
        });
    }

    public static long count(String table, String council) {
        return inDatabase(connection -> {
            String sql = "select count(*) from " + table + " where council_code = ?";
            try (PreparedStatement statement = prepared(connection, sql, council);
                    ResultSet row = statement.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        });
    }

    /** Every fact of a council and what was told of them, table by table: where two of these are equal, nothing moved. */
    public static List<String> of(String council) {
        return inDatabase(connection -> {
            String facts = texts(connection, TABLES).stream()
                    .map(table -> """
                            select '%1$s ' || count(*) || ' ' || coalesce(sum(hashtextextended(t::text, 0)), 0)
                            from %1$s t where council_code = '%2$s'""".formatted(table, council))
                    .collect(Collectors.joining("\nunion all\n"));
            String told = """
                    select 'told ' || count(*) from event
                    where council_code = '%s' and type not like '%%Escalated'""".formatted(council);
            // Without an order PostgreSQL may answer the parts in any.
            return texts(connection, facts + "\nunion all\n" + told + "\norder by 1");
        });
    }

    private static List<String> texts(Connection connection, String sql) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql);
                ResultSet row = statement.executeQuery()) {
            List<String> texts = new ArrayList<>();
            while (row.next()) {
                texts.add(row.getString(1));
            }
            return texts;
        }
    }

    private static PreparedStatement prepared(Connection connection, String sql, Object... arguments)
            throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        for (int i = 0; i < arguments.length; i++) {
            statement.setObject(i + 1, arguments[i]);
        }
        return statement;
    }

    @FunctionalInterface
    private interface Work<T> {
        T with(Connection connection) throws SQLException;
    }

    private static <T> T inDatabase(Work<T> work) {
        try (Connection superuser = PostgresResource.superuser()) {
            return work.with(superuser);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
