package org.grantsuite.reporting.pages;

import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import org.grantsuite.commons.council.WithoutCouncil;

/** Where everybody comes in: on to the one council of theirs, or to the choice of it. */
@Path("/pages")
@Authenticated
@Blocking
@WithoutCouncil
@Produces(MediaType.TEXT_HTML)
public class FrontPageResource {
    private final Desk desk;

    FrontPageResource(Desk desk) {
        this.desk = desk;
    }

    @GET
    public Response enter() {
        var councils = desk.caller().councils();
        return councils.size() == 1
                ? Response.seeOther(URI.create("/pages/" + councils.iterator().next()))
                        .build()
                : Response.ok(desk.page("councils", desk.shellWithoutCouncil("Choose a council"))
                                .data("councils", councils))
                        .build();
    }
}
