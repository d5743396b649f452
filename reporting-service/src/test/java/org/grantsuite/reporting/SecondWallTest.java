package org.grantsuite.reporting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.util.Map;
import org.grantsuite.commons.testing.PostgresResource;
import org.grantsuite.commons.testing.SecurityWallTest;
import org.grantsuite.reporting.testing.Reporting;
import org.grantsuite.reporting.testing.ReportingServiceTest;
import org.grantsuite.reporting.testing.SiblingGrant;
import org.junit.jupiter.api.Test;

/** PostgreSQL keeps councils apart by itself, with rows of another council really there. */
@ReportingServiceTest
class SecondWallTest extends SecurityWallTest {

    @Test
    void shouldHideAndProtectTheRowsOfAnotherCouncil() throws SQLException {
        var grant = SiblingGrant.aGrantInUse().publish();
        Reporting.accepted(grant, "1-A", "990.00", "10.00");
        var id = Reporting.draft(grant, "RP2");
        var hash = Reporting.frozen(id);
        Reporting.sign(id, "sam", "SECTION_151_OFFICER", hash).statusCode(201);
        var updates = Map.of(
                "provider_return", "status = 'REJECTED'",
                "department_return", "status = 'DRAFT'",
                "certificate", "status = 'COMPLETE'");
        for (var table : new String[] {
            "provider_return", "provider_return_line", "department_return", "return_file", "certificate", "signature"
        }) {
            try (var app = PostgresResource.app()) {
                app.setAutoCommit(false);
                speakFor(app, SiblingGrant.COUNCIL);
                assertThat(count(app, table)).as(table).isPositive();
                app.rollback();
                speakFor(app, "E09000099");
                assertThat(count(app, table)).as(table).isZero();
                if (updates.containsKey(table)) {
                    assertThat(app.createStatement().executeUpdate("update " + table + " set " + updates.get(table)))
                            .as(table)
                            .isZero();
                }
                app.rollback();
            }
        }
    }

    /** What was frozen, signed or handed in is never altered, not even by the application's own role. */
    @Test
    void shouldRefuseToAlterOrDeleteWhatIsForEver() throws SQLException {
        for (var sql : new String[] {
            "update return_file set file_name = 'x'",
            "update signature set role = 'x'",
            "update provider_return_line set amount_pence = 1",
            "delete from department_return",
            "delete from provider_return",
            "delete from certificate",
            "delete from return_file",
            "update provider_return_item set amount_pence = 1",
            "update provider_return_review set step = 'ACCEPTED'",
            "delete from provider_return_reopening",
            "delete from obligation",
            "update obligation_reminder set told = false",
            "update evidence set content_hash = 'x'",
            "update evidence_chunk set content = 'x'",
            "delete from evidence",
            "update sampled_return set drawn = 1",
            "update verification_result set outcome = 'VERIFIED'",
            "update information_answer set answer = 'x'"
        }) {
            try (var app = PostgresResource.app()) {
                assertThatThrownBy(() -> app.createStatement().execute(sql))
                        .as(sql)
                        .hasMessageContaining("permission denied");
            }
        }
    }
}
