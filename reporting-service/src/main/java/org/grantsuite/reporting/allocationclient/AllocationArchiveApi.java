package org.grantsuite.reporting.allocationclient;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import java.util.UUID;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;
import org.jspecify.annotations.Nullable;

/** What allocation-service holds, just as it answers it. */
@RegisterRestClient(configKey = "allocation-service")
@Path("/v1")
@Produces({"application/json", "application/problem+json"})
interface AllocationArchiveApi {

    @GET
    @Path("/{list}")
    JsonNode list(
            @PathParam("list") String list,
            @QueryParam("grantId") @Nullable UUID grantId,
            @QueryParam("planId") @Nullable UUID planId,
            @QueryParam("cursor") @Nullable String cursor,
            @QueryParam("limit") Integer limit);

    @GET
    @Path("/{list}/{id}")
    JsonNode document(@PathParam("list") String list, @PathParam("id") UUID id);

    @GET
    @Path("/{list}/{id}/{part}")
    JsonNode part(
            @PathParam("list") String list,
            @PathParam("id") UUID id,
            @PathParam("part") String part,
            @QueryParam("cursor") @Nullable String cursor,
            @QueryParam("limit") @Nullable Integer limit);
}
