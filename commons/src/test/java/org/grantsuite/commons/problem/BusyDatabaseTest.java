package org.grantsuite.commons.problem;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkiverse.resteasy.problem.HttpProblem;
import io.quarkus.arc.ArcUndeclaredThrowableException;
import jakarta.persistence.OptimisticLockException;
import jakarta.transaction.RollbackException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.sql.SQLException;
import javax.transaction.xa.XAException;
import org.grantsuite.commons.jdbc.DatabaseFault;
import org.hibernate.exception.ConstraintViolationException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
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

    /** So the transaction manager tells of a connection that went while it committed: the reason is not its cause, but beside it. */
    @Test
    void shouldAskToTryAgainWhereTheConnectionWentDuringTheCommit() {
        var fault = new XAException(XAException.XAER_RMFAIL);
        fault.initCause(new SQLException("An I/O error occurred while sending to the backend.", "08006"));
        var rollback = new RollbackException("Could not commit transaction.");
        rollback.addSuppressed(fault);

        assertThat(answerTo(rollback).getStatus()).isEqualTo(503);
    }

    @Test
    void shouldTellWhatTheDatabaseRefusedAtTheCommit() {
        var rollback = new RollbackException("Could not commit transaction.");
        rollback.initCause(
                new ConstraintViolationException("refused", new SQLException("twice", "23505"), "journal_key"));
        Response answer = answerTo(rollback);

        assertThat(answer.getStatus()).isEqualTo(409);
        assertThat(((HttpProblem) answer.getEntity()).getDetail()).contains("journal_key");
    }

    @Test
    void shouldCallAFaultOfTheCommitWhatItIs() {
        var rollback = new RollbackException("Could not commit transaction.");
        rollback.addSuppressed(new SQLException("unbalanced", "23514"));

        assertThat(answerTo(rollback).getStatus()).isEqualTo(500);
    }

    @Test
    void shouldTellOfAChangeAtTheSameMoment() {
        var rollback = new RollbackException("Could not commit transaction.");
        rollback.initCause(new OptimisticLockException());

        assertThat(answerTo(rollback).getStatus()).isEqualTo(409);
    }

    private static Response answerTo(RollbackException rollback) {
        return new ProblemMappers().undeclared(new ArcUndeclaredThrowableException("at the end of a method", rollback));
    }

    private static Response answerTo(@Nullable String state) {
        return new ProblemMappers().database(new DatabaseFault(new SQLException("said the database", state)));
    }
}
