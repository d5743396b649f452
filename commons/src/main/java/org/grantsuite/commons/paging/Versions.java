package org.grantsuite.commons.paging;

import jakarta.ws.rs.core.EntityTag;
import org.grantsuite.commons.problem.Refusal;
import org.grantsuite.commons.problem.RequestProblem;
import org.jspecify.annotations.Nullable;

/** ETag out, If-Match in: nobody overwrites what they have not read. */
public final class Versions {
    private Versions() {}

    public static EntityTag tag(long version) {
        return new EntityTag(Long.toString(version));
    }

    /** @throws Refusal 428 without If-Match, 412 when the version moved on */
    public static void requireMatch(@Nullable String ifMatch, long version) {
        if (ifMatch == null || ifMatch.isBlank()) {
            throw Refusal.of(RequestProblem.IF_MATCH_NEEDED, "Read it first and send its ETag in If-Match");
        }
        if (!ifMatch.equals("\"" + version + "\"")) {
            throw Refusal.of(
                    RequestProblem.VERSION_STALE,
                    "Its version is \"" + version + "\" now; read it again and repeat the edit");
        }
    }
}
