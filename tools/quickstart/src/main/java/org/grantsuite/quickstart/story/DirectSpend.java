package org.grantsuite.quickstart.story;

import static org.grantsuite.quickstart.process.ServiceName.GRANT;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.grantsuite.quickstart.api.Sterling;

/** What the council spends itself: the pilot and the hub, as lines that came from the general ledger. */
final class DirectSpend {
    private static final String ADMINISTRATION = "DISTRIBUTION_AND_REPORTING";

    /** Lines are made up; those of the first instalment sum to the two published pots. */
    private static final List<Line> FIRST = List.of(
            new Line("PILOT", "RETENTION", "NONE", "Resilience training, first homes", "2021-12-20", "6410.00"),
            new Line("PILOT", "RETENTION", "NONE", "Resilience training, further homes", "2022-01-24", "4205.00"),
            new Line("HUB", "LOCAL_RECRUITMENT", "NONE", "Recruitment campaign", "2022-01-10", "51500.00"),
            new Line("HUB", "ADDITIONAL_CAPACITY", "NONE", "Shared staff bank", "2022-01-31", "24887.00"),
            new Line("HUB", "SET_UP", "SET_UP", "Setting up the hub", "2021-12-15", "9500.00"),
            new Line("HUB", "", ADMINISTRATION, "Distribution and reporting", "2022-01-31", "3500.00"));

    private static final List<Line> SECOND = List.of(
            new Line("PILOT", "RETENTION", "NONE", "Resilience training, last homes", "2022-03-14", "6635.77"),
            new Line("HUB", "LOCAL_RECRUITMENT", "NONE", "Recruitment campaign, spring", "2022-03-07", "31450.00"),
            new Line("HUB", "ADDITIONAL_CAPACITY", "NONE", "Shared staff bank, spring", "2022-03-25", "16250.50"),
            new Line("HUB", "", ADMINISTRATION, "Distribution and reporting, spring", "2022-03-28", "1500.00"));

    private final Stage stage;
    private final Determination.Grant grant;

    DirectSpend(Stage stage, Determination.Grant grant) {
        this.stage = stage;
        this.grant = grant;
    }

    private record Line(
            String pot, String measure, String adminKind, String description, String incurredOn, String amount) {}

    void ofFirstInstalment() {
        record("2021", FIRST);
    }

    void ofSecondInstalment() {
        record("2022", SECOND);
    }

    private void record(String series, List<Line> lines) {
        stage.step("direct." + series);
        long sum = 0;
        for (int i = 0; i < lines.size(); i++) {
            Line line = lines.get(i);
            String reference = "GL-" + series + "-" + String.format("%04d", 4410 + 7 * i);
            JsonNode spent = stage.as(People.FINANCE)
                    .post(GRANT, grant.path() + "/direct-spend", body(line, reference), "direct-spend/" + reference);
            sum += Sterling.pence(spent.path("amount"));
            spent.path("warnings")
                    .forEach(warning -> stage.say(
                            "%s: warning %s", reference, warning.path("code").asText()));
        }
        stage.say("%d lines of direct spend, %s, each with its ledger reference", lines.size(), Sterling.shown(sum));
    }

    private static Map<String, Object> body(Line line, String reference) {
        Map<String, Object> body = new HashMap<>(Map.of(
                "potCode", line.pot(),
                "adminKind", line.adminKind(),
                "description", line.description() + " (made up)",
                "incurredOn", line.incurredOn(),
                "amount", Sterling.money(Sterling.pence(line.amount())),
                "generalLedgerReference", reference,
                "newExpenditure", true));
        if (!line.measure().isEmpty()) {
            body.put("measure", line.measure());
        }
        return body;
    }
}
