package org.grantsuite.grant.gate;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.core.Response;
import java.time.LocalDate;
import java.util.UUID;
import org.grantsuite.grant.access.Access;
import org.grantsuite.grant.api.InstalmentsApi;
import org.grantsuite.grant.api.model.InstalmentList;
import org.grantsuite.grant.chronicle.Chronicle;
import org.jspecify.annotations.Nullable;

@RolesAllowed(Access.READER)
public class InstalmentResource implements InstalmentsApi {
    private final GateService gates;
    private final Chronicle chronicle;

    InstalmentResource(GateService gates, Chronicle chronicle) {
        this.gates = gates;
        this.chronicle = chronicle;
    }

    @Override
    public Response listInstalments(UUID grantId, @Nullable LocalDate asOf) {
        var items = gates.instalments(grantId, chronicle.orToday(asOf)).stream()
                .map(GateViews::instalment)
                .toList();
        return Response.ok(new InstalmentList().items(items)).build();
    }
}
