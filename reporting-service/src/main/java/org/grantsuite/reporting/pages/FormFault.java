package org.grantsuite.reporting.pages;

import io.quarkus.qute.TemplateData;
import jakarta.validation.ConstraintViolationException;
import java.util.List;
import java.util.function.UnaryOperator;
import org.grantsuite.commons.problem.Refusal;

/**
 * What is wrong with a form, as its error summary says it.
 *
 * @param field id of the input it is about; empty where it is about the whole
 */
@TemplateData
public record FormFault(String field, String message) {

    /** @param inputOf the form's input for a field of the contract */
    static List<FormFault> of(Refusal refused, UnaryOperator<String> inputOf) {
        if (refused.violations().isEmpty()) {
            return List.of(new FormFault(
                    "", refused.getMessage() + " (" + refused.code().name() + ")"));
        }
        return refused.violations().stream()
                .map(one -> new FormFault(
                        one.field() == null ? "" : inputOf.apply(one.field()),
                        (one.line() == null ? "" : "Row " + one.line() + ", ")
                                + (one.column() == null ? "" : one.column() + ": ")
                                + one.message()
                                + (one.rule() == null ? "" : " (" + one.rule() + ")")))
                .toList();
    }

    static List<FormFault> of(ConstraintViolationException invalid, UnaryOperator<String> inputOf) {
        return invalid.getConstraintViolations().stream()
                .map(one -> {
                    var path = one.getPropertyPath().toString();
                    var field = path.replaceFirst("^[^.]*\\.[^.]*\\.?", "");
                    return new FormFault(inputOf.apply(field), one.getMessage());
                })
                .toList();
    }
}
