package org.grantsuite.quickstart.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.grantsuite.quickstart.process.ServiceName.GRANT;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.grantsuite.quickstart.Suite;
import org.grantsuite.quickstart.api.Api;
import org.grantsuite.quickstart.api.Desk;
import org.grantsuite.quickstart.api.Sterling;
import org.grantsuite.quickstart.process.Pause;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Posting batches on their way into a general ledger while both sides are killed with -9: nothing lost, nothing doubled. */
@Tag("campaign")
class BatchKillStoryTest {
    private static final int KILLS = 6;
    private static final int ACCRUALS_A_MONTH = 8;
    private static final List<String> CUT_OFFS =
            List.of("2021-11-30", "2021-12-31", "2022-01-31", "2022-02-28", "2022-03-31");

    private static final int BOOKING_MILLIS = 12;
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    @TempDir
    Path directory;

    private final Random random = new Random(20220331);
    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
    private final Path root = Path.of(System.getProperty("grantsuite.root", "../.."))
            .toAbsolutePath()
            .normalize();

    @Test
    void shouldBookEveryLineOnceWhicheverSideIsKilledWhenever() throws Exception {
        PrintStream out = new PrintStream(printed, true, StandardCharsets.UTF_8);
        try (Suite suite = Suite.start(root, 0, Set.of(GRANT), out)) {
            Files.writeString(directory.resolve("token"), suite.issuer().token(People.FINANCE_ADAPTER));
            var api = new Api(suite.services()::address, suite.issuer());
            List<String> batches = batches(api);
            Adapter adapter = new Adapter(suite);
            try {
                for (int kill = 0; kill < KILLS; kill++) {
                    killDuringACycle(suite, adapter, kill % 2 == 0);
                }
                until(() -> adapter.cycle().equals("DONE") && waiting(api, batches) == 0);
                requireOnce(lines(api, batches), adapter.bookings());
            } finally {
                adapter.kill();
            }
            assertThat(printed.toString(StandardCharsets.UTF_8).split("ended unasked", -1))
                    .as("grant-service was killed every other time")
                    .hasSize(KILLS / 2 + 1);
            requireRoutesAgree(api);
        }
    }

    private void killDuringACycle(Suite suite, Adapter adapter, boolean theService) throws Exception {
        int booked = adapter.bookings().size();
        var cycle = CompletableFuture.supplyAsync(adapter::cycle);
        int more = 1 + random.nextInt(ACCRUALS_A_MONTH);
        until(() -> cycle.isDone() || adapter.bookings().size() >= booked + more);
        Pause.millis(random.nextInt(40));
        if (theService) {
            suite.services().kill(GRANT);
        } else {
            adapter.kill();
        }
        cycle.get(60, TimeUnit.SECONDS);
        if (!theService) {
            adapter.start();
        }
    }

    /** Every line of every batch stands in the general ledger once, on its side, with its amount, and was acknowledged so. */
    private static void requireOnce(List<JsonNode> lines, List<JsonNode> bookings) {
        assertThat(lines).hasSize(CUT_OFFS.size() * ACCRUALS_A_MONTH * 4);
        Map<String, JsonNode> booked = new HashMap<>();
        for (JsonNode booking : bookings) {
            assertThat(booked.put(booking.path("reference").asText(), booking))
                    .as("booked before")
                    .isNull();
        }
        assertThat(booked).hasSameSizeAs(lines);
        for (JsonNode line : lines) {
            JsonNode booking = booked.get(line.path("reference").asText());
            assertThat(booking.path("side").asText())
                    .isEqualTo(line.path("side").asText());
            assertThat(booking.path("pence").asLong()).isEqualTo(Sterling.pence(line.path("amount")));
            assertThat(line.path("ledgerReference").asText())
                    .isEqualTo(booking.path("ledgerReference").asText());
        }
    }

    private static void requireRoutesAgree(Api api) {
        JsonNode coverage =
                api.as(People.FINANCE).get(GRANT, "/v1/posting-routes/coverage?from=2021-04-01&to=2022-04-30");
        assertThat(coverage.path("coversLedgerOnce").asBoolean())
                .as(coverage.toString())
                .isTrue();
    }

    /** One batch a month of accruals and of what takes the month before back. */
    private List<String> batches(Api api) throws IOException {
        Desk finance = api.as(People.FINANCE);
        String grant = grant(api);
        for (String cutOff : CUT_OFFS) {
            for (int i = 0; i < ACCRUALS_A_MONTH; i++) {
                String key = "ACCRUAL-" + cutOff + "-" + i;
                finance.post(GRANT, "/v1/grants/" + grant + "/accruals", accrual(key, cutOff, 100_00 + i), key);
            }
        }
        finance.post(GRANT, "/v1/chart-mappings", mappings(), "mappings");
        Path layout = root.resolve("grant-service/src/main/resources/layouts/unit4-gl07.json");
        finance.post(GRANT, "/v1/posting-layouts", JSON.readTree(layout.toFile()), "layout");
        List<String> ids = new ArrayList<>();
        for (String through :
                List.of("2021-11-30", "2021-12-31", "2022-01-31", "2022-02-28", "2022-03-31", "2022-04-30")) {
            var request = Map.of("layoutCode", "UNIT4-GL07", "layoutVersion", 1, "throughOn", through);
            JsonNode batch = finance.post(GRANT, "/v1/posting-batches", request, "batch-" + through);
            String id = batch.path("id").asText();
            api.as(People.SECOND_FINANCE)
                    .post(
                            GRANT,
                            "/v1/posting-batches/" + id + "/release",
                            Map.of("contentHash", batch.path("contentHash").asText()),
                            "release-" + through);
            ids.add(id);
        }
        return ids;
    }

    private String grant(Api api) throws IOException {
        Desk officer = api.as(People.OFFICER);
        JsonNode edition = JSON.readTree(root.resolve("grant-service/src/main/resources/schemes/wrrf-1.json")
                .toFile());
        officer.post(GRANT, "/v1/schemes", edition, "scheme");
        var grant = Map.of(
                "schemeCode",
                Published.SCHEME,
                "edition",
                edition.path("edition").asText(),
                "determinationNumber",
                Published.DETERMINATION,
                "name",
                "Workforce Recruitment and Retention Fund",
                "allocation",
                Sterling.money(Published.ALLOCATION),
                "determinedOn",
                Assumed.DETERMINED_ON.toString());
        return officer.post(GRANT, "/v1/grants", grant, "grant").path("id").asText();
    }

    private static Map<String, Object> accrual(String key, String cutOff, long pence) {
        return Map.of(
                "businessKey",
                key,
                "kind",
                "ACCRUAL",
                "potCode",
                "HUB",
                "measure",
                "LOCAL_RECRUITMENT",
                "cappedAdministration",
                false,
                "amount",
                Sterling.money(pence),
                "description",
                "Recruitment fair, invoice awaited",
                "cutOffOn",
                cutOff);
    }

    private static Map<String, Object> mappings() {
        return Map.of(
                "mappings", List.of(mapping("DIRECT_SPEND", "C1200", "4410"), mapping("CREDITORS", "B0001", "9405")));
    }

    private static Map<String, Object> mapping(String account, String costCentre, String subjective) {
        return Map.of(
                "account",
                account,
                "effectiveFrom",
                "2021-04-01",
                "reason",
                "Chart 2021",
                "controlAccount",
                subjective,
                "segments",
                Map.of("costCentre", costCentre, "subjective", subjective, "project", "WRRF1"));
    }

    private static long waiting(Api api, List<String> batches) {
        return lines(api, batches).stream()
                .filter(line -> !line.path("status").asText().equals("ACKNOWLEDGED"))
                .count();
    }

    private static List<JsonNode> lines(Api api, List<String> batches) {
        List<JsonNode> lines = new ArrayList<>();
        batches.forEach(id ->
                lines.addAll(api.as(People.FINANCE).items(GRANT, "/v1/posting-batches/" + id + "/lines?limit=500")));
        return lines;
    }

    private interface Condition {
        boolean holds();
    }

    private static void until(Condition condition) {
        for (int look = 0; !condition.holds(); look++) {
            assertThat(look).as("looks in vain").isLessThan(3000);
            Pause.millis(5);
        }
    }

    /** The fake finance system as a process of its own. */
    private final class Adapter {
        private final String suite;
        private Process process;
        private URI address;

        Adapter(Suite suite) throws IOException {
            this.suite = suite.services().address(GRANT);
            start();
        }

        void start() throws IOException {
            process = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-XX:TieredStopAtLevel=1",
                            "-jar",
                            root.resolve("tools/fake-finance/target/fake-finance.jar")
                                    .toString(),
                            "serve",
                            "--port",
                            "0",
                            "--suite",
                            suite,
                            "--token-file",
                            directory.resolve("token").toString(),
                            "--store",
                            directory.toString(),
                            "--booking-millis",
                            Integer.toString(BOOKING_MILLIS))
                    .redirectErrorStream(true)
                    .start();
            String line = process.inputReader(StandardCharsets.UTF_8).readLine();
            assertThat(line).startsWith("fake finance system on ");
            address = URI.create(line.substring("fake finance system on ".length()));
        }

        /** @return what happened in a word; GONE when the adapter died meanwhile */
        String cycle() {
            return send(
                    HttpRequest.newBuilder(address.resolve("/v1/cycles")).POST(HttpRequest.BodyPublishers.noBody()));
        }

        /** Read from its file, which counts whether the adapter lives or not. */
        List<JsonNode> bookings() {
            Path file = directory.resolve("ledger.jsonl");
            List<JsonNode> found = new ArrayList<>();
            try {
                String text = Files.exists(file) ? Files.readString(file) : "";
                for (String journal :
                        text.substring(0, text.lastIndexOf('\n') + 1).lines().toList()) {
                    JSON.readTree(journal).forEach(found::add);
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            return found;
        }

        private String send(HttpRequest.Builder request) {
            try {
                String body = HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString())
                        .body();
                return JSON.readTree(body).path("result").asText(body);
            } catch (IOException gone) {
                return "GONE";
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
        }

        void kill() throws InterruptedException {
            process.destroyForcibly().waitFor(10, TimeUnit.SECONDS);
        }
    }
}
