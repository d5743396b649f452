package org.grantsuite.reporting.providerreturn;

import static org.grantsuite.reporting.providerreturn.ProviderReturnProblem.AMOUNT_NEGATIVE;
import static org.grantsuite.reporting.providerreturn.ProviderReturnProblem.AMOUNT_TOO_LARGE;
import static org.grantsuite.reporting.providerreturn.ProviderReturnProblem.DATE_IN_FUTURE;
import static org.grantsuite.reporting.providerreturn.ProviderReturnProblem.DOUBLE_FUNDING_NOT_EXCLUDED;
import static org.grantsuite.reporting.providerreturn.ProviderReturnProblem.JUSTIFICATION_MISSING;
import static org.grantsuite.reporting.providerreturn.ProviderReturnProblem.MEASURE_REPEATED;
import static org.grantsuite.reporting.providerreturn.ProviderReturnProblem.MEASURE_UNKNOWN;
import static org.grantsuite.reporting.providerreturn.ProviderReturnProblem.NEW_EXPENDITURE_NOT_DECLARED;
import static org.grantsuite.reporting.providerreturn.ProviderReturnProblem.PERIOD_NOT_OF_REPORTING_POINT;
import static org.grantsuite.reporting.providerreturn.ProviderReturnProblem.SPEND_WITHOUT_AWARD;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import org.grantsuite.reporting.calculation.ProviderLine;
import org.grantsuite.reporting.calculation.ReturnTemplate;
import org.grantsuite.reporting.providerreturn.domain.ProviderStatement;
import org.jspecify.annotations.Nullable;

/**
 * Holds a provider's statement against the edition's reporting point, in the order of {@link
 * ProviderReturnProblem}.
 */
final class StatementCheck {

    private final ReturnTemplate template;
    private final LocalDate today;
    private final List<StatementFault> faults = new ArrayList<>();

    StatementCheck(ReturnTemplate template, LocalDate today) {
        this.template = template;
        this.today = today;
    }

    static List<StatementFault> faults(ProviderStatement statement, ReturnTemplate template, LocalDate today) {
        var check = new StatementCheck(template, today);
        check.dates(statement);
        check.measures(statement.spend());
        check.declarations(statement);
        check.amounts(statement);
        new DetailCheck(template, today, check.faults).check(statement);
        return check.faults;
    }

    private void dates(ProviderStatement statement) {
        if (!statement.period().equals(template.period())) {
            var message = "The period of " + template.reportingPoint() + " is " + template.period();
            fault(PERIOD_NOT_OF_REPORTING_POINT, "periodTo", "period_to", message);
        }
        if (statement.signedOn().isAfter(today)) {
            fault(DATE_IN_FUTURE, "signedOn", "signed_on", "It cannot be signed after today, " + today);
        }
    }

    private void measures(List<ProviderLine> spend) {
        var seen = new HashSet<String>();
        for (int i = 0; i < spend.size(); i++) {
            var line = spend.get(i);
            var column = "spend_" + line.measure().toLowerCase(Locale.ROOT);
            var field = "spend[" + i + "]";
            var measure = template.measure(line.measure());
            if (measure.isEmpty()) {
                fault(MEASURE_UNKNOWN, field + ".measure", column, line.measure() + " is not a measure of the scheme");
            } else if (measure.get().requiresJustification() && isBlank(line.justification())) {
                var column2 = "justification_" + line.measure().toLowerCase(Locale.ROOT);
                fault(JUSTIFICATION_MISSING, field + ".justification", column2, line.measure() + " needs one");
            }
            if (!seen.add(line.measure())) {
                fault(MEASURE_REPEATED, field + ".measure", column, line.measure() + " stands twice");
            }
        }
    }

    private void declarations(ProviderStatement statement) {
        if (!statement.newExpenditure()) {
            var message = "The grant pays for new expenditure only (R5)";
            fault(NEW_EXPENDITURE_NOT_DECLARED, "declarations.newExpenditure", "new_expenditure", message);
        }
        if (!statement.noDoubleFunding()) {
            var message = "No other public money may have paid for it (R8)";
            fault(DOUBLE_FUNDING_NOT_EXCLUDED, "declarations.noDoubleFunding", "no_double_funding", message);
        }
    }

    private void amounts(ProviderStatement statement) {
        for (int i = 0; i < statement.spend().size(); i++) {
            var line = statement.spend().get(i);
            var column = "spend_" + line.measure().toLowerCase(Locale.ROOT);
            requireSmaller(line.pence(), "spend[" + i + "].amount", column);
        }
        requireSmaller(statement.unspentPence(), "unspent", "unspent");
        requireSmaller(statement.returnedPence(), "returned", "returned");
        if (statement.unspentPence() < 0) {
            fault(AMOUNT_NEGATIVE, "unspent", "unspent", "It cannot be negative");
        }
        if (statement.returnedPence() < 0) {
            fault(AMOUNT_NEGATIVE, "returned", "returned", "It cannot be negative");
        }
        boolean money = !statement.spend().isEmpty() || statement.unspentPence() != 0 || statement.returnedPence() != 0;
        if (money && statement.awardIds().isEmpty()) {
            fault(SPEND_WITHOUT_AWARD, "awardIds", "award_ids", "Name the award the money came from");
        }
    }

    /** A hundred billion pounds: so many of them as one request may hold still add up. */
    static boolean isTooLarge(long pence) {
        return pence > 10_000_000_000_000L;
    }

    private void requireSmaller(long pence, String field, String column) {
        if (isTooLarge(pence)) {
            fault(AMOUNT_TOO_LARGE, field, column, "At most 100000000000.00 is taken");
        }
    }

    private void fault(ProviderReturnProblem code, String field, String column, String message) {
        faults.add(StatementFault.error(code, field, column, message));
    }

    private static boolean isBlank(@Nullable String text) {
        return text == null || text.isBlank();
    }
}
