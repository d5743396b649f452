package org.grantsuite.commons.probe;

import jakarta.annotation.security.RolesAllowed;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.grantsuite.commons.audit.Audit;
import org.grantsuite.commons.csv.CsvLayout;
import org.grantsuite.commons.csv.CsvTable;
import org.grantsuite.commons.event.EventFeed;
import org.grantsuite.commons.event.Events;
import org.grantsuite.commons.event.FeedPage;
import org.grantsuite.commons.id.Ids;
import org.grantsuite.commons.idempotency.Idempotency;
import org.grantsuite.commons.identity.Roles;
import org.grantsuite.commons.money.Money;
import org.grantsuite.commons.problem.Refusal;
import org.grantsuite.commons.problem.RequestProblem;
import org.grantsuite.commons.problem.Require;
import org.grantsuite.commons.testing.PostgresResource;

/** The smallest service that uses every mechanism. */
@Path("/v1/probes")
@Produces("application/json")
@RolesAllowed(Roles.GRANTS_OFFICER)
public class ProbeResource {
    private final EntityManager entities;
    private final Idempotency idempotency;
    private final Ids ids;
    private final Audit audit;
    private final Events events;
    private final EventFeed feed;

    ProbeResource(
            EntityManager entities, Idempotency idempotency, Ids ids, Audit audit, Events events, EventFeed feed) {
        this.entities = entities;
        this.idempotency = idempotency;
        this.ids = ids;
        this.audit = audit;
        this.events = events;
        this.feed = feed;
    }

    record Body(String name, Money amount, LocalDate seenOn, Integer count) {}

    record View(UUID id, String councilCode, String name, Money amount) {}

    @POST
    @Consumes("application/json")
    public Response create(@HeaderParam("Idempotency-Key") String key, Body body) {
        Require.positive(body.amount(), "amount");
        return idempotency.once("createProbe", key, body, () -> {
            Probe probe = new Probe();
            probe.id = ids.next();
            probe.name = body.name();
            probe.amountPence = body.amount().pence();
            entities.persist(probe);
            entities.flush();
            audit.record("PROBE_CREATED", "probe", probe.id, null, Map.of("name", probe.name));
            events.append("ProbeCreated", "/v1/probes/" + probe.id, Map.of("name", probe.name));
            return Response.status(201).entity(view(probe)).build();
        });
    }

    @GET
    @Path("{id}")
    @Transactional
    public View get(@PathParam("id") UUID id) {
        Probe found = entities.find(Probe.class, id);
        if (found == null) {
            throw Refusal.of(RequestProblem.NOT_FOUND, "No probe has this id");
        }
        return view(found);
    }

    @GET
    @Transactional
    public List<View> list() {
        return entities.createQuery("from Probe order by id", Probe.class).getResultList().stream()
                .map(ProbeResource::view)
                .toList();
    }

    /** Native SQL without a council: the application's own filter is not there, only the database's wall. */
    @GET
    @Path("unfiltered")
    @Transactional
    public Map<String, Long> unfiltered() {
        return Map.of(
                "rows",
                ((Number) entities.createNativeQuery("select count(*) from probe")
                                .getSingleResult())
                        .longValue());
    }

    /** Its session ends between the last statement and the commit. */
    @POST
    @Path("cut")
    @Transactional
    public Map<String, String> cut() throws SQLException {
        Object session = entities.createNativeQuery("select pg_backend_pid()").getSingleResult();
        try (Connection other = PostgresResource.superuser();
                Statement statement = other.createStatement()) {
            statement.execute("select pg_terminate_backend(" + session + ", 5000)");
        }
        return Map.of();
    }

    @POST
    @Path("imports")
    @Consumes("text/csv")
    public Response read(String body) {
        CsvTable table = CsvTable.parse(body, new CsvLayout(List.of("name", "units"), List.of(), 1000));
        table.rows().forEach(row -> {
            row.text("name");
            row.integer("units", 0);
        });
        table.requireNoErrors();
        return Response.ok(Map.of("rows", table.rows().size())).build();
    }

    @GET
    @Path("events")
    public FeedPage events(@QueryParam("after") String after, @QueryParam("limit") Integer limit) {
        return feed.read(after, limit == null ? 500 : limit);
    }

    private static View view(Probe probe) {
        return new View(probe.id, probe.councilCode, probe.name, Money.ofPence(probe.amountPence));
    }
}
