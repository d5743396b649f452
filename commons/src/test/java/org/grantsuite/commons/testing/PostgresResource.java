package org.grantsuite.commons.testing;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A real PostgreSQL for a module's tests: one database, an owner role that migrates, an application role that owns nothing
 * and is no superuser. Connecting as {@code postgres} would walk round row-level security, so nothing does.
 */
public class PostgresResource implements QuarkusTestResourceLifecycleManager {
    private static final String URL = "grantsuite.test.jdbc-url";
    public static final String OWNER_ROLE = "suite_owner";
    public static final String APP_ROLE = "suite_app";

    private @Nullable EmbeddedPostgres postgres;

    @Override
    public Map<String, String> start() {
        try {
            var started = EmbeddedPostgres.builder()
                    .setServerConfig("max_connections", "100")
                    .start();
            postgres = started;
            try (var connection = started.getPostgresDatabase().getConnection();
                    var statement = connection.createStatement()) {
                statement.execute("create role suite_owner login nosuperuser nobypassrls");
                statement.execute("create role suite_app login nosuperuser nobypassrls");
                statement.execute("create database suite owner suite_owner");
            }
            System.setProperty(URL, "jdbc:postgresql://127.0.0.1:" + started.getPort() + "/suite");
            var settings = new HashMap<String, String>();
            settings.put("quarkus.datasource.jdbc.url", System.getProperty(URL));
            settings.put("suite.database.name", "suite");
            settings.put("suite.database.owner-role", OWNER_ROLE);
            settings.put("suite.database.app-role", APP_ROLE);
            settings.put("quarkus.datasource.password", "unused");
            settings.put("quarkus.flyway.password", "unused");
            settings.put("suite.outbox.every", "PT0.1S");
            settings.put("suite.audit-chain.every", "PT0.3S");
            settings.putAll(Tokens.settings());
            return settings;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void stop() {
        try {
            if (postgres != null) {
                postgres.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A connection as the role that migrates; row-level security holds for it too. */
    public static Connection owner() throws SQLException {
        return DriverManager.getConnection(System.getProperty(URL), OWNER_ROLE, "unused");
    }

    /** A connection as the application's role, outside the application. */
    public static Connection app() throws SQLException {
        return DriverManager.getConnection(System.getProperty(URL), APP_ROLE, "unused");
    }

    /** A connection as superuser, which alone can corrupt rows for a test. */
    public static Connection superuser() throws SQLException {
        return DriverManager.getConnection(System.getProperty(URL), "postgres", "unused");
    }
}
