package org.grantsuite.grant.deadline;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.grantsuite.commons.idempotency.Idempotency;
import org.grantsuite.commons.identity.Roles;
import org.grantsuite.grant.access.Access;
import org.grantsuite.grant.api.DeadlinesApi;
import org.grantsuite.grant.api.model.Deadline;
import org.grantsuite.grant.api.model.DeadlineList;
import org.grantsuite.grant.api.model.DeadlineRequest;
import org.grantsuite.grant.api.model.WorkingDaysFrom;
import org.grantsuite.grant.chronicle.Chronicle;
import org.grantsuite.grant.deadline.LocalDeadline.Promise;
import org.jspecify.annotations.Nullable;

@RolesAllowed(Access.READER)
public class DeadlineResource implements DeadlinesApi {
    private final DeadlineService deadlines;
    private final Idempotency idempotency;
    private final Chronicle chronicle;

    DeadlineResource(DeadlineService deadlines, Idempotency idempotency, Chronicle chronicle) {
        this.deadlines = deadlines;
        this.idempotency = idempotency;
        this.chronicle = chronicle;
    }

    @Override
    @RolesAllowed(Roles.GRANTS_OFFICER)
    public Response addDeadline(UUID grantId, String idempotencyKey, DeadlineRequest request) {
        return idempotency.once("addDeadline/" + grantId, idempotencyKey, request, () -> {
            Due due = deadlines.add(grantId, promise(request));
            return Response.created(URI.create("/v1/grants/" + grantId + "/deadlines"))
                    .entity(view(due, chronicle.today()))
                    .build();
        });
    }

    private static Promise promise(DeadlineRequest request) {
        WorkingDaysFrom from = request.getWorkingDaysFrom();
        Counted counted = from == null ? null : new Counted(from.getOn(), from.getDays());
        return new Promise(request.getLabel(), request.getDueOn(), counted, request.getSource());
    }

    @Override
    public Response listDeadlines(UUID grantId, @Nullable LocalDate asOf) {
        LocalDate day = chronicle.orToday(asOf);
        return Response.ok(new DeadlineList()
                        .items(deadlines.list(grantId).stream()
                                .map(due -> view(due, day))
                                .toList()))
                .build();
    }

    private static Deadline view(Due due, LocalDate asOf) {
        Counted counted = due.counted();
        return new Deadline()
                .id(due.id())
                .code(due.code())
                .kind(due.kind())
                .label(due.label())
                .dueOn(due.on())
                .daysLeft(Math.toIntExact(ChronoUnit.DAYS.between(asOf, due.on())))
                .source(due.source())
                .workingDaysFrom(
                        counted == null
                                ? null
                                : new WorkingDaysFrom().on(counted.on()).days(counted.days()));
    }
}
