package org.grantsuite.quickstart.story;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.stream.Collectors;
import org.grantsuite.quickstart.api.Sterling;

/** The end of the story on one screen. */
final class ClosingTable {
    private final Stage stage;

    ClosingTable(Stage stage) {
        this.stage = stage;
    }

    void print(Summary summary, JsonNode position) {
        stage.chapter("Where every pound went");
        row("received from the department", position.path("received"));
        row("transferred to providers", position.path("transferred"));
        row("spent directly", position.path("direct"));
        row("distribution and reporting", position.path("admin"));
        row("still held by the council", position.path("held"));
        stage.say(
                "%-34s %16s",
                "held by providers at RP2 (D11)", shown(summary.rp2().d11()));
        stage.say(
                "%-34s %16s", "unspent at the final return", shown(summary.rp2().unspent()));
        stage.say("%-34s %16s", "recovered from providers", shown(summary.recovered()));
        stage.say("%-34s %16s", "written off, borne by the council", shown(summary.writtenOff()));
        stage.say("%-34s %16s", "repaid to the department", shown(summary.repaid()));
        stage.say("%-34s %16s", "settled", summary.settled() ? "yes" : "NO");
        stage.say(
                "%-34s %16s",
                "awards",
                summary.awards().count() + ", " + summary.awards().declined().count() + " declined");
        stage.say("%-34s %16s", "payments, each one journal", summary.payments().count());
        stage.say("%-34s %16s", "gate of instalment 2", summary.gate().instalment2());
        stage.say(
                "%-34s %s",
                "certificate signed by",
                summary.certificate().signers().stream()
                        .map(Summary.Signer::role)
                        .collect(Collectors.joining(", ")));
        stage.say("%-34s %s", "invariants kept", kept(summary.invariants(), true));
        if (!summary.isSound()) {
            stage.say("%-34s %s", "INVARIANTS BROKEN", kept(summary.invariants(), false));
        }
    }

    private static String kept(Map<String, Boolean> invariants, boolean wanted) {
        return invariants.entrySet().stream()
                .filter(entry -> entry.getValue() == wanted)
                .map(Map.Entry::getKey)
                .collect(Collectors.joining(" "));
    }

    private void row(String label, JsonNode money) {
        stage.say("%-34s %16s", label, Sterling.shown(Sterling.pence(money)));
    }

    private static String shown(String amount) {
        return Sterling.shown(Sterling.pence(amount));
    }
}
