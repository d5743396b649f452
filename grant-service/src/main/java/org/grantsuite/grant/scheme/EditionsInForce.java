package org.grantsuite.grant.scheme;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.grantsuite.commons.problem.Refusal;
import org.grantsuite.grant.chronicle.Chronicle;
import org.grantsuite.grant.chronicle.Deed;
import org.grantsuite.grant.scheme.domain.EditionTimeline;
import org.grantsuite.grant.scheme.domain.EditionTimeline.Span;
import org.grantsuite.grant.scheme.domain.EditionTimeline.Succession;
import org.grantsuite.grant.scheme.domain.SchemeEdition;
import org.grantsuite.grant.scheme.domain.SchemeRules;
import org.grantsuite.grant.scheme.domain.SchemeSupersession;
import org.grantsuite.grant.scheme.persistence.SchemeSupersessionRepository;

/** Finds the edition in force on a day, and lets one edition follow another from a date (R46). */
@ApplicationScoped
public class EditionsInForce {
    private final SchemeService schemes;
    private final SchemeSupersessionRepository supersessions;
    private final Chronicle chronicle;

    EditionsInForce(SchemeService schemes, SchemeSupersessionRepository supersessions, Chronicle chronicle) {
        this.schemes = schemes;
        this.supersessions = supersessions;
        this.chronicle = chronicle;
    }

    /** The rules on a day for what began under edition {@code start}. */
    @Transactional
    public SchemeRules rules(String schemeCode, String start, LocalDate day) {
        return schemes.rules(schemeCode, supersessions.timeline(schemeCode).on(start, day));
    }

    @Transactional
    public List<Span> spans(String schemeCode, String start) {
        return supersessions.timeline(schemeCode).spans(start);
    }

    @Transactional
    public EditionTimeline timeline(String schemeCode) {
        return supersessions.timeline(schemeCode);
    }

    @Transactional
    public SchemeSupersession supersede(String schemeCode, Succession step, String reason) {
        schemes.lock(schemeCode, step.edition());
        requireUsable(schemeCode, step.by());
        EditionTimeline timeline = supersessions.timeline(schemeCode);
        if (timeline.spans(step.edition()).size() > 1) {
            throw Refusal.of(SchemeProblem.EDITION_SUPERSEDED, "Edition " + step.edition() + " has a successor")
                    .at("byEdition", "supersede the successor instead");
        }
        if (timeline.leadsTo(step.by(), step.edition())) {
            throw Refusal.of(
                            SchemeProblem.SUPERSESSION_CIRCULAR,
                            "Edition " + step.by() + " is itself followed by " + step.edition())
                    .at("byEdition", "name an edition that nothing led from");
        }
        if (!timeline.inOrder(step)) {
            throw Refusal.of(
                            SchemeProblem.SUPERSESSION_OUT_OF_ORDER,
                            "Another supersession of these editions stands on the wrong side of " + step.from())
                    .at("effectiveFrom", "let editions follow each other in time");
        }
        var supersession = new SchemeSupersession(chronicle.stamp(), schemeCode, step, reason);
        supersessions.persistAndFlush(supersession);
        chronicle.tell(deed(supersession).because(reason));
        return supersession;
    }

    public void requireUsable(String schemeCode, String edition) {
        SchemeEdition successor = schemes.find(schemeCode, edition)
                .orElseThrow(() -> Refusal.of(
                                SchemeProblem.SUCCESSOR_UNKNOWN,
                                "No edition " + edition + " of " + schemeCode + " is held")
                        .at("byEdition", "send the edition to /v1/schemes first"));
        if (!successor.isComplete()) {
            throw Refusal.of(SchemeProblem.SUCCESSOR_INCOMPLETE, "Edition " + edition + " is marked INCOMPLETE")
                    .violations(schemes.missing(successor))
                    .with("missing", schemes.missingNames(successor));
        }
    }

    private static Deed deed(SchemeSupersession supersession) {
        Succession step = supersession.succession();
        return Deed.of(
                "SchemeEditionSuperseded",
                "scheme-edition",
                supersession.id(),
                "/v1/schemes/" + supersession.schemeCode() + "/editions/" + step.edition(),
                Map.of(
                        "schemeCode", supersession.schemeCode(),
                        "edition", step.edition(),
                        "byEdition", step.by(),
                        "effectiveFrom", step.from()));
    }
}
