package org.grantsuite.quickstart.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class StoryTest {
    private static StoryRun run;
    private static Summary summary;

    @BeforeAll
    static void tell() throws IOException, SQLException {
        run = new StoryRun();
        summary = run.tell(step -> {});
    }

    @AfterAll
    static void stop() throws IOException {
        run.close();
    }

    @Test
    void shouldComeToTheFiguresCheckedByHand() throws IOException {
        assertThat(summary.withoutSeconds()).isEqualTo(StoryRun.expected());
    }

    @Test
    void shouldKeepEveryInvariant() {
        assertThat(summary.invariants()).hasSize(15).doesNotContainValue(false);
    }

    @Test
    void shouldShowTheReaderWhatDoesNotAddUp() {
        assertThat(run.printed())
                .contains("-£696.87", "residual £0.60", "hospice without a driver refused", "PREPARER_MAY_NOT_APPROVE")
                .contains("FUNDING_SOURCE_IS_NOT_THIS_GRANT", "(assumed)");
    }
}
