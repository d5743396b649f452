package org.grantsuite.reporting.grantclient;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import java.util.UUID;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;
import org.jspecify.annotations.Nullable;

/** What grant-service holds of a grant, just as it answers it: an archive keeps what it does not understand as well. */
@RegisterRestClient(configKey = "grant-service")
@Path("/v1")
@Produces({"application/json", "application/problem+json"})
interface GrantArchiveApi {

    @GET
    @Path("/grants/{grantId}")
    JsonNode grant(@PathParam("grantId") UUID grantId);

    @GET
    @Path("/grants/{grantId}/{part}")
    JsonNode part(
            @PathParam("grantId") UUID grantId,
            @PathParam("part") String part,
            @QueryParam("cursor") @Nullable String cursor,
            @QueryParam("limit") @Nullable Integer limit);

    @GET
    @Path("/{list}")
    JsonNode ofCouncil(
            @PathParam("list") String list,
            @QueryParam("cursor") @Nullable String cursor,
            @QueryParam("limit") Integer limit);

    @GET
    @Path("/posting-batches/{batchId}/lines")
    JsonNode postingLines(
            @PathParam("batchId") UUID batchId,
            @QueryParam("cursor") @Nullable String cursor,
            @QueryParam("limit") Integer limit);

    @GET
    @Path("/schemes/{schemeCode}/editions/{edition}")
    JsonNode edition(@PathParam("schemeCode") String schemeCode, @PathParam("edition") String edition);
}
