package org.grantsuite.commons.problem;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.sql.SQLException;
import org.grantsuite.commons.jdbc.DatabaseFault;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A caller may repeat what a busy, restarting or failing-over database refused (docs/runbooks/fail-over.md), and nothing else. */
class BusyDatabaseTest {
    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"08006", "25006", "40001", "40P01", "55P03", "57014", "57P01", "57P02", "57P03"})
    void shouldAskToTryAgain(@Nullable String state) {
        Response answer = answerTo(state);

        assertThat(answer.getStatus()).isEqualTo(503);
        assertThat(answer.getHeaderString(HttpHeaders.RETRY_AFTER)).isEqualTo("1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"25P02", "42P01", "42501", "23514", "57000"})
    void shouldCallAFaultWhatItIs(String state) {
        Response answer = answerTo(state);

        assertThat(answer.getStatus()).isEqualTo(500);
        assertThat(answer.getHeaderString(HttpHeaders.RETRY_AFTER)).isNull();
    }

    private static Response answerTo(@Nullable String state) {
        return new ProblemMappers().database(new DatabaseFault(new SQLException("said the database", state)));
    }
}
