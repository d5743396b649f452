package org.grantsuite.reporting.calculation;

import static org.grantsuite.reporting.calculation.Review.pounds;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** V16 and V17: what was paid to each provider against what that provider says. */
final class ProviderChecks {

    private ProviderChecks() {}

    /** V16. Money in neither list is an error; what is listed as missing is told, since missing is not nil (R36). */
    static List<Finding> everyPaidProviderListed(Rule rule, Review review) {
        var missing = review.figures().missing();
        var findings = new ArrayList<Finding>();
        review.counted().paidAndUnreported().forEach((providerId, paid) -> {
            if (paid != 0 && !missing.contains(new MissingProvider(providerId, paid))) {
                findings.add(rule.at("provider " + providerId, "Paid " + pounds(paid) + " and in neither list"));
            }
        });
        if (!missing.isEmpty()) {
            findings.add(rule.at("D13 reported", listed(review, missing), Severity.WARNING));
        }
        return findings;
    }

    private static String listed(Review review, List<MissingProvider> missing) {
        var paid = paidByProvider(review);
        long missingPence = Figure.sum(missing, MissingProvider::paidPence);
        long allPence = Figure.sum(List.copyOf(paid.values()), Long::longValue);
        return missing.size() + " of " + paid.size() + " paid providers are listed as missing, with "
                + pounds(missingPence) + " of " + pounds(allPence);
    }

    /** V17: over the awards the provider's returns name; the others are missing (V16). */
    static List<Finding> everyPoundAccountedFor(Rule rule, Review review) {
        var paid = review.counted().paidAndReported();
        return statedByProvider(review).entrySet().stream()
                .filter(stated -> !stated.getValue().equals(paid.getOrDefault(stated.getKey(), 0L)))
                .map(stated -> rule.at(
                        "provider " + stated.getKey(),
                        "Spent, returned and still held make " + pounds(stated.getValue()) + ", paid was "
                                + pounds(paid.getOrDefault(stated.getKey(), 0L))))
                .toList();
    }

    static Map<String, Long> paidByProvider(Review review) {
        return review.counted().payments().stream()
                .collect(Collectors.toMap(
                        ProviderPayment::providerId, ProviderPayment::pence, Math::addExact, TreeMap::new));
    }

    private static Map<String, Long> statedByProvider(Review review) {
        return review.facts().providerReturns().stream()
                .collect(Collectors.toMap(
                        ProviderFigures::providerId,
                        figures -> figures.spentPence() + figures.returnedPence() + figures.unspentPence(),
                        Math::addExact,
                        TreeMap::new));
    }
}
