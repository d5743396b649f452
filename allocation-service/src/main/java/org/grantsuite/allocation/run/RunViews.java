package org.grantsuite.allocation.run;

import java.math.BigDecimal;
import org.grantsuite.allocation.api.model.Run;
import org.grantsuite.allocation.api.model.RunLine;
import org.grantsuite.allocation.apportionment.LineExplanation;
import org.grantsuite.allocation.apportionment.Rate;
import org.grantsuite.commons.money.Money;

/** Runs and their lines as the contract shows them. */
final class RunViews {
    private RunViews() {}

    static Run of(RunHead head) {
        RunOrder order = head.order();
        Rate rate = order.rate();
        Rate declared = order.declaredRate();
        Rate effective = Rate.effective(head.allocated().pence(), head.units());
        BigDecimal deviation = declared == null || declared.micros() == 0 ? null : effective.percentAbove(declared);
        return new Run()
                .id(head.id())
                .planId(order.planId())
                .potCode(order.potCode())
                .snapshotId(order.snapshotId())
                .method(order.method())
                .drivers(order.drivers())
                .remainderRule(order.remainderRule())
                .status(head.id() == null ? Run.StatusEnum.PREVIEW : Run.StatusEnum.COMMITTED)
                .potAmount(head.pot())
                .allocated(head.allocated())
                .residual(head.pot().minus(head.allocated()))
                .units(head.units())
                .rate(rate == null ? null : rate.toString())
                .effectiveRate(effective.pounds().toPlainString())
                .declaredRate(declared == null ? null : declared.toString())
                .rateDeviation(deviation == null ? null : deviation.toPlainString())
                .snapshotHash(head.snapshotHash())
                .asOf(head.asOf())
                .warnings(head.warnings())
                .lineCount(head.lineCount())
                .oddPennies(head.oddPennies())
                .preparedBy(head.preparedBy())
                .recordedAt(head.recordedAt());
    }

    static RunLine of(RunHead head, RunStore.Line line) {
        LineExplanation explanation = head.explain(line.units(), line.pence());
        return new RunLine()
                .lineKey(line.key())
                .providerId(line.providerId())
                .locationId(line.locationId())
                .service(line.service())
                .driver(line.driver())
                .units(line.units())
                .exact(explanation.exact())
                .amount(Money.ofPence(line.pence()))
                .explanation(explanation.words());
    }
}
