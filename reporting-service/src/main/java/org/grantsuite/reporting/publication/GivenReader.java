package org.grantsuite.reporting.publication;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.grantsuite.commons.council.CurrentCouncil;
import org.grantsuite.reporting.allocationclient.AwardGateway;
import org.grantsuite.reporting.allocationclient.AwardGiven;
import org.grantsuite.reporting.allocationclient.AwardPayment;
import org.grantsuite.reporting.grantclient.EditionsInForce;
import org.grantsuite.reporting.grantclient.GrantGateway;
import org.grantsuite.reporting.publication.domain.Fund;
import org.grantsuite.reporting.publication.domain.Given;
import org.grantsuite.reporting.publication.domain.Recipient;

/** Awards that were given with what was paid of them, and who their recipients are in public. */
@ApplicationScoped
class GivenReader {

    private final GrantGateway grants;
    private final EditionsInForce editions;
    private final AwardGateway awards;
    private final RecipientBook recipients;
    private final CurrentCouncil council;

    GivenReader(
            GrantGateway grants,
            EditionsInForce editions,
            AwardGateway awards,
            RecipientBook recipients,
            CurrentCouncil council) {
        this.grants = grants;
        this.editions = editions;
        this.awards = awards;
        this.recipients = recipients;
        this.council = council;
    }

    Fund fund(UUID grantId) {
        var grant = grants.grant(grantId);
        var window = editions.today(grantId).document().path("spendWindow");
        return new Fund(
                council.code(),
                grant.name(),
                grant.determinationNumber(),
                grant.schemeCode(),
                LocalDate.parse(window.path("from").asText()),
                LocalDate.parse(window.path("to").asText()));
    }

    /** In the order of the day they were awarded. */
    List<Given> given(UUID grantId) {
        var given = awards.awards(grantId).stream().filter(AwardGiven::isGiven).toList();
        var known = recipients.of(given.stream().map(AwardGiven::providerId));
        Map<UUID, List<Given.Paid>> paid = awards.payments(grantId, null, null).stream()
                .sorted(Comparator.comparing(AwardPayment::paidOn).thenComparing(AwardPayment::id))
                .collect(Collectors.groupingBy(
                        AwardPayment::awardId,
                        Collectors.mapping(
                                one -> new Given.Paid(one.id(), one.pence(), one.paidOn(), one.reference()),
                                Collectors.toList())));
        return given.stream()
                .map(award -> given(
                        award,
                        Objects.requireNonNull(known.get(award.providerId())),
                        paid.getOrDefault(award.id(), List.of())))
                .sorted(Comparator.comparing(Given::awardedOn).thenComparing(Given::awardId))
                .toList();
    }

    /** The decision to award is the offer: acceptance is the recipient's. */
    private static Given given(AwardGiven award, Recipient recipient, List<Given.Paid> payments) {
        return new Given(
                award.id(),
                award.round(),
                award.lines().isEmpty()
                        ? List.of("the grant")
                        : award.lines().stream()
                                .map(line -> "pot " + line.potCode())
                                .distinct()
                                .sorted()
                                .toList(),
                award.acceptedPence(),
                award.offeredOn(),
                award.recordedAt(),
                recipient,
                payments);
    }
}
