package org.grantsuite.grant.impact;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.stream.Collectors;
import org.grantsuite.commons.paging.Page;
import org.grantsuite.grant.gate.GateService;
import org.grantsuite.grant.grant.GrantService;
import org.grantsuite.grant.grant.domain.Grant;
import org.grantsuite.grant.grant.domain.Instalment;
import org.grantsuite.grant.impact.GrantTouched.Known;
import org.grantsuite.grant.scheme.EditionDifference.Change;
import org.grantsuite.grant.scheme.EditionsInForce;
import org.grantsuite.grant.scheme.SchemeService;
import org.grantsuite.grant.scheme.domain.EditionTimeline.Succession;
import org.grantsuite.grant.scheme.domain.SchemeRules;
import org.jspecify.annotations.Nullable;

/** Says what a supersession would touch before anybody records it. */
@ApplicationScoped
public class EditionImpactService {
    private final SchemeService schemes;
    private final EditionsInForce editions;
    private final GrantService grants;
    private final GateService gates;

    EditionImpactService(SchemeService schemes, EditionsInForce editions, GrantService grants, GateService gates) {
        this.schemes = schemes;
        this.editions = editions;
        this.grants = grants;
        this.gates = gates;
    }

    /** @param next the cursor of the following page of grants */
    record Impact(
            List<Change> changes,
            List<GrantTouched> grants,
            @Nullable String next) {}

    @Transactional
    Impact impact(String schemeCode, Succession step, @Nullable String cursor, int limit) {
        SchemeRules before = schemes.rules(schemeCode, step.edition());
        editions.requireUsable(schemeCode, step.by());
        SchemeRules after = schemes.rules(schemeCode, step.by());
        var timeline = editions.timeline(schemeCode);
        Page<Grant> page = grants.listOfScheme(schemeCode, cursor, limit);
        List<Grant> under = page.items().stream()
                .filter(grant -> timeline.on(grant.edition(), step.from()).equals(step.edition()))
                .toList();
        var instalments = grants.instalmentsOf(under).stream().collect(Collectors.groupingBy(Instalment::grantId));
        var touched = under.stream()
                .map(grant ->
                        new Known(grant, instalments.getOrDefault(grant.id(), List.of()), gates.known(grant.id())))
                .map(known -> GrantTouched.of(known, before, after, step.from()))
                .toList();
        return new Impact(schemes.compare(schemeCode, step.edition(), step.by()), touched, page.next());
    }
}
