package org.grantsuite.reporting.grantclient;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.StreamSupport;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.grantsuite.commons.client.SiblingProblems;
import org.grantsuite.commons.client.SiblingRefused;
import org.jspecify.annotations.Nullable;

/** Reads documents of grant-service for an archive, a page at a time. */
@ApplicationScoped
public class GrantArchive {

    private static final String SIBLING = "grant-service";
    private final GrantArchiveApi api;

    GrantArchive(@RestClient GrantArchiveApi api) {
        this.api = api;
    }

    /** One page of a list: its items as they came, and the cursor of the next or null. */
    public record Page(List<JsonNode> items, @Nullable String next) {

        public static Page of(JsonNode answer) {
            var next = answer.path("next");
            return new Page(
                    StreamSupport.stream(answer.path("items").spliterator(), false)
                            .toList(),
                    next.isTextual() ? next.asText() : null);
        }
    }

    public JsonNode grant(UUID grantId) {
        return read(() -> api.grant(grantId));
    }

    public JsonNode edition(String schemeCode, String edition) {
        return read(() -> api.edition(schemeCode, edition));
    }

    /** A part that is one document, such as its settlement. */
    public JsonNode document(UUID grantId, String part) {
        return read(() -> api.part(grantId, part, null, null));
    }

    /** A part that is a list; {@code cursor} null for its first page. */
    public Page page(UUID grantId, String part, @Nullable String cursor) {
        return Page.of(read(() -> api.part(grantId, part, cursor, Pages.LIMIT)));
    }

    /** A list of the council's that is of no one grant. */
    public Page ofCouncil(String list, @Nullable String cursor) {
        return Page.of(read(() -> api.ofCouncil(list, cursor, Pages.LIMIT)));
    }

    public Page postingLines(UUID batchId, @Nullable String cursor) {
        return Page.of(read(() -> api.postingLines(batchId, cursor, Pages.LIMIT)));
    }

    private static JsonNode read(Supplier<JsonNode> call) {
        try {
            return SiblingProblems.call(SIBLING, call);
        } catch (SiblingRefused refused) {
            throw SiblingProblem.of(refused);
        }
    }
}
