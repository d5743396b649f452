package org.grantsuite.quickstart.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.grantsuite.quickstart.process.ServiceName.ALLOCATION;
import static org.grantsuite.quickstart.process.ServiceName.GRANT;
import static org.grantsuite.quickstart.process.ServiceName.REPORTING;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.grantsuite.quickstart.process.ServiceName;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** kill -9 of each service in the middle of the story, and a stopped grant-service under a payment run. */
@Tag("campaign")
class KillStoryTest {
    private static final Map<String, ServiceName> KILLED = Map.of(
            "rp1.submit", REPORTING,
            "awards.answer.midway", ALLOCATION,
            "payment.1.released", GRANT,
            "payment.2.released", ALLOCATION,
            "rp2.submit", REPORTING);

    private static final List<String> SEEN = new ArrayList<>();
    private static StoryRun run;
    private static Summary summary;
    private static int statusWhileStopped;
    private static String runWhileStopped = "";

    @BeforeAll
    static void tell() throws IOException, SQLException {
        run = new StoryRun();
        summary = run.tell(KillStoryTest::breakSomething);
    }

    @AfterAll
    static void stop() throws IOException {
        run.close();
    }

    private static void breakSomething(String step) {
        ServiceName victim = KILLED.get(step);
        if (victim != null && !SEEN.contains(step)) {
            SEEN.add(step);
            run.suite().services().kill(victim);
        }
        if ("payment.1.release".equals(step)) {
            releaseWhileGrantServiceIsDown();
        }
    }

    private static void releaseWhileGrantServiceIsDown() {
        try {
            run.suite().services().stop(GRANT);
            JsonNode paymentRun = run.api()
                    .as(People.AUDITOR)
                    .list(ALLOCATION, "/v1/payment-runs")
                    .get(0);
            String path = "/v1/payment-runs/" + paymentRun.path("id").asText();
            statusWhileStopped = release(path, declared(paymentRun));
            runWhileStopped = run.api()
                    .as(People.AUDITOR)
                    .get(ALLOCATION, path)
                    .path("status")
                    .asText();
            run.suite().services().start(GRANT);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String declared(JsonNode paymentRun) {
        return "{\"declaredCount\":" + paymentRun.path("count").asText() + ",\"declaredTotal\":"
                + paymentRun.path("total") + "}";
    }

    /** Once and without the patience of the story. */
    private static int release(String path, String declared) throws IOException {
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create(run.suite().services().address(ALLOCATION) + path + "/release"))
                .header("Authorization", "Bearer " + run.suite().issuer().token(People.RELEASER))
                .header("Idempotency-Key", "release-while-down")
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(declared))
                .build();
        try {
            return HttpClient.newHttpClient()
                    .send(request, HttpResponse.BodyHandlers.discarding())
                    .statusCode();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }

    @Test
    void shouldHaveKilledEachServiceInTheMiddle() {
        assertThat(SEEN).containsExactlyInAnyOrderElementsOf(KILLED.keySet());
        assertThat(run.api().retries()).isPositive();
        assertThat(run.printed())
                .contains("grant-service ended unasked", "allocation-service ended", "reporting-service ended");
    }

    @Test
    void shouldReleaseNothingWhileGrantServiceIsStopped() {
        assertThat(statusWhileStopped).isEqualTo(503);
        assertThat(runWhileStopped).isIn("APPROVED", "RELEASING");
    }

    @Test
    void shouldComeToTheSameFiguresWithNoJournalMissingOrDoubled() throws IOException {
        assertThat(summary.withoutSeconds()).isEqualTo(StoryRun.expected());
        assertThat(summary.invariants()).containsEntry("1", true).containsEntry("12", true);
    }
}
