package org.grantsuite.grant.ledger.laws;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.grantsuite.grant.ledger.laws.Wire.Answer;
import org.grantsuite.grant.ledger.laws.Wire.Post;

/**
 * Closes the second period, and with it the first, while posters are at it, and has it reopened by two people when they
 * have gone.
 */
final class Treasurer {
    static final LocalDate CLOSED_TO = LocalDate.of(2021, 11, 30);
    private static final int PERIOD = 8;
    private final Wire wire;
    private final List<String> grants;
    private Map<String, Map<String, Long>> believed = Map.of();
    private OffsetDateTime closedAt = OffsetDateTime.MAX;

    Treasurer(Wire wire, List<String> grants) {
        this.wire = wire;
        this.grants = grants;
    }

    void close() {
        move("finance/ann", "closing", "{}");
        closedAt = now();
        believed = balances();
    }

    /** To be asked when every poster has gone. */
    void requireNothingChanged() {
        assertThat(balances()).as("as at the end of a closed period").isEqualTo(believed);
        assertThat(postedSince(closedAt))
                .as("journals dated in a closed period")
                .isZero();
    }

    void reopen() {
        move("finance/ann", "reopening", "{\"reason\":\"drawn\"}");
        move("finance/bea", "reopening/answer", "{\"approved\":true,\"reason\":\"drawn\"}");
        closedAt = now();
    }

    /** And only after both have said so, something does. */
    void requireSomethingChanged() {
        assertThat(balances()).isNotEqualTo(believed);
        assertThat(postedSince(closedAt))
                .as("journals dated in a reopened period")
                .isPositive();
    }

    private void move(String who, String what, String body) {
        String path = "/v1/accounting-periods/2021/" + PERIOD + "/" + what;
        Answer answer = wire.send(new Post(who, path, "period/" + what, body));
        assertThat(answer.status()).as(path + " answered " + answer).isEqualTo(200);
    }

    private Map<String, Map<String, Long>> balances() {
        Map<String, Map<String, Long>> found = new TreeMap<>();
        for (String grant : grants) {
            String path = "/v1/grants/" + grant + "/ledger/balances?asOf=" + CLOSED_TO;
            found.put(grant, Auditor.accounts(Auditor.get(wire, path)));
        }
        return found;
    }

    private long postedSince(OffsetDateTime moment) {
        return grants.stream()
                .flatMap(grant -> RawLedger.entries(grant).stream())
                .filter(one -> !one.on().isAfter(CLOSED_TO) && one.postedAt().isAfter(moment))
                .count();
    }

    private static OffsetDateTime now() {
        return OffsetDateTime.now(ZoneOffset.UTC);
    }
}
