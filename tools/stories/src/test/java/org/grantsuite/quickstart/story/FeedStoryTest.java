package org.grantsuite.quickstart.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.grantsuite.quickstart.feed.FeedCampaign;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The feed's campaign in short; the long form is one command, named in {@link FeedCampaign}. */
@Tag("campaign")
class FeedStoryTest {
    @Test
    void shouldShowEachEventOnceAndInOneOrderToEveryReaderAcrossRestarts() throws Exception {
        Path root = Path.of(System.getProperty("grantsuite.root", "../.."))
                .toAbsolutePath()
                .normalize();
        var out = new PrintStream(System.out, true, StandardCharsets.UTF_8);

        FeedCampaign.Outcome outcome = FeedCampaign.run(root, Integer.getInteger("feed.events", 2000), out);

        assertThat(outcome.told()).isGreaterThanOrEqualTo(2000);
        assertThat(outcome.read()).containsOnly(Math.toIntExact(outcome.told()));
        assertThat(outcome.repeated()).containsOnly(0);
        assertThat(outcome.sameOrder()).isTrue();
        assertThat(outcome.retries()).as("the service was away").isPositive();
    }
}
