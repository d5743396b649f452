package org.grantsuite.allocation.register;

import static org.grantsuite.commons.identity.Roles.*;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.net.URI;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.grantsuite.allocation.api.RegisterSnapshotsApi;
import org.grantsuite.allocation.api.model.DeriveDriversRequest;
import org.grantsuite.allocation.api.model.NursingBeds;
import org.grantsuite.allocation.api.model.RegisterChangeKind;
import org.grantsuite.allocation.api.model.RegisterScope;
import org.grantsuite.allocation.register.domain.BedVerdict;
import org.grantsuite.allocation.sheet.SheetFormat;
import org.grantsuite.allocation.sheet.SpooledFile;
import org.grantsuite.commons.idempotency.Idempotency;
import org.grantsuite.commons.problem.Refusal;
import org.jspecify.annotations.Nullable;

/** Snapshots of the register over REST. */
@RolesAllowed({
    GRANTS_OFFICER,
    ALLOCATION_PREPARER,
    ALLOCATION_APPROVER,
    PAYMENTS_RELEASER,
    FINANCE,
    RETURNS_PREPARER,
    RETURNS_CERTIFIER,
    AUDITOR,
    SERVICE
})
public class RegisterSnapshotsResource implements RegisterSnapshotsApi {
    private final RegisterService service;
    private final RegisterPages pages;
    private final RegisterDrivers drivers;
    private final RegisterViews views;
    private final AuthorityNames names;
    private final Idempotency idempotency;
    private final HttpHeaders headers;

    RegisterSnapshotsResource(
            RegisterService service,
            RegisterPages pages,
            RegisterDrivers drivers,
            RegisterViews views,
            AuthorityNames names,
            Idempotency idempotency,
            HttpHeaders headers) {
        this.service = service;
        this.pages = pages;
        this.drivers = drivers;
        this.views = views;
        this.names = names;
        this.idempotency = idempotency;
        this.headers = headers;
    }

    /** The file is spooled and judged before the transaction begins: no connection waits for an upload. */
    @Override
    @RolesAllowed({GRANTS_OFFICER, ALLOCATION_PREPARER})
    public Response importRegister(
            String idempotencyKey,
            String source,
            LocalDate publishedOn,
            String label,
            InputStream body,
            RegisterScope scope,
            Boolean madeUp) {
        SheetFormat format = SheetFormat.of(headers.getMediaType());
        try (SpooledFile file = SpooledFile.of(body);
                RegisterFile register = RegisterFile.read(file, format, names, publishedOn)) {
            var origin = new RegisterService.Origin(
                    label, source, publishedOn, scope.toString(), format.name(), file.sha256(), madeUp);
            return idempotency.once("importRegister", idempotencyKey, origin, () -> {
                RegisterHead head = service.take(register, origin);
                return Response.created(URI.create("/v1/register-snapshots/" + head.id()))
                        .entity(views.of(head))
                        .build();
            });
        }
    }

    @Override
    public Response getRegisterSnapshot(UUID registerId) {
        return Response.ok(views.of(service.get(registerId))).build();
    }

    @Override
    public Response listRegisterSnapshots(@Nullable String cursor, Integer limit) {
        return pages.snapshots(cursor, limit);
    }

    @Override
    public Response listRegisterLocations(
            UUID registerId, @Nullable BedVerdict verdict, @Nullable String cursor, Integer limit) {
        return pages.locations(registerId, verdict, cursor, limit);
    }

    @Override
    public Response listRegisterChanges(
            UUID registerId, UUID since, @Nullable RegisterChangeKind kind, @Nullable String cursor, Integer limit) {
        return pages.changes(since, registerId, kind == null ? null : kind.toString(), cursor, limit);
    }

    @Override
    @RolesAllowed({GRANTS_OFFICER, ALLOCATION_PREPARER})
    public Response deriveDrivers(UUID registerId, String idempotencyKey, DeriveDriversRequest request) {
        RegisterDrivers.Order order = order(request);
        return idempotency.once("deriveDrivers/" + registerId, idempotencyKey, request, () -> {
            var derived = drivers.derive(registerId, order);
            return Response.created(
                            URI.create("/v1/driver-snapshots/" + derived.head().id()))
                    .entity(views.of(derived))
                    .build();
        });
    }

    private static RegisterDrivers.Order order(DeriveDriversRequest request) {
        boolean nursing = request.getDriver() == DeriveDriversRequest.DriverEnum.NURSING_BED;
        List<NursingBeds> stated = request.getNursingBeds() == null ? List.of() : request.getNursingBeds();
        if (nursing == stated.isEmpty() || nursing == (request.getStatedBy() == null)) {
            throw wrong("NURSING_BED takes nursingBeds and statedBy, BED takes neither");
        }
        Map<String, Integer> beds = new HashMap<>();
        for (NursingBeds one : stated) {
            if (beds.put(one.getLocationId(), one.getBeds()) != null) {
                throw wrong(one.getLocationId() + " is stated twice");
            }
        }
        return new RegisterDrivers.Order(
                request.getLabel(),
                request.getArea() == DeriveDriversRequest.AreaEnum.ALL,
                nursing ? beds : null,
                request.getStatedBy());
    }

    private static Refusal wrong(String why) {
        return Refusal.of(RegisterProblem.REGISTER_NURSING_BEDS_WRONG, why).at("nursingBeds", why);
    }
}
