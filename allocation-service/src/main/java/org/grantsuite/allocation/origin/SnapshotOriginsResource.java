package org.grantsuite.allocation.origin;

import static org.grantsuite.commons.identity.Roles.*;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.core.Response;
import java.util.Map;
import java.util.UUID;
import org.grantsuite.allocation.api.SnapshotOriginsApi;
import org.grantsuite.allocation.api.model.SnapshotOrigin;

/** Origins of derived driver snapshots over REST. */
@RolesAllowed({GRANTS_OFFICER, ALLOCATION_PREPARER, ALLOCATION_APPROVER, PAYMENTS_RELEASER, FINANCE, AUDITOR, SERVICE})
public class SnapshotOriginsResource implements SnapshotOriginsApi {
    private static final TypeReference<Map<String, Object>> DETAIL = new TypeReference<>() {};

    private final SnapshotOrigins origins;
    private final ObjectMapper mapper;

    SnapshotOriginsResource(SnapshotOrigins origins, ObjectMapper mapper) {
        this.origins = origins;
        this.mapper = mapper;
    }

    @Override
    public Response getDriverSnapshotOrigin(UUID snapshotId) {
        var held = origins.get(snapshotId);
        return Response.ok(new SnapshotOrigin()
                        .snapshotId(held.snapshotId())
                        .kind(SnapshotOrigin.KindEnum.fromString(held.kind()))
                        .sourceId(held.sourceId())
                        .parentSnapshotId(held.parentSnapshotId())
                        .detail(detail(held.detail())))
                .build();
    }

    private Map<String, Object> detail(String json) {
        try {
            return mapper.readValue(json, DETAIL);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
