package org.grantsuite.allocation.bulk;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import org.grantsuite.commons.jdbc.Jdbc;
import org.postgresql.PGConnection;

/**
 * Many rows at the speed of COPY. COPY itself is refused under row-level security, so rows go into a temporary table of
 * the transaction and from there by {@code insert … select}, where the policy sees each of them (DESIGN 4).
 */
@ApplicationScoped
public class BulkLoad {
    private static final int BUFFER = 1 << 16;
    /**
     * A connection keeps its foreign-key checks' plans. One made while the referenced table held a few rows scans it, and is
     * kept when it holds thousands: each row of a large load would read them all (27,000 rows: 87 s instead of 0.7 s).
     */
    private static final String FORGET_PLANS = "discard plans";

    private final Jdbc jdbc;

    BulkLoad(Jdbc jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Appends rows to a table.
     *
     * @param columns of the table, in the order of the values
     */
    public void append(String table, String columns, CopyText rows) {
        merge(table, columns, rows, "");
    }

    /** As {@link #append}, with an {@code on conflict} clause. */
    public void merge(String table, String columns, CopyText rows, String onConflict) {
        String stage = "stage_" + table;
        jdbc.call(connection -> {
            try (Statement statement = connection.createStatement()) {
                statement.execute("create temporary table " + stage + " on commit drop as select " + columns + " from "
                        + table + " with no data");
                copy(connection, stage, rows);
                statement.execute(FORGET_PLANS);
                int inserted = statement.executeUpdate("insert into " + table + " (" + columns + ") select " + columns
                        + " from " + stage + " " + onConflict);
                statement.execute("drop table " + stage);
                return inserted;
            }
        });
    }

    /**
     * Copies rows into a temporary table of the transaction and runs one insert that reads it.
     *
     * @param definition columns of the temporary table with their types
     * @param parameters of the insert
     */
    public void insertFrom(String stage, String definition, CopyText rows, String insert, Object... parameters) {
        jdbc.call(connection -> {
            try (Statement statement = connection.createStatement();
                    PreparedStatement inserting = connection.prepareStatement(insert)) {
                statement.execute("create temporary table " + stage + " (" + definition + ") on commit drop");
                copy(connection, stage, rows);
                statement.execute("analyze " + stage);
                statement.execute(FORGET_PLANS);
                for (int i = 0; i < parameters.length; i++) {
                    inserting.setObject(i + 1, parameters[i]);
                }
                int inserted = inserting.executeUpdate();
                statement.execute("drop table " + stage);
                return inserted;
            }
        });
    }

    /**
     * Copies rows out of a reader into a temporary table of the transaction, for the statements that follow; nothing is held
     * in memory.
     */
    public void stage(String stage, String definition, Reader rows) {
        jdbc.call(connection -> {
            try (Statement statement = connection.createStatement()) {
                statement.execute("create temporary table " + stage + " (" + definition + ") on commit drop");
                copy(connection, stage, rows);
                statement.execute("analyze " + stage);
                statement.execute(FORGET_PLANS);
                return stage;
            }
        });
    }

    private static void copy(Connection connection, String stage, CopyText rows) throws SQLException {
        copy(connection, stage, new StringReader(rows.text().toString()));
    }

    private static void copy(Connection connection, String stage, Reader rows) throws SQLException {
        try {
            connection.unwrap(PGConnection.class).getCopyAPI().copyIn("copy " + stage + " from stdin", rows, BUFFER);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
