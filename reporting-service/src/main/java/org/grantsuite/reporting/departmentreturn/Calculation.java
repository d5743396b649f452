package org.grantsuite.reporting.departmentreturn;

import java.util.List;
import org.grantsuite.reporting.calculation.Finding;
import org.grantsuite.reporting.calculation.ReturnCalculator;
import org.grantsuite.reporting.calculation.ReturnFacts;
import org.grantsuite.reporting.calculation.ReturnFigures;
import org.grantsuite.reporting.calculation.ReturnTemplate;
import org.grantsuite.reporting.calculation.RuleBook;

/** A return worked out from facts read at one moment. */
public record Calculation(ReturnTemplate template, ReturnFacts facts, ReturnFigures figures) {

    static Calculation of(ReturnTemplate template, ReturnFacts facts) {
        return new Calculation(template, facts, ReturnCalculator.calculate(template, facts));
    }

    List<Finding> findings() {
        return RuleBook.check(template, facts, figures);
    }
}
