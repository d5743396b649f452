package org.grantsuite.reporting.allocationclient;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.grantsuite.commons.client.SiblingProblems;
import org.grantsuite.commons.client.SiblingRefused;
import org.grantsuite.reporting.allocationclient.api.RecoveriesApi;
import org.grantsuite.reporting.allocationclient.model.AwardRecovery;
import org.grantsuite.reporting.allocationclient.model.AwardRecoveryReason;
import org.grantsuite.reporting.allocationclient.model.RecoveryEntry;
import org.grantsuite.reporting.calculation.ProviderClaim;
import org.grantsuite.reporting.calculation.ProviderClaim.Change;
import org.grantsuite.reporting.calculation.ProviderClaim.Kind;
import org.grantsuite.reporting.grantclient.Pages;
import org.grantsuite.reporting.grantclient.SiblingProblem;

/** What providers were asked to give back: allocation-service keeps it, and tells the ledger. */
@ApplicationScoped
public class ClaimGateway {

    private static final String SIBLING = "allocation-service";
    private final RecoveriesApi recoveries;

    ClaimGateway(@RestClient RecoveriesApi recoveries) {
        this.recoveries = recoveries;
    }

    public List<ProviderClaim> claims(UUID grantId) {
        var all = Pages.<AwardRecovery>all(cursor -> {
            var page = read(() -> recoveries.listAwardRecoveries(grantId, null, cursor, Pages.LIMIT));
            return new Pages.Page<>(page.getItems(), page.getNext());
        });
        return all.stream().map(ClaimGateway::claim).toList();
    }

    /** Raises and invoices what the award owes by the notice; the same again raises nothing. Returns what it raised. */
    public List<ProviderClaim> raise(SpendNotice notice) {
        var stated = read(() -> recoveries.stateAcceptedSpend(notice.awardId(), notice.request()));
        return stated.getRecoveryIds().stream()
                .map(id -> claim(read(() -> recoveries.getAwardRecovery(id))))
                .toList();
    }

    private static ProviderClaim claim(AwardRecovery of) {
        return new ProviderClaim(
                of.getId(),
                of.getAwardId(),
                of.getProviderId(),
                of.getReference(),
                of.getReason() == AwardRecoveryReason.MISSPENT,
                of.getAmount().pence(),
                of.getRaisedOn(),
                of.getEntries().stream()
                        .filter(entry -> entry.getUndoneBecause() == null)
                        .flatMap(ClaimGateway::change)
                        .toList());
    }

    private static Stream<Change> change(RecoveryEntry of) {
        return switch (of.getKind()) {
            case OFFSET, RECEIPT -> Stream.of(change(Kind.CAME_BACK, of));
            case WRITE_OFF -> Stream.of(change(Kind.WRITTEN_OFF, of));
            case CREDIT -> Stream.of(change(Kind.TAKEN_BACK, of));
            // it had come back already; that it may go out again changes nothing of what is owed
            case FREED -> Stream.empty();
        };
    }

    private static Change change(Kind kind, RecoveryEntry of) {
        return new Change(kind, of.getAmount().pence(), of.getValueOn());
    }

    private static <T> T read(Supplier<T> call) {
        try {
            return SiblingProblems.call(SIBLING, call);
        } catch (SiblingRefused refused) {
            throw SiblingProblem.of(refused);
        }
    }
}
