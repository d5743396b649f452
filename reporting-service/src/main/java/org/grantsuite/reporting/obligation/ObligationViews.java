package org.grantsuite.reporting.obligation;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.UUID;
import org.grantsuite.commons.money.Money;
import org.grantsuite.reporting.api.model.AreaCoverage;
import org.grantsuite.reporting.api.model.BlockedProvider;
import org.grantsuite.reporting.api.model.BlockedProviderList;
import org.grantsuite.reporting.api.model.Reminder;
import org.grantsuite.reporting.api.model.ReminderMail;
import org.grantsuite.reporting.api.model.SilentProvider;
import org.grantsuite.reporting.api.model.StateCount;
import org.grantsuite.reporting.api.model.StatePounds;

/** Between the contract's shapes and the domain's. */
final class ObligationViews {

    private ObligationViews() {}

    static org.grantsuite.reporting.api.model.Obligation view(Obligation from, LocalDate today) {
        return new org.grantsuite.reporting.api.model.Obligation()
                .id(from.id())
                .grantId(from.grantId())
                .reportingPoint(from.reportingPoint())
                .kind(org.grantsuite.reporting.api.model.ObligationKind.valueOf(
                        from.kind().name()))
                .providerId(from.providerId())
                .providerName(from.providerName())
                .locationId(from.locationId())
                .awardIds(from.awardIds())
                .awarded(Money.ofPence(from.awardedPence()))
                .paid(Money.ofPence(from.paidPence()))
                .dueOn(from.dueOn())
                .state(org.grantsuite.reporting.api.model.ObligationState.valueOf(
                        from.state().name()))
                .overdue(from.isOverdue(today))
                .daysLate(from.daysLate(today))
                .providerReturnId(from.providerReturnId())
                .excuseReason(from.excuseReason())
                .excusedBy(from.excusedBy())
                .version(from.version());
    }

    static org.grantsuite.reporting.api.model.Completeness view(UUID grantId, String point, Completeness from) {
        return new org.grantsuite.reporting.api.model.Completeness()
                .grantId(grantId)
                .reportingPoint(point)
                .byCount(new StateCount()
                        .due(from.due())
                        .outstanding(from.count(ObligationState.OUTSTANDING))
                        .handedIn(from.count(ObligationState.HANDED_IN))
                        .met(from.count(ObligationState.MET))
                        .excused(from.count(ObligationState.EXCUSED)))
                .byPounds(new StatePounds()
                        .paid(Money.ofPence(from.paid()))
                        .outstanding(Money.ofPence(from.pounds(ObligationState.OUTSTANDING)))
                        .handedIn(Money.ofPence(from.pounds(ObligationState.HANDED_IN)))
                        .met(Money.ofPence(from.pounds(ObligationState.MET)))
                        .excused(Money.ofPence(from.pounds(ObligationState.EXCUSED))))
                .percentByCount(from.percentByCount())
                .percentByPounds(from.percentByPounds())
                .silent(from.silent().stream().map(ObligationViews::view).toList())
                .coverage(new AreaCoverage()
                        .asked(from.asked())
                        .answered(from.answered())
                        .percent(from.coverage()));
    }

    private static SilentProvider view(Completeness.Silent from) {
        return new SilentProvider()
                .providerId(from.providerId())
                .providerName(from.providerName())
                .locations(from.locations())
                .paid(Money.ofPence(from.paidPence()))
                .overdue(from.overdue());
    }

    static BlockedProviderList view(CompletenessService.Blocking from) {
        return new BlockedProviderList()
                .asOf(from.asOf())
                .policyBlocks(from.policyBlocks())
                .items(from.providers().stream().map(ObligationViews::view).toList());
    }

    private static BlockedProvider view(CompletenessService.Blocked from) {
        return new BlockedProvider()
                .providerId(from.providerId())
                .providerName(from.providerName())
                .since(from.since())
                .obligationIds(from.overdue().stream().map(Obligation::id).toList())
                .reportingPoints(from.overdue().stream()
                        .map(Obligation::reportingPoint)
                        .distinct()
                        .sorted()
                        .toList());
    }

    static Reminder view(Reminders.Reminder from) {
        var sent = from.sentAt();
        return new Reminder()
                .dueOn(from.dueOn())
                .workingDaysBefore(from.workingDaysBefore())
                .told(from.told())
                .raisedAt(from.raisedAt().atOffset(ZoneOffset.UTC))
                .mail(ReminderMail.fromValue(from.mail()))
                .sentAt(sent == null ? null : sent.atOffset(ZoneOffset.UTC));
    }
}
