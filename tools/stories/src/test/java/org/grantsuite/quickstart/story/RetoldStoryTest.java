package org.grantsuite.quickstart.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.sql.SQLException;
import java.util.LinkedHashSet;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Whoever tells the story dies before every third of its steps, and each time it is told from the beginning. */
@Tag("campaign")
class RetoldStoryTest {
    private static final Set<String> COME_TO = new LinkedHashSet<>();

    private static StoryRun run;
    private static Summary summary;
    private static int tellings;

    @BeforeAll
    static void tell() throws IOException, SQLException {
        run = new StoryRun();
        do {
            tellings++;
            summary = tellOnce();
        } while (summary == null);
    }

    /** Nothing where it was cut short. */
    private static Summary tellOnce() throws IOException {
        try {
            return run.tell(RetoldStoryTest::die);
        } catch (Died cutShort) {
            return null;
        }
    }

    @AfterAll
    static void stop() throws IOException {
        run.close();
    }

    private static void die(String step) {
        if (COME_TO.add(step) && COME_TO.size() % 3 == 1) {
            throw new Died();
        }
    }

    /** As sudden as kill -9: nobody catches it on the way. */
    private static final class Died extends Error {
        private static final long serialVersionUID = 1L;
    }

    @Test
    void shouldHaveDiedAllTheWay() {
        assertThat(COME_TO).startsWith("grant").endsWith("closing").hasSizeGreaterThan(40);
        assertThat(tellings).isEqualTo((COME_TO.size() + 2) / 3 + 1);
    }

    @Test
    void shouldComeToTheSameFigures() throws IOException {
        assertThat(summary.withoutSeconds()).isEqualTo(StoryRun.expected());
    }

    @Test
    void shouldComeToTheSameFiguresToldAgainWhenAllIsDone() throws IOException {
        assertThat(run.tell(step -> {}).withoutSeconds()).isEqualTo(StoryRun.expected());
    }
}
