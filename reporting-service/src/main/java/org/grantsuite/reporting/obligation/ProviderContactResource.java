package org.grantsuite.reporting.obligation;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.core.Response;
import java.time.ZoneOffset;
import org.grantsuite.commons.identity.Roles;
import org.grantsuite.reporting.api.ProviderContactsApi;
import org.grantsuite.reporting.api.model.ProviderContact;
import org.grantsuite.reporting.api.model.ProviderContactRequest;

/** Where providers are reminded. */
@RolesAllowed({Roles.GRANTS_OFFICER, Roles.RETURNS_PREPARER})
public class ProviderContactResource implements ProviderContactsApi {

    private final ContactService service;

    ProviderContactResource(ContactService service) {
        this.service = service;
    }

    @Override
    public Response getProviderContact(String providerId) {
        return answer(service.get(providerId));
    }

    @Override
    public Response putProviderContact(String providerId, ProviderContactRequest request) {
        return answer(service.put(providerId, request.getEmail(), request.getName()));
    }

    private static Response answer(ContactService.Contact from) {
        return Response.ok(new ProviderContact()
                        .providerId(from.providerId())
                        .email(from.email())
                        .name(from.name())
                        .recordedBy(from.recordedBy())
                        .recordedAt(from.recordedAt().atOffset(ZoneOffset.UTC)))
                .build();
    }
}
