package org.grantsuite.grant.inforequest;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.grantsuite.commons.clock.Workers;
import org.grantsuite.commons.clock.WorkingDays;
import org.grantsuite.commons.council.CouncilScope;
import org.grantsuite.commons.jdbc.Jdbc;
import org.grantsuite.commons.paging.Page;
import org.grantsuite.commons.problem.Refusal;
import org.grantsuite.grant.chronicle.Chronicle;
import org.grantsuite.grant.chronicle.Deed;
import org.grantsuite.grant.grant.persistence.GrantLock;
import org.grantsuite.grant.inforequest.InformationRequest.Answer;
import org.grantsuite.grant.inforequest.InformationRequest.Question;
import org.jspecify.annotations.Nullable;

/** Requests for receipts or explanations: asked, due, answered, escalated when nobody answers. */
@ApplicationScoped
public class InformationRequestService {
    private static final int MOST = 5_000;

    private final InformationRequestRepository requests;
    private final GrantLock lock;
    private final WorkingDays workingDays;
    private final Chronicle chronicle;
    private final CouncilScope scope;
    private final Jdbc jdbc;

    InformationRequestService(
            InformationRequestRepository requests,
            GrantLock lock,
            WorkingDays workingDays,
            Chronicle chronicle,
            CouncilScope scope,
            Jdbc jdbc) {
        this.requests = requests;
        this.lock = lock;
        this.workingDays = workingDays;
        this.chronicle = chronicle;
        this.scope = scope;
        this.jdbc = jdbc;
    }

    void start(
            @Observes StartupEvent event,
            Workers workers,
            @ConfigProperty(name = "grant.escalation.every") Duration every) {
        workers.every(every, "information-request-escalation", this::escalateAll);
    }

    /** Due on a day, or in so many working days from the day it is asked. */
    public record DueBy(@Nullable LocalDate on, @Nullable Integer inWorkingDays) {}

    @Transactional
    public InformationRequest ask(UUID grantId, Question question, DueBy due) {
        lock.take(grantId);
        chronicle.requirePast(question.askedOn(), "askedOn");
        LocalDate dueOn = dueOn(question.askedOn(), due);
        if (requests.count("grantId", grantId) >= MOST) {
            throw Refusal.of(InformationRequestProblem.REQUEST_LIMIT_REACHED, "A grant keeps " + MOST + " requests");
        }
        var request = new InformationRequest(chronicle.stamp(), grantId, question, dueOn);
        requests.persistAndFlush(request);
        chronicle.tell(deed("InformationRequested", request));
        return request;
    }

    private LocalDate dueOn(LocalDate askedOn, DueBy due) {
        LocalDate on = due.on();
        Integer days = due.inWorkingDays();
        if (on != null && days == null) {
            return on;
        }
        if (on == null && days != null) {
            return workingDays.after(askedOn, days);
        }
        throw Refusal.of(
                        InformationRequestProblem.REQUEST_DUE_AMBIGUOUS,
                        on == null ? "Neither is given" : "Both are given")
                .at("dueOn", "give dueOn or dueInWorkingDays");
    }

    @Transactional
    public InformationRequest answer(UUID grantId, UUID id, Answer answer) {
        chronicle.requirePast(answer.on(), "answeredOn");
        return change(grantId, id, "InformationAnswered", answer.text(), request -> request.answer(answer));
    }

    @Transactional
    public InformationRequest reopen(UUID grantId, UUID id, LocalDate dueOn, String reason) {
        return change(grantId, id, "InformationRequestReopened", reason, request -> request.reopen(dueOn));
    }

    @Transactional
    public InformationRequest accept(UUID grantId, UUID id, String reason) {
        return change(grantId, id, "InformationAccepted", reason, request -> request.accept(reason));
    }

    @Transactional
    public InformationRequest withdraw(UUID grantId, UUID id, String reason) {
        return change(grantId, id, "InformationRequestWithdrawn", reason, request -> request.withdraw(reason));
    }

    private InformationRequest change(
            UUID grantId, UUID id, String event, String words, Consumer<InformationRequest> verb) {
        InformationRequest request = requests.lock(grantId, id).orElseThrow(() -> unknown(id));
        verb.accept(request);
        requests.flush();
        chronicle.tell(deed(event, request).because(words));
        return request;
    }

    @Transactional
    public InformationRequest get(UUID grantId, UUID id) {
        return requests.within(grantId, id).orElseThrow(() -> unknown(id));
    }

    @Transactional
    public Page<InformationRequest> list(
            UUID grantId, @Nullable InformationRequestStatus status, @Nullable String cursor, int limit) {
        return status == null ? requests.page(grantId, cursor, limit) : requests.page(grantId, status, cursor, limit);
    }

    void escalateAll() {
        var councils = QuarkusTransaction.requiringNew()
                .call(() -> jdbc.list("select councils_with_grants()", row -> row.getString(1)));
        councils.forEach(code -> scope.run(code, this::escalateOverdue));
    }

    /** Each overdue request becomes ESCALATED, and is told of, once. */
    @Transactional
    public int escalateOverdue() {
        LocalDate today = chronicle.today();
        List<InformationRequest> overdue = requests.overdue(today);
        overdue.forEach(request -> {
            request.escalate(today);
            chronicle.tell(deed("InformationRequestEscalated", request));
        });
        requests.flush();
        return overdue.size();
    }

    private static Refusal unknown(UUID id) {
        return Refusal.of(
                InformationRequestProblem.INFORMATION_REQUEST_UNKNOWN, "The grant has no request with the id " + id);
    }

    private static Deed deed(String event, InformationRequest request) {
        return Deed.of(
                event,
                "information-request",
                request.id(),
                "/v1/grants/" + request.grantId() + "/information-requests/" + request.id(),
                Map.of(
                        "grantId", request.grantId(),
                        "askedBy", request.askedBy(),
                        "askedOf", request.askedOf(),
                        "subject", request.subject(),
                        "dueOn", request.dueOn(),
                        "status", request.status(),
                        "owner", String.valueOf(request.owner())));
    }
}
