package org.grantsuite.allocation.confirmation;

import static org.grantsuite.commons.identity.Roles.*;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.grantsuite.allocation.api.ConfirmationRoundsApi;
import org.grantsuite.allocation.api.model.ConfirmationAnswer;
import org.grantsuite.allocation.api.model.ConfirmationAnswerKind;
import org.grantsuite.allocation.api.model.ConfirmationAnswerPage;
import org.grantsuite.allocation.api.model.ConfirmationAnswerRequest;
import org.grantsuite.allocation.api.model.ConfirmationClosureRequest;
import org.grantsuite.allocation.api.model.ConfirmationLine;
import org.grantsuite.allocation.api.model.ConfirmationLinePage;
import org.grantsuite.allocation.api.model.ConfirmationRound;
import org.grantsuite.allocation.api.model.ConfirmationRoundPage;
import org.grantsuite.allocation.api.model.ConfirmationRoundRequest;
import org.grantsuite.allocation.api.model.ConfirmationState;
import org.grantsuite.allocation.api.model.ConfirmationStateCount;
import org.grantsuite.allocation.confirmation.ConfirmationStore.Answer;
import org.grantsuite.allocation.confirmation.ConfirmationStore.Line;
import org.grantsuite.allocation.confirmation.ConfirmationStore.Round;
import org.grantsuite.commons.idempotency.Idempotency;
import org.grantsuite.commons.identity.Caller;
import org.grantsuite.commons.paging.Cursor;
import org.grantsuite.commons.paging.Links;
import org.jspecify.annotations.Nullable;

/** Confirmation rounds over REST: an officer sees and answers every line, a provider its own. */
@RolesAllowed({GRANTS_OFFICER, ALLOCATION_PREPARER, ALLOCATION_APPROVER, FINANCE, AUDITOR, PROVIDER})
public class ConfirmationRoundsResource implements ConfirmationRoundsApi {
    private final ConfirmationService service;
    private final Caller caller;
    private final Idempotency idempotency;
    private final UriInfo uri;

    ConfirmationRoundsResource(ConfirmationService service, Caller caller, Idempotency idempotency, UriInfo uri) {
        this.service = service;
        this.caller = caller;
        this.idempotency = idempotency;
        this.uri = uri;
    }

    @Override
    @RolesAllowed({GRANTS_OFFICER, ALLOCATION_PREPARER})
    public Response openConfirmationRound(String idempotencyKey, ConfirmationRoundRequest request) {
        return idempotency.once("openConfirmationRound", idempotencyKey, request, () -> {
            Round round = service.open(request.getSnapshotId(), request.getLabel(), request.getDeadlineOn());
            return created(round);
        });
    }

    @Override
    public Response listConfirmationRounds(@Nullable String cursor, Integer limit) {
        UUID after = Cursor.decode(cursor, "confirmation-rounds").orElse(null);
        List<Round> found = service.list(after, limit + 1);
        String next = found.size() > limit ? Cursor.encode(found.get(limit - 1).id(), "confirmation-rounds") : null;
        var items = found.stream().limit(limit).map(this::view).toList();
        return Links.page(new ConfirmationRoundPage().items(items).next(next), next, uri);
    }

    @Override
    public Response getConfirmationRound(UUID roundId) {
        return Response.ok(view(service.get(roundId))).build();
    }

    @Override
    public Response listConfirmationLines(
            UUID roundId, @Nullable ConfirmationState state, @Nullable String cursor, Integer limit) {
        Round round = service.get(roundId);
        int after = (int) number(cursor, "confirmation-lines", roundId, state);
        List<Line> found =
                service.lines(round, ownProviders(), state == null ? null : state.toString(), after, limit + 1);
        String next = found.size() > limit
                ? Cursor.encode(new UUID(0, found.get(limit - 1).ordinal()), "confirmation-lines", roundId, state)
                : null;
        var items = found.stream()
                .limit(limit)
                .map(ConfirmationRoundsResource::view)
                .toList();
        return Links.page(new ConfirmationLinePage().items(items).next(next), next, uri);
    }

    @Override
    @RolesAllowed({GRANTS_OFFICER, ALLOCATION_PREPARER, PROVIDER})
    public Response answerUnits(UUID roundId, String idempotencyKey, ConfirmationAnswerRequest request) {
        var given = new ConfirmationService.Given(
                request.getLineKey(),
                request.getKind().toString(),
                request.getUnits(),
                request.getEvidenceReference(),
                request.getWords());
        return idempotency.once(
                "answerUnits/" + roundId,
                idempotencyKey,
                request,
                () -> Response.status(Response.Status.CREATED)
                        .entity(view(service.answer(roundId, given, ownProviders())))
                        .build());
    }

    @Override
    public Response listConfirmationAnswers(UUID roundId, @Nullable String cursor, Integer limit) {
        Round round = service.get(roundId);
        long after = number(cursor, "confirmation-answers", roundId);
        List<Answer> found = service.answers(round, ownProviders(), after, limit + 1);
        String next = found.size() > limit
                ? Cursor.encode(new UUID(0, found.get(limit - 1).seq()), "confirmation-answers", roundId)
                : null;
        var items = found.stream()
                .limit(limit)
                .map(ConfirmationRoundsResource::view)
                .toList();
        return Links.page(new ConfirmationAnswerPage().items(items).next(next), next, uri);
    }

    @Override
    @RolesAllowed({GRANTS_OFFICER, ALLOCATION_PREPARER, ALLOCATION_APPROVER})
    public Response closeConfirmationRound(UUID roundId, String idempotencyKey, ConfirmationClosureRequest request) {
        return idempotency.once(
                "closeConfirmationRound/" + roundId,
                idempotencyKey,
                request,
                () -> created(service.close(roundId, request.getNote())));
    }

    /** Null for who works for the council; a provider's own ids otherwise, also when it has none. */
    private @Nullable Set<String> ownProviders() {
        boolean council = caller.has(GRANTS_OFFICER)
                || caller.has(ALLOCATION_PREPARER)
                || caller.has(ALLOCATION_APPROVER)
                || caller.has(AUDITOR);
        return council ? null : caller.providerIds();
    }

    private Response created(Round round) {
        return Response.created(URI.create("/v1/confirmation-rounds/" + round.id()))
                .entity(view(round))
                .build();
    }

    private ConfirmationRound view(Round round) {
        return new ConfirmationRound()
                .id(round.id())
                .snapshotId(round.snapshotId())
                .label(round.label())
                .deadlineOn(round.deadlineOn())
                .status(ConfirmationRound.StatusEnum.fromString(round.status()))
                .states(service.states(round, ownProviders()).entrySet().stream()
                        .map(entry -> new ConfirmationStateCount()
                                .state(ConfirmationState.fromString(entry.getKey()))
                                .lines(entry.getValue()))
                        .toList())
                .resultSnapshotId(round.resultSnapshotId())
                .openedBy(round.openedBy())
                .recordedAt(round.recordedAt())
                .closedBy(round.closedBy())
                .closedAt(round.closedAt())
                .closureNote(round.closureNote());
    }

    private static ConfirmationLine view(Line line) {
        return new ConfirmationLine()
                .lineKey(line.key())
                .providerId(line.providerId())
                .locationId(line.locationId())
                .service(line.service())
                .driver(line.driver())
                .units(line.units())
                .confirmedUnits(line.confirmed())
                .state(ConfirmationState.fromString(line.state()));
    }

    private static ConfirmationAnswer view(Answer answer) {
        return new ConfirmationAnswer()
                .id(answer.id())
                .lineKey(answer.key())
                .kind(ConfirmationAnswerKind.fromString(answer.kind()))
                .units(answer.units())
                .evidenceReference(answer.evidence())
                .words(answer.words())
                .person(answer.person())
                .forProvider(answer.forProvider())
                .answeredAt(answer.answeredAt());
    }

    private static long number(@Nullable String cursor, @Nullable Object... filter) {
        return Cursor.decode(cursor, filter).map(UUID::getLeastSignificantBits).orElse(0L);
    }
}
