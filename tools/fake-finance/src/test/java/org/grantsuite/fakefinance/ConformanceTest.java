package org.grantsuite.fakefinance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import org.grantsuite.fakefinance.adapter.Adapter;
import org.grantsuite.fakefinance.adapter.Fault;
import org.grantsuite.fakefinance.adapter.FinanceServer;
import org.grantsuite.fakefinance.adapter.Mood;
import org.grantsuite.fakefinance.conformance.AdapterClient;
import org.grantsuite.fakefinance.conformance.Conformance;
import org.grantsuite.fakefinance.conformance.Finding;
import org.grantsuite.fakefinance.conformance.Finding.Kind;
import org.grantsuite.fakefinance.conformance.SuiteDouble;
import org.grantsuite.fakefinance.ledger.GeneralLedger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The conformance test passes whoever keeps the agreement, whatever the mood, and catches each of six who do not. */
class ConformanceTest {
    @TempDir
    Path directory;

    @ParameterizedTest
    @EnumSource(Mood.class)
    void shouldPassTheFakeFinanceSystemInEachMood(Mood mood) throws Exception {
        assertThat(findings(mood, Fault.NONE)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "DROPS_A_LINE, NO_OUTCOME",
        "POSTS_TWICE, BOOKED_TWICE",
        "WRONG_SIGN, WRONG_SIGN",
        "WRONG_PERIOD, WRONG_PERIOD",
        "ACKNOWLEDGES_UNPOSTED, NOT_BOOKED",
        "LOSES_ORDER, ORDER_LOST"
    })
    void shouldCatchEachBrokenAdapter(Fault fault, Kind kind) throws Exception {
        assertThat(findings(Mood.ACKNOWLEDGE, fault)).extracting(Finding::kind).contains(kind);
    }

    @ParameterizedTest
    @EnumSource(Mood.class)
    void shouldCatchADroppedLineWhateverTheMood(Mood mood) throws Exception {
        assertThat(findings(mood, Fault.DROPS_A_LINE)).extracting(Finding::kind).contains(Kind.NO_OUTCOME);
    }

    @Test
    void shouldFailAnAdapterThatDoesNothing() throws Exception {
        try (SuiteDouble suite = SuiteDouble.start(0);
                GeneralLedger ledger = GeneralLedger.open(directory)) {
            suite.release(3);
            Adapter deaf = adapter(0, Mood.ACKNOWLEDGE, Fault.NONE, ledger);
            try (FinanceServer server = FinanceServer.start(0, deaf, ledger)) {
                assertThat(run(suite, server)).extracting(Finding::kind).contains(Kind.NOTHING_DONE, Kind.NO_OUTCOME);
            }
        }
    }

    private List<Finding> findings(Mood mood, Fault fault) throws IOException, InterruptedException {
        try (SuiteDouble suite = SuiteDouble.start(0);
                GeneralLedger ledger = GeneralLedger.open(directory)) {
            suite.release(12);
            Adapter adapter = adapter(suite.port(), mood, fault, ledger);
            try (FinanceServer server = FinanceServer.start(0, adapter, ledger)) {
                return run(suite, server);
            }
        }
    }

    private static Adapter adapter(int suitePort, Mood mood, Fault fault, GeneralLedger ledger) {
        URI suite = URI.create("http://127.0.0.1:" + (suitePort == 0 ? 1 : suitePort));
        return new Adapter(new Adapter.Settings(suite, null, null, mood, fault, 0), ledger);
    }

    private static List<Finding> run(SuiteDouble suite, FinanceServer server) throws IOException, InterruptedException {
        var client = new AdapterClient(URI.create("http://127.0.0.1:" + server.port()));
        return new Conformance(suite, client, 40).run();
    }
}
