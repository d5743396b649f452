package org.grantsuite.reporting.departmentreturn;

import static org.grantsuite.reporting.departmentreturn.DepartmentReturnProblem.AMOUNT_NEGATIVE;
import static org.grantsuite.reporting.departmentreturn.DepartmentReturnProblem.FIGURE_MALFORMED;
import static org.grantsuite.reporting.departmentreturn.DepartmentReturnProblem.FIGURE_NOT_ASKED_FOR;

import java.util.Optional;
import java.util.regex.Pattern;
import org.grantsuite.commons.problem.Refusal;
import org.grantsuite.reporting.calculation.CellType;
import org.grantsuite.reporting.calculation.Metric;
import org.grantsuite.reporting.calculation.ReportedFigure;
import org.grantsuite.reporting.calculation.ReturnTemplate;
import org.jspecify.annotations.Nullable;

/** What the council may state at a reporting point, and in which form. */
final class InputsGuard {

    private static final Pattern TWO_DECIMALS = Pattern.compile("^\\d{1,15}\\.\\d{2}$");
    private static final Pattern COUNT = Pattern.compile("^\\d{1,15}$");
    private static final String FORECAST = "FORECAST";

    private final ReturnTemplate template;

    InputsGuard(ReturnTemplate template) {
        this.template = template;
    }

    void check(StatedInputs inputs) {
        requireNotNegative(inputs.finalUnspentPence(), "finalUnspent");
        requireNotNegative(inputs.misspentPence(), "misspent");
        inputs.sourcePence().forEach((code, pence) -> {
            requireNotNegative(pence, "sources");
            requireAsked(
                    template.form().sources().stream()
                            .anyMatch(source -> source.code().equals(code)),
                    "sources",
                    code);
        });
        inputs.linked().keySet().forEach(this::requireLinked);
        inputs.figures().forEach(this::requireFigure);
    }

    private void requireLinked(String place) {
        boolean asked = template.form().linked().stream()
                .anyMatch(obligation -> place.startsWith(obligation.schemeCode() + "/")
                        && (!obligation.metricsKnown()
                                || obligation.metricCodes().contains(place.substring(place.indexOf('/') + 1))));
        requireAsked(asked, "linked", place);
    }

    /** Only a field that nothing else gives is stated: a figure of the ledger is never typed over. */
    private void requireFigure(String code, String value) {
        var type = statedType(code);
        requireAsked(type.isPresent(), "figures", code);
        boolean sound = type.map(one -> switch (one) {
                    case MONEY, HOURS -> TWO_DECIMALS.matcher(value).matches();
                    case COUNT -> COUNT.matcher(value).matches();
                    case TEXT, LIST -> true;
                })
                .orElse(false);
        if (!sound) {
            throw Refusal.of(FIGURE_MALFORMED, code + " cannot be " + value)
                    .at("figures", code + ": pounds and hours have two decimals, counts none");
        }
    }

    private Optional<CellType> statedType(String code) {
        if (code.equals(FORECAST) && template.form().forecastTo() != null) {
            return Optional.of(CellType.MONEY);
        }
        return template.metric(code)
                .filter(metric -> metric.figure() == ReportedFigure.STATED)
                .map(Metric::cellType);
    }

    private void requireAsked(boolean asked, String field, String place) {
        if (!asked) {
            throw Refusal.of(FIGURE_NOT_ASKED_FOR, template.reportingPoint() + " does not ask the council for " + place)
                    .at(field, place + " is not a figure the council states here");
        }
    }

    private static void requireNotNegative(@Nullable Long pence, String field) {
        if (pence != null && pence < 0) {
            throw Refusal.of(AMOUNT_NEGATIVE, field + " cannot be negative").at(field, "give zero or more");
        }
    }
}
