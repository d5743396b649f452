package org.grantsuite.reporting.pages;

import io.quarkiverse.resteasy.problem.HttpProblem;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.util.Arrays;
import org.grantsuite.commons.problem.ProblemCode;
import org.grantsuite.commons.problem.RequestProblem;
import org.grantsuite.commons.web.Correlation;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.jboss.resteasy.reactive.server.core.multipart.MultipartParser;

/** The library's parser meets a form that is none with a bare exception: that is the sender's fault, any other such is ours. */
public class FormFaults {
    private static final Logger LOG = Logger.getLogger(FormFaults.class);
    private static final String PARSER = MultipartParser.class.getPackageName() + ".";

    /** Letters or a character set that cannot be decoded. */
    @ServerExceptionMapper(priority = 1)
    public Response undecodable(IllegalArgumentException e) {
        return answer(e);
    }

    /** Parts that end before their boundary. */
    @ServerExceptionMapper(priority = 1)
    public Response cutOff(IOException e) {
        return answer(e);
    }

    /** Parts whose heads cannot be read. */
    @ServerExceptionMapper(priority = 1)
    public Response malformed(MultipartParser.MalformedMessageException e) {
        return answer(e);
    }

    private static Response answer(Exception e) {
        if (Arrays.stream(e.getStackTrace())
                .anyMatch(frame -> frame.getClassName().startsWith(PARSER))) {
            return problem(
                    RequestProblem.BODY_MALFORMED,
                    "The form cannot be decoded; load the page again, and send it from there");
        }
        LOG.error("a request failed", e);
        return problem(RequestProblem.INTERNAL, "The fault was logged under the correlation id");
    }

    private static Response problem(ProblemCode code, String detail) {
        return HttpProblem.builder()
                .withStatus(code.status())
                .withTitle(code.title())
                .withDetail(detail)
                .with("code", code.name())
                .with("correlationId", Correlation.current())
                .build()
                .toResponse();
    }
}
