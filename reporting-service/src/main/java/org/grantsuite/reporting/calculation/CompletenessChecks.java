package org.grantsuite.reporting.calculation;

import static org.grantsuite.reporting.calculation.Review.pounds;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Checks every return gets, whatever its edition lists: nil needs its reason, and an unknown figure is told. */
final class CompletenessChecks {

    private static final Set<CellType> COUNTED = Set.of(CellType.HOURS, CellType.COUNT, CellType.MONEY);

    private CompletenessChecks() {}

    static List<Finding> check(Review review) {
        var findings = new ArrayList<>(nilReason(review));
        findings.addAll(assurance(review));
        findings.addAll(linked(review));
        findings.addAll(SourceChecks.check(review));
        if (!review.figures().isNil()) {
            findings.addAll(unknowns(review));
        }
        return findings;
    }

    private static List<Finding> nilReason(Review review) {
        var reason = review.facts().inputs().nilReason();
        boolean nil = review.figures().isNil();
        if (reason == null) {
            // an edition without reasons asks for none
            return nil && !review.template().nilReasons().isEmpty()
                    ? List.of(error("Nothing was spent or transferred, and no reason is given"))
                    : List.of();
        }
        if (!nil) {
            return List.of(error("The reason " + reason + " is given, but the return is not nil"));
        }
        if (!review.template().nilReasons().contains(reason)) {
            return List.of(error(reason + " is not one of the reasons "
                    + sorted(review.template().nilReasons())));
        }
        long received = review.figures().receivedPence();
        return reason.equals("NO_RECEIPT") && received != 0
                ? List.of(error("NO_RECEIPT is given, but " + pounds(received) + " had been received"))
                : List.of();
    }

    /** A statement of assurance without its statement says nothing. */
    private static List<Finding> assurance(Review review) {
        boolean missing =
                review.template().form().assurance() && review.facts().inputs().assurance() == null;
        return missing
                ? List.of(new Finding(
                        "ASSURANCE", Severity.ERROR, "assurance", "The statement of assurance has not been given"))
                : List.of();
    }

    /** What another scheme asks for on this date: told while its figures are unknown, missed where they are known. */
    private static List<Finding> linked(Review review) {
        return review.template().form().linked().stream()
                .filter(obligation -> review.figures().cells().stream()
                        .anyMatch(cell -> cell.code().equals(StatedCells.LINKED)
                                && cell.value() == null
                                && cell.key().startsWith(obligation.schemeCode())))
                .map(obligation -> new Finding(
                        StatedCells.LINKED,
                        obligation.metricsKnown() ? Severity.WARNING : Severity.INFO,
                        StatedCells.LINKED + " " + obligation.schemeCode(),
                        obligation.label() + ": not every figure is given"))
                .toList();
    }

    private static List<Finding> unknowns(Review review) {
        return review.figures().cells().stream()
                .filter(cell -> COUNTED.contains(cell.type()) && cell.value() == null)
                .map(cell -> new Finding(
                        "UNKNOWN",
                        Severity.WARNING,
                        cell.place(),
                        cell.label() + ": nobody has stated a figure, and missing is not nil"))
                .toList();
    }

    private static Finding error(String message) {
        return new Finding("NIL", Severity.ERROR, "nilReason", message);
    }

    private static List<String> sorted(Set<String> reasons) {
        return reasons.stream().sorted().toList();
    }
}
