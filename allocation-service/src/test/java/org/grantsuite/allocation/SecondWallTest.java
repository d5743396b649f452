package org.grantsuite.allocation;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.UUID;
import org.grantsuite.allocation.testing.AllocationServiceTest;
import org.grantsuite.allocation.testing.Story;
import org.grantsuite.commons.testing.PostgresResource;
import org.grantsuite.commons.testing.SecurityWallTest;
import org.junit.jupiter.api.Test;

/**
 * The second wall: PostgreSQL itself, asked as the application's role without the application in between (DESIGN 7).
 */
@AllocationServiceTest
class SecondWallTest extends SecurityWallTest {

    @Test
    void shouldShowRowsToTheirCouncilAndChangeNoneOfAnother() throws SQLException {
        Story story = new Story();
        UUID planId = story.offered();
        try (Connection app = PostgresResource.app()) {
            app.setAutoCommit(false);
            speakFor(app, story.council);
            assertThat(count(app, "award where plan_id = '" + planId + "'")).isEqualTo(4);
            speakFor(app, "E09000099");
            assertThat(count(app, "award where plan_id = '" + planId + "'")).isZero();
            for (String sql : new String[] {
                "update award set amount_pence = 1 where plan_id = '" + planId + "'",
                "update pot set amount_pence = 1 where plan_id = '" + planId + "'",
                "delete from pot where plan_id = '" + planId + "'"
            }) {
                assertThat(app.createStatement().executeUpdate(sql)).as(sql).isZero();
            }
            app.rollback();
        }
    }

    @Test
    void shouldKeepAPotWithinItsAmountWhateverTheApplicationThinks() throws SQLException {
        Story story = new Story();
        UUID planId = story.offered();
        try (Connection app = PostgresResource.app()) {
            app.setAutoCommit(false);
            speakFor(app, story.council);
            org.assertj.core.api.Assertions.assertThatThrownBy(() -> app.createStatement()
                            .execute("update pot set allocated_pence = amount_pence + 1 where plan_id = '" + planId
                                    + "'"))
                    .hasMessageContaining("pot_never_exceeded");
            app.rollback();
        }
    }
}
