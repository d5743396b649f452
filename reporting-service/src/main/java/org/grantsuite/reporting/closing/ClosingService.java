package org.grantsuite.reporting.closing;

import static org.grantsuite.reporting.closing.ClosingProblem.MISSPEND_BEYOND_SPEND;
import static org.grantsuite.reporting.closing.ClosingProblem.MISSPEND_UNKNOWN;
import static org.grantsuite.reporting.closing.ClosingProblem.MISSPEND_WITHDRAWN;
import static org.grantsuite.reporting.closing.ClosingProblem.MISSPEND_WITHDRAWN_BY_ITS_AUTHOR;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.grantsuite.commons.money.Money;
import org.grantsuite.commons.problem.Refusal;
import org.grantsuite.commons.problem.RequestProblem;
import org.grantsuite.commons.problem.Require;
import org.grantsuite.reporting.closing.domain.ClosingCalculation;
import org.grantsuite.reporting.closing.domain.CouncilPosition;
import org.grantsuite.reporting.closing.domain.ProviderPosition;
import org.grantsuite.reporting.figurelock.FigureLock;
import org.grantsuite.reporting.figurelock.LockedFigures;
import org.jspecify.annotations.Nullable;

/** Where a grant stands at its end, and what was found misspent. */
@ApplicationScoped
@Transactional
public class ClosingService {

    private static final int FIRST_YEAR = 1900;
    private static final int LAST_YEAR = 9999;

    private final ClosingReader reader;
    private final ClosingRepository repository;
    private final FigureLock lock;
    private final ClosingTrail trail;

    ClosingService(ClosingReader reader, ClosingRepository repository, FigureLock lock, ClosingTrail trail) {
        this.reader = reader;
        this.repository = repository;
        this.lock = lock;
        this.trail = trail;
    }

    /** The council's position as at a day, with what was stated and locked. */
    public record Position(
            LocalDate asOf,
            String finalPoint,
            CouncilPosition council,
            Optional<FinalValue> stated,
            Optional<LockedFigures> locked,
            Optional<LocalDate> lockedAfter) {}

    /** The providers' positions as at a day. */
    public record ProviderPositions(LocalDate asOf, List<ProviderPosition> items) {}

    /** What was found. */
    public record Found(
            @Nullable String providerId,
            Money amount,
            LocalDate foundOn,
            String reason,
            @Nullable String evidenceReference) {}

    public Position position(UUID grantId, @Nullable LocalDate on) {
        var asOf = day(on);
        var rules = reader.rules(grantId);
        return new Position(
                asOf,
                rules.finalPoint(),
                reader.calculate(grantId, rules, asOf).council(),
                repository.latest(grantId),
                lock.find(grantId),
                FigureLock.lockedAfter(rules.edition().document()));
    }

    public ProviderPositions providers(UUID grantId, @Nullable LocalDate on) {
        var asOf = day(on);
        var rules = reader.rules(grantId);
        return new ProviderPositions(
                asOf, reader.calculate(grantId, rules, asOf).providers());
    }

    public List<MisspendFinding> findings(UUID grantId) {
        reader.rules(grantId);
        return repository.findings(grantId);
    }

    public MisspendFinding find(UUID grantId, Found found) {
        var rules = reader.rules(grantId);
        trail.requirePast(found.foundOn(), rules.opened(), "foundOn");
        repository.hold(grantId);
        requireWithinSpend(reader.calculate(grantId, rules, trail.clock().today()), found);
        var finding = new MisspendFinding(
                trail.nextId(),
                grantId,
                found.providerId(),
                found.amount(),
                found.foundOn(),
                found.reason(),
                found.evidenceReference(),
                lock.isClosed(grantId, rules.edition().document(), found.foundOn()),
                trail.person(),
                trail.clock().now(),
                null,
                null,
                null);
        repository.insert(finding);
        trail.misspend("MisspendFound", finding, finding.reason(), told(finding));
        return finding;
    }

    public MisspendFinding withdraw(UUID grantId, UUID findingId, String reason) {
        reader.rules(grantId);
        var finding = finding(grantId, findingId);
        Require.that(finding.withdrawnBy() == null, () -> Refusal.of(MISSPEND_WITHDRAWN, "It was withdrawn already"));
        Require.that(
                !finding.recordedBy().equals(trail.person()),
                () -> Refusal.of(
                        MISSPEND_WITHDRAWN_BY_ITS_AUTHOR, trail.person() + " made it; another person withdraws it"));
        Require.that(
                repository.withdraw(findingId, trail.person(), trail.clock().now(), reason),
                () -> Refusal.of(MISSPEND_WITHDRAWN, "It was withdrawn just now"));
        trail.misspend(
                "MisspendFindingWithdrawn",
                finding,
                reason,
                Map.of("grantId", grantId, "findingId", findingId, "amount", finding.amount()));
        return finding(grantId, findingId);
    }

    private MisspendFinding finding(UUID grantId, UUID findingId) {
        return repository.findings(grantId).stream()
                .filter(one -> one.id().equals(findingId))
                .findFirst()
                .orElseThrow(() -> Refusal.of(MISSPEND_UNKNOWN, "The grant has no finding " + findingId));
    }

    private static void requireWithinSpend(ClosingCalculation calculation, Found found) {
        long spent = found.providerId() == null
                ? calculation.council().directPence() - calculation.council().misspentByCouncilPence()
                : calculation.providers().stream()
                        .filter(one -> one.providerId().equals(found.providerId()))
                        .mapToLong(one -> one.acceptedSpendPence() - one.misspentPence())
                        .sum();
        Require.that(
                found.amount().pence() <= spent,
                () -> Refusal.of(
                                MISSPEND_BEYOND_SPEND,
                                "Spent and not found misspent yet: " + Money.ofPence(spent)
                                        + "; what was not spent is unspent, not misspent (R39)")
                        .at("amount", "at most what was spent"));
    }

    private static Map<String, Object> told(MisspendFinding finding) {
        Map<String, Object> detail = new HashMap<>();
        detail.put("grantId", finding.grantId());
        detail.put("findingId", finding.id());
        detail.put("amount", finding.amount());
        detail.put("afterLock", finding.afterLock());
        if (finding.providerId() != null) {
            detail.put("providerId", finding.providerId());
        }
        return detail;
    }

    private LocalDate day(@Nullable LocalDate on) {
        if (on == null) {
            return trail.clock().today();
        }
        Require.that(
                on.getYear() >= FIRST_YEAR && on.getYear() <= LAST_YEAR,
                () -> Refusal.of(RequestProblem.PARAMETER_INVALID, "asOf is no day of this account"));
        return on;
    }
}
