package org.grantsuite.commons.problem;

import io.quarkiverse.resteasy.problem.HttpProblem;
import io.quarkiverse.resteasy.problem.postprocessing.ProblemContext;
import io.quarkiverse.resteasy.problem.postprocessing.ProblemPostProcessor;
import jakarta.enterprise.context.ApplicationScoped;
import org.grantsuite.commons.web.Correlation;

/** Gives each problem document its code, also those the library makes, and the correlation id an operator searches for. */
@ApplicationScoped
public class ProblemFinish implements ProblemPostProcessor {
    @Override
    public HttpProblem apply(HttpProblem problem, ProblemContext context) {
        var fallback = RequestProblem.ofStatus(problem.getStatusCode());
        var finished = HttpProblem.builder(problem);
        if (!problem.getParameters().containsKey("correlationId")) {
            finished.with("correlationId", Correlation.current());
        }
        if (!problem.getParameters().containsKey("code")) {
            boolean violations = problem.getParameters().containsKey("violations");
            finished.with("code", violations ? RequestProblem.FIELD_INVALID.name() : fallback.name());
            finished.withTitle(violations ? RequestProblem.FIELD_INVALID.title() : fallback.title());
        }
        return finished.build();
    }
}
