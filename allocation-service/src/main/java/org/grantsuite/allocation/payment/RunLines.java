package org.grantsuite.allocation.payment;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.grantsuite.allocation.payment.domain.PaymentRun;
import org.grantsuite.allocation.stamp.Stamps;
import org.grantsuite.commons.jdbc.Jdbc;
import org.grantsuite.commons.json.CanonicalJson;
import org.grantsuite.commons.money.Money;
import org.jspecify.annotations.Nullable;

/** The awards of a payment run: which, how much, to which payee, and which of them were stopped. */
@ApplicationScoped
class RunLines {
    private static final String LINES = """
            select h.award_id, a.provider_id, a.location_id, h.amount_pence, coalesce(h.payee_fingerprint, ''), h.stopped_because
            from payment_run_award h join award a on a.id = h.award_id
            where h.payment_run_id = ? order by h.position""";
    private static final String HOLD = """
            insert into payment_run_award (payment_run_id, award_id, council_code, position, amount_pence, open,
              payee_fingerprint) values (?, ?, ?, ?, ?, true, ?)""";

    private final Jdbc jdbc;
    private final Stamps stamps;
    private final CanonicalJson json;

    RunLines(Jdbc jdbc, Stamps stamps, CanonicalJson json) {
        this.jdbc = jdbc;
        this.stamps = stamps;
        this.json = json;
    }

    record Line(
            UUID awardId,
            String providerId,
            @Nullable String locationId,
            Money amount,
            String payee,
            @Nullable String stoppedBecause) {

        boolean goes() {
            return stoppedBecause == null;
        }
    }

    void hold(UUID runId, List<PayableAwards.Candidate> awards) {
        int position = 0;
        for (PayableAwards.Candidate award : awards) {
            jdbc.update(
                    HOLD,
                    runId,
                    award.awardId(),
                    stamps.council(),
                    ++position,
                    award.unpaid().pence(),
                    award.payee());
        }
    }

    List<Line> of(UUID runId) {
        return jdbc.list(
                LINES,
                row -> new Line(
                        row.getObject(1, UUID.class),
                        row.getString(2),
                        row.getString(3),
                        Money.ofPence(row.getLong(4)),
                        row.getString(5),
                        row.getString(6)),
                runId);
    }

    void see(UUID runId, UUID awardId, String payee) {
        jdbc.update(
                "update payment_run_award set payee_fingerprint = ? where payment_run_id = ? and award_id = ?",
                payee,
                runId,
                awardId);
    }

    void stop(UUID runId, UUID awardId, String reason) {
        jdbc.update(
                "update payment_run_award set stopped_because = ? where payment_run_id = ? and award_id = ?",
                reason,
                runId,
                awardId);
    }

    /** The release was abandoned: what was stopped for it is asked anew by the next. */
    void unstop(UUID runId) {
        jdbc.update("update payment_run_award set stopped_because = null where payment_run_id = ?", runId);
    }

    /** Its awards may be in another run from now on. */
    void letGo(UUID runId) {
        jdbc.update("update payment_run_award set open = false where payment_run_id = ?", runId);
    }

    /** Over everything an approver answers for. */
    String hash(PaymentRun.Subject subject, List<Line> lines) {
        return json.sha256(Map.of(
                "planId", subject.planId(),
                "grantId", subject.grantId(),
                "label", subject.label(),
                "paymentOn", subject.paymentOn(),
                "lines", lines.stream().map(RunLines::content).toList()));
    }

    private static Map<String, Object> content(Line line) {
        Map<String, Object> content = new TreeMap<>(Map.of(
                "awardId", line.awardId(),
                "providerId", line.providerId(),
                "amount", line.amount(),
                "payee", line.payee()));
        if (line.locationId() != null) {
            content.put("locationId", line.locationId());
        }
        return content;
    }

    static Money sum(List<Line> lines) {
        return lines.stream().map(Line::amount).reduce(Money.ZERO, Money::plus);
    }
}
