package org.grantsuite.reporting.providerreturn;

import static org.grantsuite.reporting.providerreturn.ProviderReturnProblem.EVIDENCE_CLAIMED_TWICE;
import static org.grantsuite.reporting.providerreturn.ProviderReturnProblem.ITEMS_NOT_SPEND;
import static org.grantsuite.reporting.providerreturn.ProviderReturnProblem.SPEND_OUTSIDE_WINDOW;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.grantsuite.commons.money.Money;
import org.grantsuite.reporting.calculation.Figure;
import org.grantsuite.reporting.calculation.OutputKind;
import org.grantsuite.reporting.calculation.ProviderLine;
import org.grantsuite.reporting.providerreturn.domain.ProviderStatement;

/**
 * Holds a statement against what other returns of the council say, double funding across grants (R8) and cumulative
 * figures that fall (R35), and against the day its awards were accepted (R5). Statements of one file are held against each other, in their order.
 */
final class CrossCheck {

    private final Map<String, EarlierReturn> earlier;
    private final Map<String, List<Claim>> claims = new HashMap<>();
    private final Set<String> mentions;
    private final Map<UUID, LocalDate> acceptedOn;

    /** @param acceptedOn when each award was accepted */
    CrossCheck(
            Map<String, EarlierReturn> earlier,
            List<Claim> claims,
            Set<String> mentions,
            Map<UUID, LocalDate> acceptedOn) {
        this.earlier = earlier;
        this.mentions = mentions;
        this.acceptedOn = acceptedOn;
        claims.forEach(this::claim);
    }

    private void claim(Claim claim) {
        claims.computeIfAbsent(claim.document(), document -> new ArrayList<>()).add(claim);
    }

    List<StatementFault> faults(ProviderStatement statement) {
        var faults = new ArrayList<StatementFault>();
        documents(statement, faults);
        references(statement, faults);
        falls(statement, faults);
        beforeAcceptance(statement, faults);
        return faults;
    }

    private void documents(ProviderStatement statement, List<StatementFault> faults) {
        // What this location reported before is repeated by a cumulative return and no second claim.
        for (var item : statement.items()) {
            claims.getOrDefault(Claim.document(statement.providerId(), item.evidenceReference()), new ArrayList<>())
                    .removeIf(claim -> isOf(claim, statement));
        }
        for (int i = 0; i < statement.items().size(); i++) {
            var item = statement.items().get(i);
            var claim = new Claim(
                    statement.grantId(),
                    statement.providerId(),
                    statement.locationId(),
                    item.measure(),
                    item.evidenceReference(),
                    item.pence(),
                    item.documentPence());
            document(claim, i, faults);
            claim(claim);
        }
    }

    private static boolean isOf(Claim claim, ProviderStatement statement) {
        return claim.grantId().equals(statement.grantId())
                && claim.providerId().equals(statement.providerId())
                && claim.locationId().equals(statement.locationId());
    }

    private void document(Claim claim, int index, List<StatementFault> faults) {
        var others = claims.getOrDefault(claim.document(), List.of());
        if (others.isEmpty()) {
            return;
        }
        long claimed = others.stream().mapToLong(Claim::pence).reduce(claim.pence(), Math::addExact);
        var stated = new ArrayList<Long>();
        others.forEach(other -> addStated(stated, other));
        addStated(stated, claim);
        var field = "items[" + index + "].evidenceReference";
        if (!stated.isEmpty()
                && claimed > stated.stream().mapToLong(Long::longValue).max().orElse(0)) {
            var message = claim.evidenceReference() + " is for "
                    + Money.ofPence(
                            stated.stream().mapToLong(Long::longValue).max().orElse(0)) + ", and "
                    + Money.ofPence(claimed) + " is claimed on it (R8)";
            faults.add(StatementFault.error(EVIDENCE_CLAIMED_TWICE, field, "evidence_reference", message)
                    .ofItem(index + 1));
        } else if (others.stream().anyMatch(other -> !other.grantId().equals(claim.grantId()))) {
            var message = claim.evidenceReference() + " is claimed on under another grant too, "
                    + Money.ofPence(claimed) + " together" + (stated.isEmpty() ? "; nobody says what it is for" : "");
            faults.add(StatementFault.warning(EVIDENCE_CLAIMED_TWICE, "R8", field, "evidence_reference", message)
                    .ofItem(index + 1));
        }
    }

    /** R5: what was bought before any of the awards was accepted was hardly bought because of them. */
    private void beforeAcceptance(ProviderStatement statement, List<StatementFault> faults) {
        var first = statement.awardIds().stream()
                .flatMap(award -> Stream.ofNullable(acceptedOn.get(award)))
                .min(Comparator.naturalOrder());
        if (first.isEmpty()) {
            return;
        }
        for (int i = 0; i < statement.items().size(); i++) {
            var incurredOn = statement.items().get(i).incurredOn();
            if (incurredOn.isBefore(first.get())) {
                var message = "Incurred on " + incurredOn + ", before the award was accepted on " + first.get();
                faults.add(StatementFault.warning(
                                SPEND_OUTSIDE_WINDOW, "R5", "items[" + i + "].incurredOn", "incurred_on", message)
                        .ofItem(i + 1));
            }
        }
    }

    private static void addStated(List<Long> stated, Claim claim) {
        var document = claim.documentPence();
        if (document != null) {
            stated.add(document);
        }
    }

    private void references(ProviderStatement statement, List<StatementFault> faults) {
        for (int i = 0; i < statement.evidenceReferences().size(); i++) {
            var reference = statement.evidenceReferences().get(i);
            for (ProviderLine line : statement.spend()) {
                if (mentions.contains(ReturnHistory.mention(statement.providerId(), line.measure(), reference))) {
                    faults.add(StatementFault.warning(
                            EVIDENCE_CLAIMED_TWICE,
                            "R8",
                            "evidenceReferences[" + i + "]",
                            "evidence_references",
                            reference + " stands behind " + line.measure() + " under another grant for the same time"));
                }
            }
        }
    }

    private void falls(ProviderStatement statement, List<StatementFault> faults) {
        var before = earlier.get(statement.place());
        if (before == null) {
            return;
        }
        Map<String, Long> now = new HashMap<>();
        statement.spend().forEach(line -> now.merge(line.measure(), line.pence(), Math::addExact));
        before.spendByMeasure()
                .forEach((measure, pence) -> fall(
                        new Fall("spend_" + lower(measure), pence, now.getOrDefault(measure, 0L)),
                        before,
                        statement,
                        faults));
        before.outputs().forEach((kind, value) -> {
            var stated = statement.outputs().get(kind);
            if (stated != null) {
                fall(
                        new Fall(lower(kind.name()), scaled(kind, value), scaled(kind, stated)),
                        before,
                        statement,
                        faults);
            }
        });
    }

    /** Figures in hundredths. */
    private record Fall(String column, long before, long now) {}

    private static long scaled(OutputKind kind, long value) {
        return kind == OutputKind.HOURS ? value : Math.multiplyExact(value, 100);
    }

    private static void fall(
            Fall fall, EarlierReturn before, ProviderStatement statement, List<StatementFault> faults) {
        if (fall.now() >= fall.before() || statement.fallReason() != null) {
            return;
        }
        faults.add(StatementFault.warning(
                ITEMS_NOT_SPEND,
                "R35",
                fall.column(),
                fall.column(),
                "It falls from " + Figure.twoDecimals(fall.before()) + " at " + before.reportingPoint() + " to "
                        + Figure.twoDecimals(fall.now()) + " and no reason is given"));
    }

    private static String lower(String text) {
        return text.toLowerCase(Locale.ROOT);
    }
}
