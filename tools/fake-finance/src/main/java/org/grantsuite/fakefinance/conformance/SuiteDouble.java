package org.grantsuite.fakefinance.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Plays grant-service for an adapter: the operations on posting batches that an adapter uses, with the same rules. It is also
 * as unkind as a network: it is away once, and once it takes outcomes and loses the answer.
 */
public final class SuiteDouble implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int MOST_BYTES = 10_000_000;
    private final HttpServer server;
    private final ExecutorService threads = Executors.newFixedThreadPool(8);
    private final List<TestBatch> batches = new ArrayList<>();
    private final List<String> refusals = new ArrayList<>();
    private boolean awayOnce = true;
    private boolean loseAnswerOnce = true;
    private boolean spoilFileOnce = true;

    private SuiteDouble(HttpServer server) {
        this.server = server;
    }

    /** Listens on the loopback address; port 0 takes any free one. */
    public static SuiteDouble start(int port) {
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 50);
            SuiteDouble started = new SuiteDouble(server);
            server.createContext("/v1/posting-batches", started::handle);
            server.setExecutor(started.threads);
            server.start();
            return started;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public int port() {
        return server.getAddress().getPort();
    }

    /**
     * Releases three batches: plain journals and one of several transfers, in two months; a reversal of one of them; and
     * journals that finance moved to another month before.
     */
    public synchronized void release(int journals) {
        List<TestLine> first = new ArrayList<>();
        for (int journal = 1; journal <= journals; journal++) {
            int transfers = journal == 3 ? 3 : 1;
            LocalDate day = journal % 2 == 0 ? LocalDate.of(2022, 1, 31) : LocalDate.of(2021, 12, 20);
            add(first, journal, transfers, 1000L * journal + 7, day, YearMonth.from(day), true);
        }
        batches.add(new TestBatch(1, first));
        List<TestLine> second = new ArrayList<>();
        add(second, journals + 1, 1, 1007, LocalDate.of(2022, 2, 1), YearMonth.of(2022, 2), false);
        batches.add(new TestBatch(2, second));
        List<TestLine> third = new ArrayList<>();
        for (int journal = 2; journal <= 9; journal++) {
            LocalDate day = LocalDate.of(2021, 12, 31);
            add(third, journals + journal, 1, 60L + journal, day, YearMonth.of(2022, 3), true);
        }
        batches.add(new TestBatch(3, third));
    }

    private static void add(
            List<TestLine> lines,
            int journal,
            int transfers,
            long pence,
            LocalDate day,
            YearMonth month,
            boolean onward) {
        String id = String.format(Locale.ROOT, "00000000-0000-7000-8000-%012d", journal);
        for (int transfer = 1; transfer <= transfers; transfer++) {
            lines.add(new TestLine(lines.size() + 1, id, transfer, onward, pence + transfer, day, month, 1));
            lines.add(new TestLine(lines.size() + 1, id, transfer, !onward, pence + transfer, day, month, 1));
        }
    }

    synchronized List<TestBatch> batches() {
        return List.copyOf(batches);
    }

    /** What the adapter was refused for saying. */
    synchronized List<String> refusals() {
        return List.copyOf(refusals);
    }

    synchronized boolean isSettled() {
        return batches.stream().noneMatch(TestBatch::isOpen)
                && batches.stream()
                        .flatMap(batch -> batch.lines.stream())
                        .noneMatch(line -> line.status.equals("REJECTED"));
    }

    /** Finance sends again what was rejected: the same references, a month later where the period was closed. */
    synchronized void correct() {
        for (TestBatch batch : List.copyOf(batches)) {
            List<TestLine> rejected = batch.lines.stream()
                    .filter(line -> line.status.equals("REJECTED"))
                    .toList();
            if (batch.isOpen() || rejected.isEmpty()) {
                continue;
            }
            List<TestLine> again = new ArrayList<>();
            for (TestLine line : rejected) {
                boolean closed = "CLOSED_PERIOD".equals(line.reasonCode);
                again.add(line.again(again.size() + 1, closed ? line.postingMonth.plusMonths(1) : line.postingMonth));
                line.status = "RESENT";
            }
            batches.add(new TestBatch(batches.size() + 1L, again));
        }
    }

    private void handle(HttpExchange exchange) throws IOException {
        byte[] body = exchange.getRequestBody().readNBytes(MOST_BYTES);
        String[] path = exchange.getRequestURI().getPath().split("/");
        try {
            if (path.length == 3) {
                list(exchange);
            } else {
                one(exchange, path, body);
            }
        } catch (IOException | RuntimeException e) {
            answer(exchange, 400, JSON.createObjectNode().put("code", "BODY_MALFORMED"));
        }
    }

    private synchronized void list(HttpExchange exchange) throws IOException {
        if (awayOnce) {
            awayOnce = false;
            answer(exchange, 503, JSON.createObjectNode().put("code", "BUSY"));
            return;
        }
        String status = parameter(exchange, "status").orElse("");
        ObjectNode page = JSON.createObjectNode();
        ArrayNode items = page.putArray("items");
        batches.stream()
                .filter(batch -> status.isEmpty() || batch.status.equals(status))
                .forEach(batch -> items.add(batch.json()));
        answer(exchange, 200, page);
    }

    private synchronized void one(HttpExchange exchange, String[] path, byte[] body) throws IOException {
        Optional<TestBatch> found =
                batches.stream().filter(batch -> batch.id.equals(path[3])).findFirst();
        if (found.isEmpty()) {
            refuse(exchange, 404, "POSTING_BATCH_UNKNOWN");
            return;
        }
        TestBatch batch = found.get();
        switch (path.length == 4 ? "" : path[4]) {
            case "" -> answer(exchange, 200, batch.json());
            case "lines" -> lines(exchange, batch);
            case "file" -> file(exchange, batch);
            case "dispatch" -> dispatch(exchange, batch, JSON.readTree(body));
            case "outcomes" -> outcomes(exchange, batch, JSON.readTree(body).path("outcomes"));
            default -> refuse(exchange, 404, "NOT_FOUND");
        }
    }

    private static void lines(HttpExchange exchange, TestBatch batch) throws IOException {
        int after = parameter(exchange, "afterLine").map(Integer::parseInt).orElse(0);
        int limit = parameter(exchange, "limit").map(Integer::parseInt).orElse(50);
        String status = parameter(exchange, "status").orElse("");
        var chosen = batch.lines.stream()
                .filter(line -> line.line > after && (status.isEmpty() || line.status.equals(status)))
                .toList();
        ObjectNode page = JSON.createObjectNode();
        ArrayNode items = page.putArray("items");
        chosen.stream().limit(limit).forEach(line -> items.add(TestBatch.json(line)));
        if (chosen.size() > limit) {
            page.put("nextAfterLine", chosen.get(limit - 1).line);
        }
        answer(exchange, 200, page);
    }

    /** The first download is spoilt on its way: whoever does not look at the hash books it. */
    private void file(HttpExchange exchange, TestBatch batch) throws IOException {
        byte[] bytes = batch.file.clone();
        if (spoilFileOnce) {
            spoilFileOnce = false;
            bytes[bytes.length - 2] ^= 1;
        }
        exchange.getResponseHeaders().set("Content-Type", "text/csv;charset=UTF-8");
        exchange.getResponseHeaders().set("ETag", "\"" + batch.contentHash() + "\"");
        exchange.sendResponseHeaders(200, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    private void dispatch(HttpExchange exchange, TestBatch batch, JsonNode request) throws IOException {
        if (!request.path("contentHash").asText().equals(batch.contentHash())) {
            refuse(exchange, 422, "CONTENT_HASH_DIFFERS");
            return;
        }
        if (batch.status.equals("RELEASED")) {
            boolean earlier =
                    batches.stream().anyMatch(other -> other.number < batch.number && other.status.equals("RELEASED"));
            if (earlier) {
                refuse(exchange, 409, "EARLIER_BATCH_WAITING");
                return;
            }
            batch.status = "SENT";
            batch.lines.forEach(line -> line.status = "SENT");
        }
        answer(exchange, 200, batch.json());
    }

    private void outcomes(HttpExchange exchange, TestBatch batch, JsonNode outcomes) throws IOException {
        if (batch.status.equals("RELEASED")) {
            refuse(exchange, 409, "BATCH_STATUS");
            return;
        }
        String refusal = refusalOf(batch, outcomes);
        if (refusal != null) {
            refuse(exchange, 409, refusal);
            return;
        }
        outcomes.forEach(outcome -> apply(line(batch, outcome), outcome));
        fallTogether(batch);
        if (!batch.isOpen()) {
            batch.status = "SETTLED";
        }
        if (loseAnswerOnce && outcomes.size() > 2) {
            loseAnswerOnce = false;
            // The lines stand as they were told; of the last journal nothing arrived.
            forgetLast(batch, outcomes);
            answer(exchange, 503, JSON.createObjectNode().put("code", "BUSY"));
            return;
        }
        answer(exchange, 200, batch.json());
    }

    private static @Nullable String refusalOf(TestBatch batch, JsonNode outcomes) {
        for (JsonNode outcome : outcomes) {
            TestLine line = line(batch, outcome);
            String told = outcome.path("outcome").asText();
            if (told.equals("ACKNOWLEDGED") && !outcome.hasNonNull("ledgerReference")) {
                return "LEDGER_REFERENCE_REQUIRED";
            }
            if (!told.equals("ACKNOWLEDGED") && !outcome.hasNonNull("reasonCode")) {
                return "REASON_REQUIRED";
            }
            String stands = line.status.equals("RESENT") ? "REJECTED" : line.status;
            boolean same = stands.equals(told)
                    && (line.ledgerReference == null
                            || line.ledgerReference.equals(
                                    outcome.path("ledgerReference").asText()));
            if (!line.isOpen() && !same) {
                return "OUTCOME_DIFFERS";
            }
        }
        return splitsAJournal(batch, outcomes) ? "OUTCOME_SPLITS_JOURNAL" : null;
    }

    private static boolean splitsAJournal(TestBatch batch, JsonNode outcomes) {
        Map<String, List<String>> told = new java.util.HashMap<>();
        batch.lines.forEach(line ->
                told.computeIfAbsent(line.journalId, key -> new ArrayList<>()).add(line.status));
        outcomes.forEach(outcome -> told.computeIfAbsent(line(batch, outcome).journalId, key -> new ArrayList<>())
                .add(outcome.path("outcome").asText()));
        return told.values().stream()
                .anyMatch(statuses -> statuses.contains("ACKNOWLEDGED") && statuses.contains("REJECTED"));
    }

    private static void apply(TestLine line, JsonNode outcome) {
        if (!line.isOpen()) {
            return;
        }
        line.status = outcome.path("outcome").asText();
        line.ledgerReference = outcome.hasNonNull("ledgerReference")
                ? outcome.path("ledgerReference").asText()
                : null;
        line.reasonCode =
                outcome.hasNonNull("reasonCode") ? outcome.path("reasonCode").asText() : null;
    }

    private static void fallTogether(TestBatch batch) {
        Map<String, TestLine> rejected = batch.lines.stream()
                .filter(line -> line.status.equals("REJECTED"))
                .collect(Collectors.toMap(line -> line.journalId, line -> line, (a, b) -> a));
        for (TestLine line : batch.lines) {
            TestLine fallen = rejected.get(line.journalId);
            if (line.isOpen() && fallen != null) {
                line.status = "REJECTED";
                line.reasonCode = fallen.reasonCode;
            }
        }
    }

    private static void forgetLast(TestBatch batch, JsonNode outcomes) {
        String journal = line(batch, outcomes.get(outcomes.size() - 1)).journalId;
        batch.lines.stream().filter(line -> line.journalId.equals(journal)).forEach(line -> {
            line.status = "SENT";
            line.ledgerReference = null;
            line.reasonCode = null;
        });
        batch.status = "SENT";
    }

    private static TestLine line(TestBatch batch, JsonNode outcome) {
        int number = outcome.path("line").intValue();
        return batch.lines.stream()
                .filter(line -> line.line == number)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no line " + number));
    }

    private void refuse(HttpExchange exchange, int status, String code) throws IOException {
        refusals.add(exchange.getRequestURI().getPath() + " " + code);
        answer(
                exchange,
                status,
                JSON.createObjectNode().put("title", code).put("status", status).put("code", code));
    }

    private static Optional<String> parameter(HttpExchange exchange, String name) {
        String query = exchange.getRequestURI().getQuery();
        return query == null
                ? Optional.empty()
                : List.of(query.split("&")).stream()
                        .filter(part -> part.startsWith(name + "="))
                        .map(part -> part.substring(name.length() + 1))
                        .findFirst();
    }

    private static void answer(HttpExchange exchange, int status, JsonNode body) throws IOException {
        byte[] bytes = body.toString().getBytes(StandardCharsets.UTF_8);
        String kind = status >= 400 ? "application/problem+json" : "application/json";
        exchange.getResponseHeaders().set("Content-Type", kind);
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
