package org.grantsuite.benchmarks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/** Callers who post payments, each out of a reservation of a grant of its own, as fast as they are answered. */
final class Payers {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final AtomicInteger SERIAL = new AtomicInteger();
    private final Stand stand;
    private final List<Till> tills = new ArrayList<>();
    private final AtomicLong payments = new AtomicLong();

    Payers(Stand stand) {
        this.stand = stand;
    }

    /** A grant with its cash set aside. */
    record Till(String grantId, String decisionId, String reservationId) {}

    List<Till> tills() {
        return tills;
    }

    /** Every fact a payment stands on, told over the API. */
    void open(int count, Path root) throws IOException {
        String officer = stand.token("grants-officer");
        try (Line line = new Line(stand.port())) {
            String edition = Files.readString(root.resolve("grant-service/src/main/resources/schemes/wrrf-1.json"));
            line.post(officer, "/v1/schemes", "edition", edition);
            for (int i = 0; i < count; i++) {
                tills.add(till(line, officer, SERIAL.incrementAndGet()));
            }
        }
    }

    private Till till(Line line, String officer, int number) throws IOException {
        String grant = created(line.post(officer, "/v1/grants", "grant-" + number, """
                {"schemeCode":"WRRF-1","edition":"2021-11","determinationNumber":"bench/%d","name":"Benchmark",
                 "allocation":{"amount":"900000000.00","currency":"GBP"},"determinedOn":"2021-11-10"}""".formatted(number)));
        String path = "/v1/grants/" + grant;
        String decision = created(line.post(officer, path + "/decisions", "decision-" + number, """
                {"reference":"SCB","kind":"BOARD","body":"Board","title":"Fund","decidedOn":"2021-12-08",
                 "callInEndsOn":"2021-12-15","effectiveOn":"2021-12-16","purposes":["SPLIT","PAYMENT"]}"""));
        created(line.post(stand.token("finance"), path + "/receipts", "receipt-" + number, """
                {"instalmentNumber":1,"bankReference":"BACS","amount":{"amount":"540000000.00","currency":"GBP"},
                 "receivedOn":"2021-12-17","dateAssumed":false}"""));
        String reservation = created(line.post(
                stand.token("payments-releaser"), path + "/reservations", "run-" + number, """
                {"businessKey":"run","amount":{"amount":"500000000.00","currency":"GBP"},"decisionId":"%s",
                 "instalmentNumber":1,"valueOn":"2021-12-20","purpose":"P1"}""".formatted(decision)));
        return new Till(grant, decision, reservation);
    }

    private static String created(Line.Answer answer) throws IOException {
        JsonNode body = JSON.readTree(answer.expect(201).body());
        return body.path("id").asText();
    }

    /** Until the service's code is compiled: so many journals, or so long. */
    double warmUp(int journals, int seconds) {
        long first = payments.get();
        double rate = 0;
        for (int i = 0; i < seconds && payments.get() - first < journals; i++) {
            rate = pay(8, 1);
        }
        return rate;
    }

    long payments() {
        return payments.get();
    }

    /** Journals a second, posted by so many callers for so long. */
    double pay(int callers, int seconds) {
        long end = System.nanoTime() + seconds * 1_000_000_000L;
        AtomicLong posted = new AtomicLong();
        ExecutorService threads = Executors.newFixedThreadPool(callers);
        try {
            long began = System.nanoTime();
            List<CompletableFuture<Void>> all = new ArrayList<>();
            for (int i = 0; i < callers; i++) {
                Till till = tills.get(i);
                all.add(CompletableFuture.runAsync(() -> pay(till, end, posted), threads));
            }
            all.forEach(CompletableFuture::join);
            return posted.get() * 1e9 / (System.nanoTime() - began);
        } finally {
            threads.shutdown();
        }
    }

    private void pay(Till till, long end, AtomicLong posted) {
        String token = stand.token("payments-releaser");
        try (Line line = new Line(stand.port())) {
            while (System.nanoTime() < end) {
                payOnce(line, token, till);
                posted.incrementAndGet();
            }
        } catch (IOException e) {
            throw new IllegalStateException("A payer was not answered", e);
        }
    }

    void payOnce(Line line, String token, Till till) throws IOException {
        long number = payments.incrementAndGet();
        String path = "/v1/grants/" + till.grantId() + "/reservations/" + till.reservationId() + "/postings";
        line.post(token, path, "payment-" + number, """
                {"businessKey":"payment/%d","amount":{"amount":"12.34","currency":"GBP"},"valueOn":"2021-12-20",
                 "lines":[{"potCode":"CARE","amount":{"amount":"12.34","currency":"GBP"}}],"instalmentNumber":1,
                 "providerReference":"1-100","description":"P1","actingPerson":"rita"}""".formatted(number)).expect(201);
    }
}
