package org.grantsuite.allocation.run;

import java.math.BigDecimal;
import org.grantsuite.allocation.api.model.ExclusionCount;
import org.grantsuite.allocation.api.model.Run;
import org.grantsuite.allocation.api.model.RunExclusion;
import org.grantsuite.allocation.api.model.RunLine;
import org.grantsuite.allocation.apportionment.Rate;
import org.grantsuite.commons.money.Money;

/** Runs and their lines as the contract shows them. */
final class RunViews {
    private RunViews() {}

    static Run of(RunHead head) {
        RunOrder order = head.order();
        Rate rate = order.rate();
        Rate declared = order.declaredRate();
        Rate effective =
                head.units() == 0 ? null : Rate.effective(head.allocated().pence(), head.units());
        BigDecimal deviation = declared == null || declared.micros() == 0 || effective == null
                ? null
                : effective.percentAbove(declared);
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
                .effectiveRate(effective == null ? null : effective.pounds().toPlainString())
                .declaredRate(declared == null ? null : declared.toString())
                .rateDeviation(deviation == null ? null : deviation.toPlainString())
                .snapshotHash(head.snapshotHash())
                .asOf(head.asOf())
                .warnings(head.warnings())
                .lineCount(head.lineCount())
                .oddPennies(head.oddPennies())
                .preparedBy(head.preparedBy())
                .recordedAt(head.recordedAt())
                .recipe(order.given())
                .edition(head.frozen().edition())
                .decisionReference(head.frozen().decisionReference())
                .contentHash(head.frozen().contentHash())
                .exclusions(head.excluded().stream()
                        .map(one -> new ExclusionCount()
                                .kind(one.kind())
                                .reason(one.reason())
                                .lines(one.lines()))
                        .toList());
    }

    static RunExclusion of(Exclusions.Row row) {
        return new RunExclusion()
                .lineKey(row.key())
                .providerId(row.providerId())
                .locationId(row.locationId())
                .service(row.service())
                .driver(row.driver())
                .units(row.units())
                .kind(row.kind())
                .reason(row.reason());
    }

    static RunLine of(LineStory story, RunStore.Line line) {
        story.of(line);
        RunStore.RecipeColumns recipe = line.recipe();
        return new RunLine()
                .lineKey(line.key())
                .providerId(line.providerId())
                .locationId(line.locationId())
                .service(line.service())
                .driver(line.driver())
                .units(line.units())
                .exact(story.exact().toString())
                .amount(Money.ofPence(line.pence()))
                .explanation(story.words().toString())
                .weighed(recipe == null ? null : recipe.weighed())
                .earlier(recipe == null ? null : Money.ofPence(recipe.earlier()))
                .carried(recipe == null ? null : Money.ofPence(recipe.carried()));
    }
}
