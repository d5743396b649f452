package org.grantsuite.reporting.closing.rest;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.grantsuite.commons.money.Money;
import org.grantsuite.reporting.closing.ClosingService;
import org.grantsuite.reporting.closing.FinalValue;
import org.grantsuite.reporting.closing.domain.ProviderPosition;
import org.grantsuite.reporting.figurelock.LockedFigures;
import org.jspecify.annotations.Nullable;

/** The contract's shapes of what was worked out. */
final class ClosingViews {

    private ClosingViews() {}

    record Position(
            UUID grantId,
            LocalDate asOf,
            String finalPoint,
            Money received,
            Money directSpend,
            Money paidToProviders,
            Money acceptedSpend,
            Money unspent,
            Money unspentWithProviders,
            Money councilBalance,
            Money misspent,
            Money misspentByProviders,
            Money misspentByCouncil,
            Money recovered,
            Money writtenOff,
            Money stillOwed,
            Money dueToDepartment,
            @Nullable FinalValue stated,
            @Nullable LockedFigures lock,
            @Nullable LocalDate lockedAfter,
            int providers,
            int providersWithoutReturn) {}

    record Provider(
            String providerId,
            Money paid,
            boolean reported,
            Money acceptedSpend,
            Money misspent,
            Money unspent,
            Money returned,
            Money writtenOff,
            Money recoverable,
            Money raised,
            Money statedUnspent,
            @Nullable LocalDate oldestDebtOn,
            @Nullable Integer ageDays) {}

    record Providers(LocalDate asOf, List<Provider> items) {}

    static Position view(UUID grantId, ClosingService.Position of) {
        var council = of.council();
        return new Position(
                grantId,
                of.asOf(),
                of.finalPoint(),
                Money.ofPence(council.receivedPence()),
                Money.ofPence(council.directPence()),
                Money.ofPence(council.paidPence()),
                Money.ofPence(council.acceptedSpendPence()),
                Money.ofPence(council.unspentPence()),
                Money.ofPence(council.unspentWithProvidersPence()),
                Money.ofPence(council.councilBalancePence()),
                Money.ofPence(council.misspentPence()),
                Money.ofPence(council.misspentByProvidersPence()),
                Money.ofPence(council.misspentByCouncilPence()),
                Money.ofPence(council.recoveredPence()),
                Money.ofPence(council.writtenOffPence()),
                Money.ofPence(council.stillOwedPence()),
                Money.ofPence(council.dueToDepartmentPence()),
                of.stated().orElse(null),
                of.locked().orElse(null),
                of.lockedAfter().orElse(null),
                council.providers(),
                council.providersWithoutReturn());
    }

    static Providers view(ClosingService.ProviderPositions of) {
        return new Providers(
                of.asOf(), of.items().stream().map(one -> view(one, of.asOf())).toList());
    }

    private static Provider view(ProviderPosition one, LocalDate asOf) {
        return new Provider(
                one.providerId(),
                Money.ofPence(one.paidPence()),
                one.reported(),
                Money.ofPence(one.acceptedSpendPence()),
                Money.ofPence(one.misspentPence()),
                Money.ofPence(one.unspentPence()),
                Money.ofPence(one.returnedPence()),
                Money.ofPence(one.writtenOffPence()),
                Money.ofPence(one.recoverablePence()),
                Money.ofPence(one.raisedPence()),
                Money.ofPence(one.statedUnspentPence()),
                one.oldestDebtOn().orElse(null),
                one.oldestDebtOn()
                        .map(on -> (int) ChronoUnit.DAYS.between(on, asOf))
                        .orElse(null));
    }
}
