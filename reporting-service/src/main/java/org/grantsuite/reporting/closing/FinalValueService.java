package org.grantsuite.reporting.closing;

import static org.grantsuite.reporting.closing.ClosingProblem.FINAL_RETURN_NOT_SUBMITTED;
import static org.grantsuite.reporting.closing.ClosingProblem.FINAL_VALUE_DOES_NOT_ADD_UP;
import static org.grantsuite.reporting.closing.ClosingProblem.FINAL_VALUE_NEGATIVE;
import static org.grantsuite.reporting.closing.ClosingProblem.FINAL_VALUE_REASON_MISSING;
import static org.grantsuite.reporting.closing.ClosingProblem.FINAL_VALUE_UNKNOWN;
import static org.grantsuite.reporting.closing.ClosingProblem.LOCKED_BY_ITS_AUTHOR;
import static org.grantsuite.reporting.closing.ClosingProblem.LOCK_BEFORE_ITS_DATE;
import static org.grantsuite.reporting.providerreturn.ProviderReturnProblem.MEASURE_REPEATED;
import static org.grantsuite.reporting.providerreturn.ProviderReturnProblem.MEASURE_UNKNOWN;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.grantsuite.commons.json.CanonicalJson;
import org.grantsuite.commons.money.Money;
import org.grantsuite.commons.problem.Refusal;
import org.grantsuite.commons.problem.Require;
import org.grantsuite.reporting.closing.ClosingReader.Rules;
import org.grantsuite.reporting.closing.domain.FinalMeasure;
import org.grantsuite.reporting.departmentreturn.DepartmentReturnFilter;
import org.grantsuite.reporting.departmentreturn.DepartmentReturnService;
import org.grantsuite.reporting.departmentreturn.domain.DepartmentReturnStatus;
import org.grantsuite.reporting.figurelock.FigureLock;
import org.grantsuite.reporting.figurelock.FigureLockProblem;
import org.grantsuite.reporting.figurelock.LockedFigures;
import org.jspecify.annotations.Nullable;

/** The final unspent value and the final spend: stated, amended while that is allowed, and locked (R38). */
@ApplicationScoped
@Transactional
public class FinalValueService {

    private final ClosingReader reader;
    private final ClosingRepository repository;
    private final DepartmentReturnService returns;
    private final FigureLock lock;
    private final CanonicalJson json;
    private final ClosingTrail trail;

    FinalValueService(
            ClosingReader reader,
            ClosingRepository repository,
            DepartmentReturnService returns,
            FigureLock lock,
            CanonicalJson json,
            ClosingTrail trail) {
        this.reader = reader;
        this.repository = repository;
        this.returns = returns;
        this.lock = lock;
        this.json = json;
        this.trail = trail;
    }

    /** What is stated. */
    public record Statement(
            LocalDate statedOn,
            Money unspent,
            List<FinalMeasure> spendByMeasure,
            @Nullable String reason) {

        Money spend() {
            return spendByMeasure.stream()
                    .flatMap(one -> Stream.of(one.direct(), one.viaProviders()))
                    .reduce(Money.ZERO, Money::plus);
        }
    }

    public FinalValue state(UUID grantId, Statement statement) {
        var rules = reader.rules(grantId);
        requireSubmitted(grantId, rules);
        trail.requirePast(statement.statedOn(), rules.opened(), "statedOn");
        repository.hold(grantId);
        lock.requireOpen(grantId, rules.edition().document(), statement.statedOn());
        var earlier = repository.latest(grantId);
        Require.that(
                earlier.isEmpty() || statement.reason() != null,
                () -> Refusal.of(FINAL_VALUE_REASON_MISSING, "Say why the final value is amended (R38)")
                        .at("reason", "give the reason"));
        requireMeasures(rules, statement);
        var council = reader.calculate(grantId, rules, statement.statedOn()).council();
        requireSum(statement, Money.ofPence(council.receivedPence()));
        var value = value(grantId, statement, earlier);
        repository.insert(value);
        trail.stated(
                value,
                Map.of(
                        "grantId", grantId,
                        "version", value.version(),
                        "unspent", value.unspent(),
                        "reportedSpend", value.reportedSpend(),
                        "contentHash", value.contentHash()));
        return value;
    }

    public List<FinalValue> list(UUID grantId) {
        reader.rules(grantId);
        return repository.values(grantId);
    }

    public LockedFigures lock(UUID grantId, LocalDate lockedOn) {
        var rules = reader.rules(grantId);
        repository.hold(grantId);
        var latest = repository
                .latest(grantId)
                .orElseThrow(() -> Refusal.of(FINAL_VALUE_UNKNOWN, "State the final value before it is locked"));
        Require.that(
                lock.find(grantId).isEmpty(),
                () -> Refusal.of(FigureLockProblem.FIGURES_LOCKED_ALREADY, "It is locked; nothing was done"));
        trail.requirePast(lockedOn, rules.opened(), "lockedOn");
        FigureLock.lockedAfter(rules.edition().document())
                .filter(last -> !lockedOn.isAfter(last))
                .ifPresent(last -> {
                    throw Refusal.of(LOCK_BEFORE_ITS_DATE, "Amendments are allowed until the end of " + last)
                            .at("lockedOn", "give a later day");
                });
        Require.that(
                !latest.statedBy().equals(trail.person()),
                () -> Refusal.of(LOCKED_BY_ITS_AUTHOR, trail.person() + " stated it; another person has to lock it"));
        var locked = new LockedFigures(
                grantId,
                lockedOn,
                latest.version(),
                latest.contentHash(),
                trail.person(),
                trail.clock().now());
        lock.record(locked);
        trail.locked(
                grantId,
                Map.of(
                        "grantId",
                        grantId,
                        "version",
                        locked.version(),
                        "lockedOn",
                        lockedOn,
                        "contentHash",
                        locked.contentHash()));
        return locked;
    }

    public LockedFigures getLock(UUID grantId) {
        reader.rules(grantId);
        return lock.find(grantId)
                .orElseThrow(() -> Refusal.of(FigureLockProblem.FIGURES_NOT_LOCKED, "No lock is recorded"));
    }

    private void requireSubmitted(UUID grantId, Rules rules) {
        var submitted = returns.list(
                new DepartmentReturnFilter(grantId, rules.finalPoint(), DepartmentReturnStatus.SUBMITTED),
                Optional.empty(),
                1);
        Require.that(
                !submitted.isEmpty(),
                () -> Refusal.of(
                        FINAL_RETURN_NOT_SUBMITTED, "The final value follows the return of " + rules.finalPoint()));
    }

    /** Administration may carry no measure: its kind then stands for one, as in the return. */
    private static void requireMeasures(Rules rules, Statement statement) {
        var document = rules.edition().document();
        Set<String> known = StreamSupport.stream(document.path("measures").spliterator(), false)
                .map(measure -> measure.path("code").asText())
                .collect(Collectors.toSet());
        document.path("administration")
                .path("caps")
                .forEach(cap -> known.add(cap.path("kind").asText()));
        document.path("administration").path("uncapped").forEach(kind -> known.add(kind.asText()));
        var seen = new HashSet<String>();
        for (var one : statement.spendByMeasure()) {
            Require.that(
                    known.contains(one.measure()),
                    () -> Refusal.of(MEASURE_UNKNOWN, "The edition has no measure " + one.measure()));
            Require.that(seen.add(one.measure()), () -> Refusal.of(MEASURE_REPEATED, one.measure() + " stands twice"));
            Require.that(
                    !one.direct().isNegative() && !one.viaProviders().isNegative(),
                    () -> Refusal.of(FINAL_VALUE_NEGATIVE, "Spend on " + one.measure() + " is negative"));
        }
        Require.that(
                !statement.unspent().isNegative(),
                () -> Refusal.of(FINAL_VALUE_NEGATIVE, "The unspent value is negative"));
    }

    /** No part is more than the whole; that also keeps a sum of many within what can be added. */
    private static void requireParts(Statement statement, Money received) {
        boolean within = Stream.concat(
                        Stream.of(statement.unspent()),
                        statement.spendByMeasure().stream().flatMap(one -> Stream.of(one.direct(), one.viaProviders())))
                .allMatch(part -> part.compareTo(received) <= 0);
        Require.that(
                within,
                () -> Refusal.of(FINAL_VALUE_DOES_NOT_ADD_UP, "A part is more than the " + received + " received"));
    }

    private static void requireSum(Statement statement, Money received) {
        requireParts(statement, received);
        var inAll = statement.spend().plus(statement.unspent());
        Require.that(
                inAll.equals(received),
                () -> Refusal.of(
                                FINAL_VALUE_DOES_NOT_ADD_UP,
                                "V13: spend " + statement.spend() + " and unspent " + statement.unspent() + " make "
                                        + inAll + ", received were " + received)
                        .at("unspent", "the difference is " + received.minus(inAll)));
    }

    private FinalValue value(UUID grantId, Statement statement, Optional<FinalValue> earlier) {
        int version = earlier.map(one -> one.version() + 1).orElse(1);
        var spend = statement.spend();
        var received = spend.plus(statement.unspent());
        String hash = json.sha256(Map.of(
                "grantId", grantId,
                "version", version,
                "statedOn", statement.statedOn(),
                "received", received,
                "reportedSpend", spend,
                "unspent", statement.unspent(),
                "spendByMeasure", statement.spendByMeasure()));
        return new FinalValue(
                trail.nextId(),
                grantId,
                version,
                statement.statedOn(),
                received,
                spend,
                statement.unspent(),
                statement.spendByMeasure(),
                statement.reason(),
                hash,
                trail.person(),
                trail.clock().now());
    }
}
