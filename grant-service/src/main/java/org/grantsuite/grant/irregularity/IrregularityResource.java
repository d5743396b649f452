package org.grantsuite.grant.irregularity;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.time.ZoneOffset;
import java.util.UUID;
import java.util.function.Supplier;
import org.grantsuite.commons.idempotency.Idempotency;
import org.grantsuite.commons.identity.Roles;
import org.grantsuite.commons.paging.Links;
import org.grantsuite.commons.paging.Versions;
import org.grantsuite.commons.problem.Require;
import org.grantsuite.grant.access.Access;
import org.grantsuite.grant.api.IrregularitiesApi;
import org.grantsuite.grant.api.model.ClosingRequest;
import org.grantsuite.grant.api.model.FrozenAward;
import org.grantsuite.grant.api.model.FrozenAwardPage;
import org.grantsuite.grant.api.model.IrregularityEntry;
import org.grantsuite.grant.api.model.IrregularityPage;
import org.grantsuite.grant.api.model.IrregularityRequest;
import org.grantsuite.grant.api.model.NotificationRequest;
import org.grantsuite.grant.api.model.ProgressRequest;
import org.grantsuite.grant.api.model.ReasonRequest;
import org.grantsuite.grant.api.model.RecoveryLinkRequest;
import org.grantsuite.grant.irregularity.IrregularityService.Address;
import org.grantsuite.grant.irregularity.IrregularityService.Closing;
import org.grantsuite.grant.irregularity.IrregularityService.File;
import org.grantsuite.grant.irregularity.IrregularityService.Notification;
import org.jspecify.annotations.Nullable;

@RolesAllowed(Access.READER)
public class IrregularityResource implements IrregularitiesApi {
    private final IrregularityService cases;
    private final Idempotency idempotency;
    private final UriInfo uri;

    IrregularityResource(IrregularityService cases, Idempotency idempotency, UriInfo uri) {
        this.cases = cases;
        this.idempotency = idempotency;
        this.uri = uri;
    }

    @Override
    @RolesAllowed({Roles.GRANTS_OFFICER, Roles.FINANCE, Roles.PAYMENTS_RELEASER})
    public Response openIrregularity(UUID grantId, String idempotencyKey, IrregularityRequest request) {
        var told = new Irregularity.Told(
                grantId,
                request.getReference(),
                request.getTitle(),
                request.getDescription(),
                request.getDetectedAt().toInstant(),
                request.getAwardReference(),
                request.getProviderReference(),
                request.getAmountAtRisk() == null
                        ? null
                        : Require.positive(request.getAmountAtRisk(), "amountAtRisk")
                                .pence());
        return idempotency.once("openIrregularity/" + grantId, idempotencyKey, request, () -> {
            File file = cases.open(told);
            String path = "/v1/grants/" + grantId + "/irregularities/"
                    + file.irregularity().id();
            return Response.created(URI.create(path))
                    .tag(Versions.tag(file.irregularity().version()))
                    .entity(view(file))
                    .build();
        });
    }

    @Override
    @RolesAllowed({Roles.GRANTS_OFFICER, Roles.FINANCE})
    public Response notifyIrregularity(
            UUID grantId, UUID irregularityId, String idempotencyKey, NotificationRequest request) {
        var notification = new Notification(
                request.getNotifiedAt(),
                "Department notified by " + request.getChannel() + ", reference " + request.getReference());
        var address = new Address(grantId, irregularityId);
        return once("notify", address, idempotencyKey, request, () -> cases.notifyDepartment(address, notification));
    }

    @Override
    @RolesAllowed({Roles.GRANTS_OFFICER, Roles.FINANCE})
    public Response updateIrregularity(
            UUID grantId, UUID irregularityId, String idempotencyKey, ProgressRequest request) {
        var address = new Address(grantId, irregularityId);
        return once("update", address, idempotencyKey, request, () -> cases.update(address, request.getText()));
    }

    @Override
    @RolesAllowed({Roles.GRANTS_OFFICER, Roles.FINANCE})
    public Response linkIrregularityRecovery(
            UUID grantId, UUID irregularityId, String idempotencyKey, RecoveryLinkRequest request) {
        var address = new Address(grantId, irregularityId);
        return once("link", address, idempotencyKey, request, () -> cases.link(address, request.getRecoveryId()));
    }

    @Override
    @RolesAllowed({Roles.GRANTS_OFFICER, Roles.FINANCE})
    public Response closeIrregularity(
            UUID grantId, UUID irregularityId, String idempotencyKey, ClosingRequest request) {
        var address = new Address(grantId, irregularityId);
        var closing = new Closing(request.getOutcome(), request.getReason());
        return once("close", address, idempotencyKey, request, () -> cases.close(address, closing));
    }

    @Override
    @RolesAllowed({Roles.GRANTS_OFFICER, Roles.FINANCE})
    public Response withdrawIrregularity(
            UUID grantId, UUID irregularityId, String idempotencyKey, ReasonRequest request) {
        var address = new Address(grantId, irregularityId);
        return once("withdraw", address, idempotencyKey, request, () -> cases.withdraw(address, request.getReason()));
    }

    private Response once(String verb, Address address, String key, Object request, Supplier<File> effect) {
        String operation = verb + "Irregularity/" + address.grantId() + "/" + address.irregularityId();
        return idempotency.once(operation, key, request, () -> answer(effect.get()));
    }

    private static Response answer(File file) {
        return Response.ok(view(file))
                .tag(Versions.tag(file.irregularity().version()))
                .build();
    }

    @Override
    public Response getIrregularity(UUID grantId, UUID irregularityId) {
        return answer(cases.get(new Address(grantId, irregularityId)));
    }

    @Override
    public Response listIrregularities(UUID grantId, @Nullable String cursor, Integer limit) {
        var page = cases.list(grantId, cursor, limit);
        var body = new IrregularityPage()
                .items(page.map(IrregularityResource::view))
                .next(page.next());
        return Links.page(body, page.next(), uri);
    }

    @Override
    public Response listFrozenAwards(
            UUID grantId, @Nullable String awardReference, @Nullable String cursor, Integer limit) {
        var page = cases.frozen(grantId, awardReference, cursor, limit);
        var body = new FrozenAwardPage()
                .items(page.map(one -> new FrozenAward()
                        .awardReference(one.told().awardReference())
                        .irregularityId(one.id())
                        .reference(one.told().reference())
                        .frozenSince(one.openedAt().atOffset(ZoneOffset.UTC))))
                .next(page.next());
        return Links.page(body, page.next(), uri);
    }

    private static org.grantsuite.grant.api.model.Irregularity view(File file) {
        var one = file.irregularity();
        var told = one.told();
        var notifiedAt = one.notifiedAt();
        return new org.grantsuite.grant.api.model.Irregularity()
                .id(one.id())
                .grantId(told.grantId())
                .reference(told.reference())
                .title(told.title())
                .description(told.description())
                .detectedAt(told.detectedAt().atOffset(ZoneOffset.UTC))
                .awardReference(told.awardReference())
                .providerReference(told.providerReference())
                .amountAtRisk(told.atRisk())
                .status(one.status())
                .frozen(one.isFrozen())
                .recovered(file.recovered())
                .outcome(one.outcome())
                .notifiedAt(notifiedAt == null ? null : notifiedAt.atOffset(ZoneOffset.UTC))
                .history(
                        file.history().stream().map(IrregularityResource::entry).toList())
                .warnings(file.warnings())
                .openedAt(one.openedAt().atOffset(ZoneOffset.UTC))
                .openedBy(one.openedBy())
                .version(one.version());
    }

    private static IrregularityEntry entry(CaseEntry entry) {
        return new IrregularityEntry()
                .status(entry.status())
                .text(entry.text())
                .recoveryId(entry.recoveryId())
                .recordedAt(entry.recordedAt().atOffset(ZoneOffset.UTC))
                .recordedBy(entry.recordedBy());
    }
}
