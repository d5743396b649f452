package org.grantsuite.grant.impact;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.time.LocalDate;
import org.grantsuite.commons.paging.Links;
import org.grantsuite.grant.access.Access;
import org.grantsuite.grant.api.SchemeImpactApi;
import org.grantsuite.grant.api.model.AdminCapImpact;
import org.grantsuite.grant.api.model.DeadlineImpact;
import org.grantsuite.grant.api.model.EditionImpact;
import org.grantsuite.grant.api.model.GateTerms;
import org.grantsuite.grant.api.model.GrantImpact;
import org.grantsuite.grant.api.model.InstalmentImpact;
import org.grantsuite.grant.api.model.OpenReturn;
import org.grantsuite.grant.impact.GrantTouched.InstalmentChange;
import org.grantsuite.grant.scheme.domain.EditionTimeline.Succession;
import org.grantsuite.grant.scheme.domain.SchemeRules.InstalmentTerm;
import org.grantsuite.grant.scheme.rest.SchemeViews;
import org.jspecify.annotations.Nullable;

@RolesAllowed(Access.READER)
public class ImpactResource implements SchemeImpactApi {
    private final EditionImpactService impacts;
    private final UriInfo uri;

    ImpactResource(EditionImpactService impacts, UriInfo uri) {
        this.impacts = impacts;
        this.uri = uri;
    }

    @Override
    public Response getEditionImpact(
            String schemeCode,
            String edition,
            String by,
            LocalDate effectiveFrom,
            @Nullable String cursor,
            Integer limit) {
        var impact = impacts.impact(schemeCode, new Succession(edition, by, effectiveFrom), cursor, limit);
        var body = new EditionImpact()
                .schemeCode(schemeCode)
                .edition(edition)
                .byEdition(by)
                .effectiveFrom(effectiveFrom)
                .changes(impact.changes().stream().map(SchemeViews::change).toList())
                .items(impact.grants().stream().map(ImpactResource::grant).toList())
                .next(impact.next());
        return Links.page(body, impact.next(), uri);
    }

    private static GrantImpact grant(GrantTouched touched) {
        return new GrantImpact()
                .grantId(touched.grant().id())
                .determinationNumber(touched.grant().determinationNumber())
                .name(touched.grant().name())
                .touched(touched.touched())
                .instalments(touched.instalments().stream()
                        .map(ImpactResource::instalment)
                        .toList())
                .deadlines(touched.deadlines().stream()
                        .map(one -> new DeadlineImpact()
                                .code(one.code())
                                .label(one.label())
                                .before(one.before())
                                .after(one.after()))
                        .toList())
                .adminCaps(touched.adminCaps().stream()
                        .map(one -> new AdminCapImpact()
                                .kind(one.kind())
                                .before(one.before())
                                .after(one.after()))
                        .toList())
                .openReturns(touched.openReturns().stream()
                        .map(one -> new OpenReturn()
                                .code(one.code())
                                .label(one.label())
                                .dueOn(one.dueOn())
                                .submitted(one.submitted()))
                        .toList());
    }

    private static InstalmentImpact instalment(InstalmentChange change) {
        return new InstalmentImpact()
                .number(change.number())
                .outstanding(change.outstanding())
                .gateBefore(gate(change.before()))
                .gateAfter(gate(change.after()))
                .termsBefore(terms(change.before()))
                .termsAfter(terms(change.after()));
    }

    private static @Nullable GateTerms gate(@Nullable InstalmentTerm term) {
        var gate = term == null ? null : term.gate();
        return gate == null
                ? null
                : new GateTerms().kind(gate.gateKind()).code(gate.code()).dueOn(gate.dueOn());
    }

    private static @Nullable String terms(@Nullable InstalmentTerm term) {
        if (term == null) {
            return null;
        }
        String share = term.percent() != null
                ? term.basis() + " " + term.percent()
                : term.amount() != null ? term.basis() + " " + term.amount() : term.basis();
        return term.expectedBy() == null ? share : share + ", expected by " + term.expectedBy();
    }
}
