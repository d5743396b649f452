package org.grantsuite.grant.grant;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.grantsuite.commons.council.CurrentCouncil;
import org.grantsuite.commons.money.Money;
import org.grantsuite.commons.paging.Page;
import org.grantsuite.commons.paging.Versions;
import org.grantsuite.commons.problem.Refusal;
import org.grantsuite.grant.chronicle.Chronicle;
import org.grantsuite.grant.chronicle.Deed;
import org.grantsuite.grant.grant.domain.Grant;
import org.grantsuite.grant.grant.domain.Grant.Determination;
import org.grantsuite.grant.grant.domain.Instalment;
import org.grantsuite.grant.grant.domain.InstalmentPlan;
import org.grantsuite.grant.grant.persistence.GrantRepository;
import org.grantsuite.grant.grant.persistence.InstalmentRepository;
import org.grantsuite.grant.scheme.EditionsInForce;
import org.grantsuite.grant.scheme.SchemeService;
import org.grantsuite.grant.scheme.domain.EditionTimeline.Span;
import org.grantsuite.grant.scheme.domain.PointEditions;
import org.grantsuite.grant.scheme.domain.PointEditions.Ruling;
import org.grantsuite.grant.scheme.domain.SchemeEdition;
import org.grantsuite.grant.scheme.domain.SchemeRules;
import org.grantsuite.grant.scheme.domain.SchemeRules.InstalmentTerm;
import org.jspecify.annotations.Nullable;

/** Records grants from their determinations, with the instalments their edition sets. */
@ApplicationScoped
public class GrantService {
    private final GrantRepository grants;
    private final InstalmentRepository instalments;
    private final SchemeService schemes;
    private final EditionsInForce editions;
    private final RecipientRegister register;
    private final CurrentCouncil council;
    private final Chronicle chronicle;

    GrantService(
            GrantRepository grants,
            InstalmentRepository instalments,
            SchemeService schemes,
            EditionsInForce editions,
            RecipientRegister register,
            CurrentCouncil council,
            Chronicle chronicle) {
        this.grants = grants;
        this.instalments = instalments;
        this.schemes = schemes;
        this.editions = editions;
        this.register = register;
        this.council = council;
        this.chronicle = chronicle;
    }

    @Transactional
    public Grant determine(String schemeCode, String edition, Determination determination) {
        chronicle.requirePast(determination.determinedOn(), "determinedOn");
        SchemeEdition scheme = usable(schemeCode, edition);
        SchemeRules rules = schemes.rules(scheme);
        requireRecipient(rules);
        List<Money> expected = InstalmentPlan.split(determination.allocation(), rules.terms())
                .orElseThrow(() -> Refusal.of(
                                GrantProblem.INSTALMENTS_DO_NOT_FIT,
                                "The instalments of the edition do not make " + determination.allocation())
                        .at("allocation", "check the amount against the determination"));
        if (grants.holdsDetermination(determination.number())) {
            throw Refusal.of(
                    GrantProblem.DETERMINATION_EXISTS, "Determination " + determination.number() + " is recorded");
        }
        var grant = new Grant(chronicle.stamp(), scheme, determination);
        grants.persistAndFlush(grant);
        for (int i = 0; i < expected.size(); i++) {
            instalments.persist(
                    new Instalment(chronicle.nextId(), grant.id(), rules.terms().get(i), expected.get(i)));
        }
        chronicle.tell(Deed.of("GrantDetermined", "grant", grant.id(), address(grant), detail(grant)));
        return grant;
    }

    private SchemeEdition usable(String schemeCode, String edition) {
        SchemeEdition scheme = schemes.find(schemeCode, edition)
                .orElseThrow(() -> Refusal.of(
                                GrantProblem.SCHEME_EDITION_UNKNOWN,
                                "No edition " + edition + " of " + schemeCode + " is held")
                        .at("edition", "send the edition to /v1/schemes first"));
        if (!scheme.isComplete()) {
            throw Refusal.of(
                            GrantProblem.SCHEME_INCOMPLETE,
                            "Edition " + edition + " of " + schemeCode
                                    + " is marked INCOMPLETE; send a complete edition")
                    .violations(schemes.missing(scheme))
                    .with("missing", schemes.missingNames(scheme));
        }
        return scheme;
    }

    private void requireRecipient(SchemeRules rules) {
        var recipients = rules.recipients();
        if (recipients == null || !register.contains(recipients.register(), council.code())) {
            throw Refusal.of(
                            GrantProblem.RECIPIENT_NOT_ELIGIBLE,
                            "Council " + council.code() + " does not stand in the register of the scheme's recipients")
                    .with("rule", "R1");
        }
    }

    @Transactional
    public Grant get(UUID grantId) {
        return find(grantId)
                .orElseThrow(() -> Refusal.of(GrantProblem.GRANT_UNKNOWN, "No grant has the id " + grantId));
    }

    /** Refuses an unknown grant and reads nothing of it: what is read before the lock is had may be stale behind it. */
    @Transactional
    public void requireKnown(UUID grantId) {
        if (!holds(grantId)) {
            throw Refusal.of(GrantProblem.GRANT_UNKNOWN, "No grant has the id " + grantId);
        }
    }

    @Transactional
    public boolean holds(UUID grantId) {
        return grants.count("id", grantId) > 0;
    }

    @Transactional
    public Optional<Grant> find(UUID grantId) {
        return grants.findByIdOptional(grantId);
    }

    @Transactional
    public Grant relabel(UUID grantId, @Nullable String ifMatch, @Nullable String localName, @Nullable String note) {
        Grant grant = get(grantId);
        Versions.requireMatch(ifMatch, grant.version());
        grant.relabel(localName, note);
        grants.flush();
        chronicle.tell(Deed.of("GrantRelabelled", "grant", grant.id(), address(grant), detail(grant)));
        return grant;
    }

    @Transactional
    public Page<Grant> list(@Nullable String cursor, int limit) {
        return grants.page(cursor, limit);
    }

    @Transactional
    public Page<Grant> listOfScheme(String schemeCode, @Nullable String cursor, int limit) {
        return grants.pageOfScheme(schemeCode, cursor, limit);
    }

    /** The instalment as it stands now; take the grant's lock first when it is to be changed. */
    @Transactional
    public Instalment instalment(UUID grantId, int number, String field) {
        return instalments
                .findNumber(grantId, number)
                .orElseThrow(() -> Refusal.of(GrantProblem.INSTALMENT_UNKNOWN, "The grant has no instalment " + number)
                        .at(field, "name an instalment of this grant"));
    }

    @Transactional
    public List<Instalment> instalments(UUID grantId) {
        get(grantId);
        return instalments.of(grantId);
    }

    @Transactional
    public List<Instalment> instalmentsOf(List<Grant> several) {
        return instalments.ofAll(several.stream().map(Grant::id).toList());
    }

    /** One more than the edition has: what a later letter brings when all others are paid. */
    @Transactional
    public void addInstalment(Grant grant, int number, Money expected) {
        var term = new InstalmentTerm(number, "REST", null, null, null, null, null, null);
        instalments.persist(new Instalment(chronicle.nextId(), grant.id(), term, expected));
    }

    /** The rules of the edition in force for the grant on a day (R46): what a record of that day is judged by. */
    @Transactional
    public SchemeRules rulesOn(Grant grant, LocalDate day) {
        return editions.rules(grant.schemeCode(), grant.edition(), day);
    }

    /** The editions that rule the grant, from that of its determination on. */
    @Transactional
    public List<Span> editions(Grant grant) {
        return editions.spans(grant.schemeCode(), grant.edition());
    }

    /** The rules of every edition that ruled the grant up to a day, the latest first. */
    @Transactional
    public List<SchemeRules> rulesSoFar(Grant grant, LocalDate day) {
        List<SchemeRules> latestFirst = new ArrayList<>();
        editions(grant).stream()
                .filter(span -> span.from() == null || !span.from().isAfter(day))
                .forEach(span -> latestFirst.add(0, schemes.rules(grant.schemeCode(), span.edition())));
        return latestFirst;
    }

    /** Which edition judges each reporting point of the grant, by the point's code. */
    @Transactional
    public Map<String, String> editionsOfPoints(Grant grant) {
        return PointEditions.of(editions(grant).stream()
                .map(span -> new Ruling(span, schemes.rules(grant.schemeCode(), span.edition())))
                .toList());
    }

    /** The rules the grant was determined under. */
    public SchemeRules rules(Grant grant) {
        return schemes.rules(grant.schemeCode(), grant.edition());
    }

    private static String address(Grant grant) {
        return "/v1/grants/" + grant.id();
    }

    private static Map<String, ?> detail(Grant grant) {
        return Map.of(
                "determinationNumber", grant.determinationNumber(),
                "schemeCode", grant.schemeCode(),
                "edition", grant.edition(),
                "allocation", grant.allocation());
    }
}
