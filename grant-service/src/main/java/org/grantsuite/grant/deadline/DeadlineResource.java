package org.grantsuite.grant.deadline;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.grantsuite.commons.idempotency.Idempotency;
import org.grantsuite.commons.identity.Roles;
import org.grantsuite.commons.paging.Versions;
import org.grantsuite.grant.access.Access;
import org.grantsuite.grant.api.DeadlinesApi;
import org.grantsuite.grant.api.model.CalendarDaysFrom;
import org.grantsuite.grant.api.model.Deadline;
import org.grantsuite.grant.api.model.DeadlineList;
import org.grantsuite.grant.api.model.DeadlineRequest;
import org.grantsuite.grant.api.model.EscalationLadder;
import org.grantsuite.grant.api.model.EscalationLadderRequest;
import org.grantsuite.grant.api.model.EscalationStep;
import org.grantsuite.grant.api.model.MeetingRequest;
import org.grantsuite.grant.api.model.WorkingDaysFrom;
import org.grantsuite.grant.chronicle.Chronicle;
import org.grantsuite.grant.deadline.DeadlineService.OfGrant;
import org.grantsuite.grant.deadline.LocalDeadline.Promise;
import org.grantsuite.grant.deadline.Tracked.Met;
import org.jspecify.annotations.Nullable;

@RolesAllowed(Access.READER)
public class DeadlineResource implements DeadlinesApi {
    private static final int MOST_EVENTS = 5_000;
    private static final String CALENDAR = "text/calendar;charset=UTF-8";

    private final DeadlineService deadlines;
    private final LadderService ladders;
    private final Idempotency idempotency;
    private final Chronicle chronicle;

    DeadlineResource(DeadlineService deadlines, LadderService ladders, Idempotency idempotency, Chronicle chronicle) {
        this.deadlines = deadlines;
        this.ladders = ladders;
        this.idempotency = idempotency;
        this.chronicle = chronicle;
    }

    @Override
    @RolesAllowed(Roles.GRANTS_OFFICER)
    public Response addDeadline(UUID grantId, String idempotencyKey, DeadlineRequest request) {
        return idempotency.once("addDeadline/" + grantId, idempotencyKey, request, () -> {
            Tracked added = deadlines.add(grantId, promise(request));
            return Response.created(URI.create("/v1/grants/" + grantId + "/deadlines"))
                    .entity(view(added, chronicle.today()))
                    .build();
        });
    }

    private static Promise promise(DeadlineRequest request) {
        WorkingDaysFrom working = request.getWorkingDaysFrom();
        CalendarDaysFrom calendar = request.getCalendarDaysFrom();
        if (working != null && calendar != null) {
            throw DeadlineService.ambiguous("Several are given");
        }
        Counted counted = working != null
                ? new Counted(working.getOn(), working.getDays())
                : calendar == null
                        ? null
                        : new Counted(calendar.getOn(), calendar.getDays(), Counted.Unit.CALENDAR_DAY);
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

    @Override
    @RolesAllowed(Roles.GRANTS_OFFICER)
    public Response meetDeadline(UUID grantId, String deadlineCode, String idempotencyKey, MeetingRequest request) {
        return idempotency.once(
                "meetDeadline/" + grantId + "/" + deadlineCode,
                idempotencyKey,
                request,
                () -> Response.ok(view(
                                deadlines.meet(
                                        grantId, deadlineCode, new Met(request.getMetOn(), request.getEvidence())),
                                chronicle.today()))
                        .build());
    }

    private Deadline view(Tracked tracked, LocalDate asOf) {
        Due due = tracked.due();
        Met met = tracked.met();
        Counted counted = due.counted();
        boolean working = counted != null && counted.unit() == Counted.Unit.WORKING_DAY;
        return new Deadline()
                .id(due.id())
                .code(due.code())
                .kind(due.kind())
                .label(due.label())
                .dueOn(due.on())
                .endsAt(due.endsAt(chronicle.clock().zone()).atOffset(ZoneOffset.UTC))
                .daysLeft(tracked.daysLeft(asOf))
                .metOn(met == null ? null : met.on())
                .metBy(met == null ? null : met.by())
                .overdue(tracked.overdue(asOf))
                .source(due.source())
                .workingDaysFrom(
                        counted != null && working
                                ? new WorkingDaysFrom().on(counted.on()).days(counted.days())
                                : null)
                .calendarDaysFrom(
                        counted != null && !working
                                ? new CalendarDaysFrom().on(counted.on()).days(counted.days())
                                : null);
    }

    @Override
    public Response getDeadlineCalendar(UUID grantId) {
        OfGrant of = deadlines.ofGrant(grantId);
        return calendar("Deadlines of " + of.grant().determinationNumber(), List.of(of));
    }

    @Override
    public Response getCouncilCalendar() {
        return calendar("Grant deadlines", deadlines.ofCouncil(MOST_EVENTS));
    }

    private static Response calendar(String name, List<OfGrant> grants) {
        var events = grants.stream()
                .flatMap(of -> of.deadlines().stream().map(tracked -> event(of, tracked)))
                .toList();
        return Response.ok(CalendarFeed.write(name, events), CALENDAR).build();
    }

    private static CalendarFeed.Event event(OfGrant of, Tracked tracked) {
        Due due = tracked.due();
        Met met = tracked.met();
        String state = met == null ? "" : "\nMet on " + met.on() + ": " + met.by();
        return new CalendarFeed.Event(
                of.grant().id() + "-" + due.code() + "@grantsuite",
                tracked.recordedAt(),
                due.on(),
                of.grant().determinationNumber() + ": " + due.label(),
                "Ends at midnight, Europe/London. Source: " + due.source() + state,
                due.kind().name());
    }

    @Override
    public Response getEscalationLadder() {
        return answer(ladders.get());
    }

    @Override
    @RolesAllowed(Roles.GRANTS_OFFICER)
    public Response putEscalationLadder(EscalationLadderRequest request, @Nullable String ifMatch) {
        var steps = request.getSteps().stream()
                .map(step -> new Ladder.Step(step.getDaysBefore(), List.copyOf(step.getTell()), step.getKind()))
                .toList();
        return answer(ladders.put(ifMatch, steps));
    }

    private static Response answer(Ladder ladder) {
        var at = ladder.recordedAt();
        return Response.ok(new EscalationLadder()
                        .steps(ladder.steps().stream()
                                .map(step -> new EscalationStep()
                                        .daysBefore(step.daysBefore())
                                        .tell(step.tell())
                                        .kind(step.kind()))
                                .toList())
                        .configuredDefault(ladder.configuredDefault())
                        .recordedAt(at == null ? null : at.atOffset(ZoneOffset.UTC))
                        .recordedBy(ladder.recordedBy())
                        .version(ladder.version()))
                .tag(Versions.tag(ladder.version()))
                .build();
    }
}
