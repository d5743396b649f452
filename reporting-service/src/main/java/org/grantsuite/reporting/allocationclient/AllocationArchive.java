package org.grantsuite.reporting.allocationclient;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.grantsuite.commons.client.SiblingProblems;
import org.grantsuite.commons.client.SiblingRefused;
import org.grantsuite.reporting.grantclient.GrantArchive.Page;
import org.grantsuite.reporting.grantclient.Pages;
import org.grantsuite.reporting.grantclient.SiblingProblem;
import org.jspecify.annotations.Nullable;

/** Reads documents of allocation-service for an archive, a page at a time. */
@ApplicationScoped
public class AllocationArchive {

    private static final String SIBLING = "allocation-service";
    private final AllocationArchiveApi api;

    AllocationArchive(@RestClient AllocationArchiveApi api) {
        this.api = api;
    }

    public Page ofGrant(String list, UUID grantId, @Nullable String cursor) {
        return Page.of(read(() -> api.list(list, grantId, null, cursor, Pages.LIMIT)));
    }

    public Page ofPlan(String list, UUID planId, @Nullable String cursor) {
        return Page.of(read(() -> api.list(list, null, planId, cursor, Pages.LIMIT)));
    }

    public Page part(String list, UUID id, String part, @Nullable String cursor) {
        return Page.of(read(() -> api.part(list, id, part, cursor, Pages.LIMIT)));
    }

    public JsonNode document(String list, UUID id) {
        return read(() -> api.document(list, id));
    }

    /** A part that is one document, where there is one. */
    public Optional<JsonNode> findPart(String list, UUID id, String part) {
        try {
            return Optional.of(SiblingProblems.call(SIBLING, () -> api.part(list, id, part, null, null)));
        } catch (SiblingRefused refused) {
            if (refused.status() == 404) {
                return Optional.empty();
            }
            throw SiblingProblem.of(refused);
        }
    }

    private static JsonNode read(Supplier<JsonNode> call) {
        try {
            return SiblingProblems.call(SIBLING, call);
        } catch (SiblingRefused refused) {
            throw SiblingProblem.of(refused);
        }
    }
}
