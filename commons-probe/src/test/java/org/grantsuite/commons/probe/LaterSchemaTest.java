package org.grantsuite.commons.probe;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.flywaydb.core.Flyway;
import org.grantsuite.commons.testing.PostgresResource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The schema of the next release, met by this one: a replica that starts again during the upgrade, or is put back after it. */
@ServiceTest
class LaterSchemaTest {
    @Inject
    Flyway flyway;

    @AfterEach
    void forget() throws SQLException {
        execute("delete from flyway_schema_history where description = 'of the next release'");
    }

    @Test
    void shouldStartOnASchemaThatWentOn() throws SQLException {
        applied("9000");
        // The mechanism's migrations carry low numbers: an unknown one may stand between those that are known.
        applied("009");

        assertThat(flyway.validateWithResult().validationSuccessful).isTrue();
        assertThat(flyway.migrate().migrationsExecuted).isZero();
    }

    private static void applied(String version) throws SQLException {
        execute("insert into flyway_schema_history (installed_rank, version, description, type, script, checksum,"
                + " installed_by, execution_time, success) select max(installed_rank) + 1, '" + version
                + "', 'of the next release', 'SQL', 'V" + version + ".sql', 1, 'owner', 0, true"
                + " from flyway_schema_history");
    }

    private static void execute(String sql) throws SQLException {
        try (Connection all = PostgresResource.superuser();
                Statement statement = all.createStatement()) {
            statement.execute(sql);
        }
    }
}
