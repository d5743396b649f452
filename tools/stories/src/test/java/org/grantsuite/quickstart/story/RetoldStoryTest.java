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

/** Whoever tells the story dies before each of its steps and again at its end, and each time it is told from the beginning. */
@Tag("campaign")
class RetoldStoryTest {
    private static final Set<String> DIED_AT = new LinkedHashSet<>();

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
        if (DIED_AT.add(step)) {
            throw new Died();
        }
    }

    /** As sudden as kill -9: nobody catches it on the way. */
    private static final class Died extends Error {
        private static final long serialVersionUID = 1L;
    }

    @Test
    void shouldHaveDiedBeforeEveryStep() {
        assertThat(DIED_AT).contains("grant", "run.1.NURSING", "payment.2.released", "closing.settle");
        assertThat(tellings).isEqualTo(DIED_AT.size() + 1);
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
