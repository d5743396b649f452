package org.grantsuite.reporting.evidence;

import org.grantsuite.commons.problem.ProblemCode;

/** Why something about evidence is refused, in the order of checking. */
public enum EvidenceProblem implements ProblemCode {
    PROVIDER_NOT_YOURS(403, "The token does not speak for this provider"),
    EVIDENCE_UNKNOWN(404, "There is no such evidence"),
    EVIDENCE_EMPTY(422, "The file is empty"),
    EVIDENCE_TYPE_NOT_ALLOWED(415, "Files of this kind are not taken as evidence"),
    EVIDENCE_TYPE_MISMATCH(422, "The file is not what its name says"),
    EVIDENCE_HAS_MACROS(422, "The file holds macros"),
    SCANNER_UNAVAILABLE(503, "The malware scanner does not answer; try again"),
    EVIDENCE_INFECTED(422, "The malware scanner found something"),
    EVIDENCE_REFERENCE_TAKEN(409, "The reference stands for another file"),
    EVIDENCE_HELD_ALREADY(409, "The same file is kept already"),
    EVIDENCE_DISPOSED(409, "The file was disposed of"),
    RETENTION_RUNNING(409, "The file must still be kept"),
    REPORTING_POINT_UNKNOWN(422, "The scheme edition has no such reporting point"),
    SAMPLE_POPULATION_EMPTY(422, "No return has come that could be sampled"),
    SAMPLE_TOO_LARGE(422, "There are fewer returns than the sample asks for"),
    SAMPLE_UNKNOWN(404, "There is no such sample"),
    RETURN_NOT_SAMPLED(422, "The return is not in the sample"),
    SUBMITTER_MAY_NOT_VERIFY(403, "Another person has to verify the return"),
    RESULT_RECORDED(409, "The result was recorded already"),
    DATE_IN_FUTURE(422, "A fact cannot lie in the future"),
    EVIDENCE_UNKNOWN_HERE(422, "There is no such evidence"),
    EVIDENCE_OF_ANOTHER_GRANT(422, "The evidence belongs to another grant");

    private final int status;
    private final String title;

    EvidenceProblem(int status, String title) {
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
