package org.grantsuite.grant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import org.grantsuite.commons.council.CouncilScope;
import org.grantsuite.commons.jdbc.DatabaseFault;
import org.grantsuite.commons.jdbc.Jdbc;
import org.grantsuite.commons.testing.PostgresResource;
import org.grantsuite.commons.testing.SecurityWallTest;
import org.grantsuite.grant.testing.Council;
import org.grantsuite.grant.testing.GrantServiceTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The second wall: PostgreSQL alone, with the application's own council filter out of the way. */
@GrantServiceTest
class WallTest extends SecurityWallTest {
    @Inject
    Jdbc jdbc;

    @Inject
    CouncilScope scope;

    private String grant;

    @BeforeEach
    void fillTheTables() {
        Council council = Council.one();
        grant = council.aGrant();
        String decision = council.aDecision(grant);
        council.receive(grant, 1, "331788.60", "2021-12-17").statusCode(201);
        council.reserve(grant, decision, "run-1", "10.00").then().statusCode(201);
        council.spend(grant, Council.spendBody("5.00", "2022-01-05", "")).then().statusCode(201);
    }

    /** Plain SQL knows nothing of {@code @TenantId}: what hides the rows here is row-level security. */
    @Test
    void shouldHideRowsFromAnotherCouncilWithoutTheApplicationsFilter() {
        assertThat(countOf("E08000002", "select count(*) from journal where grant_id = ?"))
                .isEqualTo(2);
        for (String table : List.of("journal", "instalment", "receipt", "decision", "reservation", "direct_spend")) {
            assertThat(countOf("E09000001", "select count(*) from " + table + " where grant_id = ?"))
                    .as(table)
                    .isZero();
        }
        assertThat(countOf("E09000001", "select count(*) from determined_grant where id = ?"))
                .isZero();
    }

    @Test
    void shouldLetAnotherCouncilChangeNothingWithoutTheApplicationsFilter() {
        int changed = scope.call(
                "E09000001",
                () -> QuarkusTransaction.requiringNew()
                        .call(() -> jdbc.update(
                                "update determined_grant set note = 'mine' where id = ?", UUID.fromString(grant))));

        assertThat(changed).isZero();
        assertThatThrownBy(() -> scope.call(
                        "E09000001", () -> QuarkusTransaction.requiringNew().call(this::insertForeignTransfer)))
                .hasRootCauseInstanceOf(SQLException.class)
                .satisfies(e -> assertThat(rootState(e)).isEqualTo("42501"));
    }

    private int insertForeignTransfer() {
        String sql =
                "insert into transfer (council_code, journal_id, line, debit_account, credit_account, amount_pence)"
                        + " values ('E08000002', ?, 9, 'REPAID', 'GRANT_CASH', 1)";
        return jdbc.update(sql, UUID.randomUUID());
    }

    /** The ledger and the records of facts are append-only for the application, whatever its code would try. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "journal",
                "transfer",
                "receipt",
                "decision",
                "vat_code",
                "direct_spend_import",
                "recovery",
                "irregularity_entry",
                "discharge",
                "settlement_act",
                "scheme_edition",
                "local_deadline",
                "audit_entry",
                "accounting_period_step",
                "capacity_judgement",
                "capacity_approval",
                "accrual",
                "forecast"
            })
    void shouldLetTheApplicationOnlyInsertAndRead(String table) throws SQLException {
        for (String statement : List.of(
                "delete from " + table,
                "truncate " + table + " cascade",
                "update " + table + " set council_code = council_code")) {
            try (Connection app = PostgresResource.app()) {
                app.setAutoCommit(false);
                speakFor(app, "E08000002");
                assertThatThrownBy(() -> app.createStatement().execute(statement))
                        .as(statement)
                        .isInstanceOfSatisfying(
                                SQLException.class,
                                e -> assertThat(e.getSQLState()).isEqualTo("42501"));
            }
        }
    }

    /** A transfer has both its sides in one row: an unbalanced journal would be one with half a row. */
    @Test
    void shouldTakeNoTransferThatLacksASideOrMovesNothing() {
        for (String half : List.of(
                "23502: null, 'GRANT_CASH', 1)",
                "23502: 'REPAID', null, 1)",
                "23514: 'REPAID', 'REPAID', 1)",
                "23514: 'REPAID', 'GRANT_CASH', 0)")) {
            UUID journal = UUID.randomUUID();
            refusedInCouncil(
                    "insert into journal (id, council_code, grant_id, sequence, kind, value_on, posted_at, business_key,"
                            + " content_hash, description, posting_route, acting_person) values ('" + journal
                            + "', 'E08000002', '" + grant + "', 999, 'REPAYMENT', '2022-01-05', now(), '" + journal
                            + "', 'h', 'd', 'AP_INVOICE', 'x'); insert into transfer (council_code, journal_id, line,"
                            + " debit_account, credit_account, amount_pence) values ('E08000002', '" + journal + "', 1,"
                            + half.substring(6),
                    half.substring(0, 5));
        }
    }

    @Test
    void shouldAddNoTransferToAPostedJournal() throws SQLException {
        refusedInCouncil(
                "insert into transfer (council_code, journal_id, line, debit_account, credit_account, amount_pence)"
                        + " select council_code, id, 99, 'REPAID', 'GRANT_CASH', 1 from journal where grant_id = '"
                        + grant + "' limit 1",
                "23514");
        refusedInCouncil(
                "insert into transfer (council_code, journal_id, line, debit_account, credit_account, amount_pence,"
                        + " value_on) values ('E08000002', '" + UUID.randomUUID() + "', 1, 'REPAID', 'GRANT_CASH', 1,"
                        + " '2021-12-17')",
                "42501");
        refusedInCouncil("insert into journal (written_xid) values ('1')", "42501");
    }

    private static void refusedInCouncil(String statement, String state) {
        assertThatThrownBy(() -> {
                    try (Connection app = PostgresResource.app()) {
                        app.setAutoCommit(false);
                        speakFor(app, "E08000002");
                        app.createStatement().execute(statement);
                    }
                })
                .as(statement)
                .isInstanceOfSatisfying(
                        SQLException.class, e -> assertThat(e.getSQLState()).startsWith(state));
    }

    private long countOf(String council, String sql) {
        return scope.call(
                council,
                () -> QuarkusTransaction.requiringNew()
                        .call(() -> jdbc.find(sql, row -> row.getLong(1), UUID.fromString(grant))
                                .orElseThrow()));
    }

    private static String rootState(Throwable e) {
        Throwable cause = e;
        while (cause != null && !(cause instanceof DatabaseFault)) {
            cause = cause.getCause();
        }
        return cause instanceof DatabaseFault fault ? fault.sqlException().getSQLState() : "none";
    }
}
