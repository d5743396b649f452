package org.grantsuite.reporting.calculation;

import static org.grantsuite.reporting.calculation.Review.pounds;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Checks every return gets, whatever its edition lists: nil needs its reason, and an unknown figure is told. */
final class CompletenessChecks {

    private static final Set<CellType> COUNTED = Set.of(CellType.HOURS, CellType.COUNT);

    private CompletenessChecks() {}

    static List<Finding> check(Review review) {
        var findings = new ArrayList<>(nilReason(review));
        if (!review.figures().isNil()) {
            findings.addAll(unknowns(review));
        }
        return findings;
    }

    private static List<Finding> nilReason(Review review) {
        var reason = review.facts().inputs().nilReason();
        boolean nil = review.figures().isNil();
        if (reason == null) {
            return nil ? List.of(error("Nothing was spent or transferred, and no reason is given")) : List.of();
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
