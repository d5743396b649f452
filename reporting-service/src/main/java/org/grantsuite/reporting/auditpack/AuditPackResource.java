package org.grantsuite.reporting.auditpack;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.util.UUID;
import org.grantsuite.commons.identity.Roles;
import org.grantsuite.reporting.api.AuditPacksApi;

/** Audit packs over HTTP. */
@RolesAllowed({Roles.FINANCE, Roles.AUDITOR})
public class AuditPackResource implements AuditPacksApi {

    private static final String ZIP = "application/zip";

    private final AuditPacks packs;

    AuditPackResource(AuditPacks packs) {
        this.packs = packs;
    }

    @Override
    public Response downloadAuditPack(UUID grantId) {
        var pack = packs.make(grantId);
        return Response.ok((StreamingOutput) out -> send(pack, out), ZIP)
                .header("X-File-SHA256", pack.hash())
                .header("Content-Disposition", "attachment; filename=\"audit-pack-" + grantId + ".zip\"")
                .build();
    }

    private static void send(AuditPacks.Pack pack, OutputStream out) throws IOException {
        try {
            Files.copy(pack.file(), out);
        } finally {
            Files.deleteIfExists(pack.file());
        }
    }
}
