package org.grantsuite.reporting.calculation;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The validations this service knows by their stable ids, applied where an edition's reporting point lists them. */
public final class RuleBook {

    /** V14 looks at the certificate, which does not exist before the return is frozen; see {@link ClosingChecks}. */
    private static final String ON_CERTIFICATE = "V14";

    private static final Map<String, Validation> KNOWN = Map.ofEntries(
            Map.entry("V1", SpendChecks::withinAllocation),
            Map.entry("V2", SpendChecks::directAddsUp),
            Map.entry("V3", SpendChecks::providersWithinTransfers),
            Map.entry("V4", SpendChecks::notYetSpent),
            Map.entry("V5", SpendChecks::administrationWithinCap),
            Map.entry("V6", SpendChecks::administrationIsDirect),
            Map.entry("V7", LineChecks::measuresAllowed),
            Map.entry("V8", OutputChecks::spendMeetsOutput),
            Map.entry("V9", ClosingChecks::neverFalls),
            Map.entry("V10", ClosingChecks::sameBaselines),
            Map.entry("V11", OutputChecks::costInBand),
            Map.entry("V12", OutputChecks::enoughAnswered),
            Map.entry("V13", ClosingChecks::unspentIsSomewhere),
            Map.entry(ON_CERTIFICATE, (rule, review) -> List.of()),
            Map.entry("V15", LineChecks::periodOfEdition),
            Map.entry("V16", ProviderChecks::everyPaidProviderListed),
            Map.entry("V17", ProviderChecks::everyPoundAccountedFor),
            Map.entry("V18", LineChecks::insideWindow),
            Map.entry("V19", LineChecks::nothingNegative),
            Map.entry("V20", RoundingChecks::poundsAddUp));

    private RuleBook() {}

    /** Findings in the edition's order; a validation this service does not know is told, never skipped in silence. */
    public static List<Finding> check(ReturnTemplate template, ReturnFacts facts, ReturnFigures figures) {
        var review = new Review(template, facts, figures, new CountedFacts(template, facts));
        var findings = new ArrayList<>(CompletenessChecks.check(review));
        for (var rule : template.rules()) {
            findings.addAll(KNOWN.getOrDefault(rule.id(), RuleBook::notChecked).check(rule, review));
        }
        return List.copyOf(findings);
    }

    private static List<Finding> notChecked(Rule rule, Review review) {
        return List.of(rule.at(
                review.template().reportingPoint(), "This check is not made by the service yet", Severity.INFO));
    }
}
