package org.grantsuite.commons.client;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.WebApplicationException;
import java.util.function.Supplier;
import org.grantsuite.commons.problem.Refusal;
import org.grantsuite.commons.problem.RequestProblem;
import org.jboss.logging.Logger;

/** Turns what a sibling's client throws into our own two answers: it refused, or it is not there (fail closed, 503). */
public final class SiblingProblems {
    private static final Logger LOG = Logger.getLogger(SiblingProblems.class);
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private SiblingProblems() {}

    /**
     * @throws SiblingRefused the sibling answered 4xx
     * @throws Refusal 503 SIBLING_UNAVAILABLE when it did not answer, answered 5xx, or does not take our token
     */
    public static <T> T call(String sibling, Supplier<T> call) {
        try {
            return call.get();
        } catch (WebApplicationException e) {
            int status = e.getResponse().getStatus();
            String body = e.getResponse().hasEntity() ? e.getResponse().readEntity(String.class) : "{}";
            if (status >= 500 || status == 401 || status == 429) {
                LOG.warnf("%s answered %d: %s", sibling, status, body);
                throw unavailable(sibling);
            }
            JsonNode problem = read(body);
            throw new SiblingRefused(
                    status,
                    problem.path("code").asText("REFUSED"),
                    problem.path("detail").asText(problem.path("title").asText("refused by " + sibling)),
                    problem.isMissingNode() ? "{}" : body);
        } catch (ProcessingException e) {
            LOG.warnf("%s does not answer: %s", sibling, e.getMessage());
            throw unavailable(sibling);
        }
    }

    private static Refusal unavailable(String sibling) {
        // an answer may be lost after the deed, so it is not said that nothing was done
        return Refusal.of(
                RequestProblem.SIBLING_UNAVAILABLE,
                sibling + " does not answer; try again, a change with its Idempotency-Key: nothing is done twice");
    }

    private static JsonNode read(String body) {
        try {
            return MAPPER.readTree(body);
        } catch (JsonProcessingException e) {
            LOG.warnf("a sibling's refusal is not JSON: %s", e.getOriginalMessage());
            return MissingNode.getInstance();
        }
    }
}
