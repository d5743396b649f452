package org.grantsuite.grant.register;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import org.grantsuite.commons.paging.Links;
import org.grantsuite.grant.access.Access;
import org.grantsuite.grant.api.GrantRegisterApi;
import org.grantsuite.grant.api.model.GrantRegisterEntry;
import org.grantsuite.grant.api.model.GrantRegisterPage;
import org.grantsuite.grant.api.model.NextDeadline;
import org.grantsuite.grant.chronicle.Chronicle;
import org.jspecify.annotations.Nullable;

@RolesAllowed(Access.READER)
public class GrantRegisterResource implements GrantRegisterApi {
    private final RegisterService register;
    private final Chronicle chronicle;
    private final UriInfo uri;

    GrantRegisterResource(RegisterService register, Chronicle chronicle, UriInfo uri) {
        this.register = register;
        this.chronicle = chronicle;
        this.uri = uri;
    }

    @Override
    public Response listGrantRegister(@Nullable LocalDate asOf, @Nullable String cursor, Integer limit) {
        LocalDate day = chronicle.orToday(asOf);
        var page = register.page(day, cursor, limit);
        var body = new GrantRegisterPage()
                .items(page.map(entry -> view(entry, day)))
                .next(page.next());
        return Links.page(body, page.next(), uri);
    }

    @Override
    public Response downloadGrantRegister(@Nullable LocalDate asOf) {
        return Response.ok(new RegisterCsv(register, chronicle.orToday(asOf)), "text/csv")
                .build();
    }

    private static GrantRegisterEntry view(RegisterEntry entry, LocalDate asOf) {
        var grant = entry.grant();
        return new GrantRegisterEntry()
                .grantId(grant.id())
                .determinationNumber(grant.determinationNumber())
                .name(grant.name())
                .localName(grant.localName())
                .schemeCode(grant.schemeCode())
                .edition(grant.edition())
                .determinedOn(grant.determinedOn())
                .allocation(grant.allocation())
                .received(entry.sums().received())
                .spent(entry.sums().spent())
                .repaid(entry.sums().repaid())
                .held(entry.sums().held())
                .atRisk(entry.atRisk())
                .nextDeadline(entry.nextDeadline()
                        .map(due -> new NextDeadline()
                                .code(due.code())
                                .label(due.label())
                                .dueOn(due.on())
                                .daysLeft(Math.toIntExact(ChronoUnit.DAYS.between(asOf, due.on()))))
                        .orElse(null));
    }
}
