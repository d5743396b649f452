package org.grantsuite.benchmarks;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.regex.Pattern;

/**
 * What reporting-service asks its two siblings for, answered from memory in pages of 500: councils that each paid so many
 * providers. What is measured is reporting-service, its calls and their reading included.
 */
final class Siblings implements AutoCloseable {
    private static final int PAGE = 500;
    private static final long RECEIVED = 1_200_000_000;
    private static final Pattern CURSOR = Pattern.compile("cursor=c(\\d+)");
    private static final String MONEY = "{\"amount\":\"%s\",\"currency\":\"GBP\"}";
    private static final String EMPTY = "{\"items\":[]}";

    private static final Pattern GRANT = Pattern.compile("grantId=([0-9a-f-]+)");

    /** A council's grant; its providers are numbered on from {@code first}. */
    record Council(String code, UUID grantId, int first, int providers) {}

    private final List<Council> councils = new ArrayList<>();
    private final HttpServer server;
    private final Map<String, String> answers = new HashMap<>();
    private final Map<String, List<String>> lists = new HashMap<>();

    private Siblings(HttpServer server) {
        this.server = server;
    }

    static Siblings start(Path root) throws IOException {
        var siblings = new Siblings(HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0));
        siblings.edition(Files.readString(root.resolve("grant-service/src/main/resources/schemes/wrrf-1.json")));
        siblings.server.createContext("/", siblings::answer);
        siblings.server.setExecutor(Executors.newFixedThreadPool(4));
        siblings.server.start();
        return siblings;
    }

    int port() {
        return server.getAddress().getPort();
    }

    static String provider(int number) {
        return "1-" + (100_000_000 + number);
    }

    private void edition(String document) {
        answers.put("/v1/schemes/WRRF-1/editions/2021-11", """
            {"schemeCode":"WRRF-1","edition":"2021-11","name":"Fund","status":"COMPLETE","contentHash":"%s",
            "recordedAt":"2022-01-01T00:00:00Z","recordedBy":"ann","document":%s}\
            """.formatted("a".repeat(64), document));
    }

    /** One more council, whose every provider was paid £1,000.00. */
    Council council(String code, int providers) {
        int first = 1 + councils.stream().mapToInt(Council::providers).sum();
        var council = new Council(code, UUID.randomUUID(), first, providers);
        councils.add(council);
        fill(council);
        return council;
    }

    private void fill(Council council) {
        UUID grantId = council.grantId();
        int providers = council.providers();
        String grant = "/v1/grants/" + grantId;
        answers.put(grant, """
            {"id":"%s","councilCode":"%s","schemeCode":"WRRF-1","edition":"2021-11","determinationNumber":"31/5781",
            "name":"Workforce Recruitment and Retention Fund","allocation":%s,"determinedOn":"2021-11-01",
            "status":"DETERMINED","recordedAt":"2022-01-01T00:00:00Z","recordedBy":"ann","version":0}\
            """.formatted(grantId, council.code(), money(RECEIVED)));
        answers.put(grant + "/editions", """
            {"items":[{"schemeCode":"WRRF-1","edition":"2021-11","reportingPoints":["RP1","RP2"],"inForce":true}]}\
            """);
        answers.put(grant + "/funding", """
            {"grantId":"%s","asOf":"2022-03-31","received":%2$s,"underwritten":%2$s,"reserved":%2$s,"transferred":%2$s,
            "direct":%2$s,"available":%2$s,"version":1}\
            """.formatted(grantId, money(0)));
        answers.put(grant + "/ledger/watermark", """
            {"onOrBefore":"2022-03-31","journalSequence":%d,"outboxPosition":7,"pendingInPeriod":0}\
            """.formatted(providers));
        answers.put(grant + "/counts", """
            {"offered":%1$d,"accepted":%1$d,"declined":0,"paid":%1$d}\
            """.formatted(providers));
        answers.put(grant + "/outbox-position", """
            {"position":11,"pending":0,"pendingInPeriod":0,"refused":0}\
            """);
        answers.put(grant + "/accruals", EMPTY);
        answers.put(grant + "/direct-spend", EMPTY);
        var journals = new ArrayList<String>();
        var payments = new ArrayList<String>();
        var awards = new ArrayList<String>();
        journals.add(journal(0, "RECEIPT", "GRANT_CASH", "GRANT_RECEIVED", RECEIVED));
        for (int i = 0; i < providers; i++) {
            journals.add(journal(i + 1, "TRANSFER", "TRANSFERRED", "GRANT_CASH", 100_000));
            awards.add(award(grantId, council.first() + i));
            payments.add(payment(grantId, council.first() + i));
        }
        lists.put(grant + "/journals", journals);
        lists.put("/v1/payments" + grantId, payments);
        lists.put("/v1/awards" + grantId, awards);
    }

    private static String money(long pence) {
        return MONEY.formatted(pence / 100 + "." + String.format("%02d", pence % 100));
    }

    static UUID awardOf(int number) {
        return new UUID(7L << 12, number);
    }

    private static String journal(int number, String kind, String debit, String credit, long pence) {
        return """
            {"id":"%s","sequence":%d,"kind":"%s","valueOn":"2021-12-20","postedAt":"2021-12-20T00:00:00Z",\
            "businessKey":"payment/%2$d","description":"Paid","postingRoute":"AP_INVOICE","actingPerson":"fin",\
            "transfers":[{"debitAccount":"%s","creditAccount":"%s","amount":%s}]}\
            """.formatted(new UUID(9L << 12, number), number + 1, kind, debit, credit, money(pence));
    }

    private static String award(UUID grantId, int number) {
        return """
            {"id":"%s","grantId":"%s","planId":"%s","instalmentNumber":1,"providerId":"%s","providerName":"Provider",\
            "amount":%s,"lines":[],"status":"ACCEPTED","paid":%5$s,"terms":{"version":"1","hash":"%s"},\
            "offeredOn":"2021-12-16","acceptedOn":"2021-12-20","recordedAt":"2021-12-16T00:00:00Z","version":1}\
            """.formatted(awardOf(number), grantId, grantId, provider(number), money(100_000), "a".repeat(64));
    }

    private static String payment(UUID grantId, int number) {
        return """
            {"id":"%s","paymentRunId":"%s","awardId":"%1$s","grantId":"%2$s","instalmentNumber":1,"providerId":"%3$s",\
            "providerName":"Provider","amount":%4$s,"reference":"P1/%3$s","status":"POSTED","paidOn":"2021-12-20"}\
            """.formatted(awardOf(number), grantId, provider(number), money(100_000));
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            exchange.getRequestBody().readAllBytes();
            String path = exchange.getRequestURI().getPath();
            String query = String.valueOf(exchange.getRequestURI().getQuery());
            var grant = GRANT.matcher(query);
            var list = lists.get(grant.find() ? path + grant.group(1) : path);
            String body = list == null ? answers.get(path) : page(list, query);
            byte[] bytes = (body == null ? "{\"title\":\"Unknown\",\"status\":404,\"code\":\"NOT_FOUND\"}" : body)
                    .getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders()
                    .add("Content-Type", body == null ? "application/problem+json" : "application/json");
            exchange.sendResponseHeaders(body == null ? 404 : 200, bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }

    private static String page(List<String> list, String query) {
        var cursor = CURSOR.matcher(query);
        int from = cursor.find() ? Integer.parseInt(cursor.group(1)) : 0;
        int to = Math.min(list.size(), from + PAGE);
        String next = to == list.size() ? "" : ",\"next\":\"c" + to + "\"";
        return "{\"items\":[" + String.join(",", list.subList(from, to)) + "]" + next + "}";
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
