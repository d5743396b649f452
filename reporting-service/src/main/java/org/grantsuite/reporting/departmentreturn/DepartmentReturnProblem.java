package org.grantsuite.reporting.departmentreturn;

import org.grantsuite.commons.problem.ProblemCode;

/** Why something cannot be done to a department return; within one operation in the order of checking. */
public enum DepartmentReturnProblem implements ProblemCode {
    DEPARTMENT_RETURN_UNKNOWN(404, "There is no such department return"),
    REPORTING_POINT_UNKNOWN(422, "The scheme edition has no such reporting point"),
    DEPARTMENT_RETURN_EXISTS(409, "The reporting point has an open return already"),
    REVISION_REASON_MISSING(422, "A revision needs its reason"),
    DEPARTMENT_RETURN_SUBMITTED(409, "The return was submitted; only a revision can follow"),
    AMOUNT_NEGATIVE(422, "An amount cannot be negative"),
    FIGURE_NOT_ASKED_FOR(422, "The council does not state this figure here"),
    FIGURE_MALFORMED(422, "The figure is not of the form its field asks for"),
    WAIVER_NOT_ALLOWED(422, "The edition does not allow this validation to be waived"),
    DEPARTMENT_RETURN_NOT_OPEN(409, "The return is not open"),
    OUTBOX_PENDING(409, "Something dated in the period has not reached the ledger"),
    LEDGER_MOVED(409, "The ledger moved while the return was frozen"),
    FIGURES_MOVED(409, "The figures differ from the validated ones"),
    VALIDATION_FAILED(422, "The return has errors"),
    WARNINGS_NOT_ACCEPTED(422, "The return has warnings nobody has accepted"),
    DEPARTMENT_RETURN_NOT_FROZEN(409, "The return is not frozen"),
    CERTIFICATE_NOT_ASKED_FOR(422, "The reporting point asks for no certificate"),
    CERTIFICATE_UNKNOWN(404, "Nothing was signed yet"),
    PREPARER_MAY_NOT_CERTIFY(403, "Who prepared a return may not certify it"),
    CERTIFYING_ROLE_UNKNOWN(422, "The edition knows no such certifying role"),
    CONTENT_HASH_MISMATCH(409, "The hash is not that of the frozen return"),
    ROLE_ALREADY_SIGNED(409, "Somebody signed in this role already"),
    PERSON_ALREADY_SIGNED(409, "This person signed already"),
    FINANCE_ROLE_MISSING(422, "A certificate needs a finance role"),
    CERTIFICATE_INCOMPLETE(409, "The return is not certified"),
    CERTIFICATE_DIFFERS(409, "The certificate is not about these figures"),
    DEPARTMENT_RETURN_NOT_SUBMITTED(409, "The return was not submitted"),
    ACKNOWLEDGED_ALREADY(409, "The submission was acknowledged already"),
    FILE_HASH_MISMATCH(409, "The file is not the one this service produced"),
    DATE_IN_FUTURE(422, "A fact cannot lie in the future"),
    SENT_BEFORE_PERIOD_END(422, "A return is sent after its period"),
    ACKNOWLEDGED_BEFORE_SENT(422, "An acknowledgement follows the sending"),
    CELL_UNKNOWN(404, "The return has no such cell"),
    EDITION_NOT_IN_FORCE(409, "The return was made by another edition than the one in force when it is sent");

    private final int status;
    private final String title;

    DepartmentReturnProblem(int status, String title) {
        this.status = status;
        this.title = title;
    }

    @Override
    public int status() {
        return status;
    }

    @Override
    public String title() {
        return title;
    }
}
