package org.grantsuite.reporting.departmentreturn;

import java.time.LocalDate;
import org.grantsuite.reporting.calculation.ReturnTemplate;
import org.grantsuite.reporting.departmentreturn.domain.GrantReference;
import org.grantsuite.reporting.edition.SchemeEdition;
import org.grantsuite.reporting.grantclient.GrantSummary;

/**
 * The rules a return is made by: those of the edition in force on a recorded day (R46).
 *
 * @param given whether a person named the day, rather than the due date or today standing for it
 */
record Ruling(GrantSummary grant, SchemeEdition edition, ReturnTemplate template, LocalDate on, boolean given) {

    GrantReference reference() {
        return new GrantReference(
                grant.id(),
                grant.name(),
                grant.determinationNumber(),
                edition.schemeCode(),
                edition.edition(),
                edition.contentHash(),
                on,
                given);
    }
}
