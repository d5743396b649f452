package org.grantsuite.fakefinance;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.grantsuite.fakefinance.adapter.Adapter;
import org.grantsuite.fakefinance.adapter.Fault;
import org.grantsuite.fakefinance.adapter.FinanceServer;
import org.grantsuite.fakefinance.adapter.Mood;
import org.grantsuite.fakefinance.conformance.AdapterClient;
import org.grantsuite.fakefinance.conformance.Conformance;
import org.grantsuite.fakefinance.conformance.Finding;
import org.grantsuite.fakefinance.conformance.SuiteDouble;
import org.grantsuite.fakefinance.ledger.GeneralLedger;

/** {@code serve} runs the fake finance system, {@code conformance} tests an adapter. */
public final class FakeFinance {
    private static final int JOURNALS = 12;

    private FakeFinance() {}

    public static void main(String[] arguments) throws IOException, InterruptedException {
        if (arguments.length == 0 || arguments.length % 2 == 0) {
            usage();
            System.exit(2);
        }
        Map<String, String> options = new HashMap<>();
        for (int i = 1; i < arguments.length; i += 2) {
            options.put(arguments[i], arguments[i + 1]);
        }
        switch (arguments[0]) {
            case "serve" -> serve(options);
            case "conformance" -> System.exit(conformance(options));
            default -> {
                usage();
                System.exit(2);
            }
        }
    }

    private static void serve(Map<String, String> options) throws InterruptedException {
        GeneralLedger ledger = GeneralLedger.open(Path.of(options.getOrDefault("--store", "target/ledger")));
        String token = options.get("--token-file");
        Adapter adapter = new Adapter(
                new Adapter.Settings(
                        URI.create(options.getOrDefault("--suite", "http://127.0.0.1:8081")),
                        token == null ? null : Path.of(token),
                        options.get("--council"),
                        Mood.valueOf(upper(options.getOrDefault("--mood", "ACKNOWLEDGE"))),
                        Fault.valueOf(upper(options.getOrDefault("--fault", "NONE"))),
                        Long.parseLong(options.getOrDefault("--booking-millis", "0"))),
                ledger);
        FinanceServer server =
                FinanceServer.start(Integer.parseInt(options.getOrDefault("--port", "9400")), adapter, ledger);
        System.out.println("fake finance system on http://127.0.0.1:" + server.port());
        long poll = Long.parseLong(options.getOrDefault("--poll-seconds", "0"));
        while (true) {
            if (poll == 0) {
                Thread.sleep(Long.MAX_VALUE);
            }
            Thread.sleep(poll * 1000);
            System.out.println(adapter.cycle());
        }
    }

    private static int conformance(Map<String, String> options) throws IOException, InterruptedException {
        URI adapter = URI.create(Objects.requireNonNull(options.get("--adapter"), "--adapter URL is needed"));
        try (SuiteDouble suite = SuiteDouble.start(Integer.parseInt(options.getOrDefault("--listen", "9300")))) {
            suite.release(Integer.parseInt(options.getOrDefault("--journals", Integer.toString(JOURNALS))));
            System.out.println("playing grant-service on http://127.0.0.1:" + suite.port());
            int cycles = Integer.parseInt(options.getOrDefault("--cycles", "40"));
            List<Finding> findings = new Conformance(suite, new AdapterClient(adapter), cycles).run();
            findings.forEach(System.out::println);
            System.out.println(findings.isEmpty() ? "CONFORMS" : "DOES NOT CONFORM: " + findings.size());
            return findings.isEmpty() ? 0 : 1;
        }
    }

    private static String upper(String value) {
        return value.toUpperCase(Locale.ROOT).replace('-', '_');
    }

    private static void usage() {
        System.err.println("""
                serve        --suite URL --token-file FILE [--council CODE] [--port 9400] [--store DIR] [--mood MOOD]
                             [--fault FAULT] [--poll-seconds N] [--booking-millis N]
                conformance  --adapter URL [--listen 9300] [--journals 12] [--cycles 40]""");
    }
}
