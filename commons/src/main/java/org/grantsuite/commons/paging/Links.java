package org.grantsuite.commons.paging;

import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriBuilder;
import jakarta.ws.rs.core.UriInfo;
import org.jspecify.annotations.Nullable;

/** Answers a page with its {@code Link: …; rel="next"} (RFC 8288). */
public final class Links {
    private Links() {}

    public static Response page(Object body, @Nullable String next, UriInfo uri) {
        var answer = Response.ok(body);
        if (next != null) {
            String address = UriBuilder.fromUri(uri.getRequestUri())
                    .replaceQueryParam("cursor", next)
                    .build()
                    .toString();
            answer.header("Link", "<" + address + ">; rel=\"next\"");
        }
        return answer.build();
    }
}
