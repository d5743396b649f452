package org.grantsuite.reporting.publication;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.grantsuite.commons.money.Money;
import org.grantsuite.reporting.publication.PublicationService.Order;
import org.grantsuite.reporting.publication.domain.Fund;
import org.grantsuite.reporting.publication.domain.Given;
import org.grantsuite.reporting.publication.domain.Profile;
import org.grantsuite.reporting.publication.domain.Recipient;
import org.grantsuite.reporting.publication.domain.SpendCsv;
import org.grantsuite.reporting.publication.domain.ThreeSixtyCsv;
import org.grantsuite.reporting.publication.domain.ThreeSixtyPackage;
import org.grantsuite.reporting.publication.domain.VoluntaryCsv;

/** Reads what is to be published where it is kept and writes the file. */
@ApplicationScoped
class PublicationWriter {

    private final GivenReader given;
    private final SpendReader spend;
    private final ObjectMapper mapper;

    PublicationWriter(GivenReader given, SpendReader spend, ObjectMapper mapper) {
        this.given = given;
        this.spend = spend;
        this.mapper = mapper;
    }

    /** @param notes what is not in the file, and why */
    record PublicFile(byte[] content, int rows, long totalPence, int withheldNames, List<String> notes) {}

    PublicFile write(Order order, Profile profile) {
        var fund = given.fund(order.grantId());
        return switch (order.kind()) {
            case GRANTS_360_JSON -> grants(json(profile, fund, order), given.given(order.grantId()));
            case GRANTS_360_CSV ->
                grants(ThreeSixtyCsv.bytes(packaged(profile, fund, order).grants()), given.given(order.grantId()));
            case SPEND_OVER_THRESHOLD_CSV -> spend(order, profile, fund);
            case VOLUNTARY_GRANTS_CSV -> voluntary(order, profile, fund);
        };
    }

    private ThreeSixtyPackage packaged(Profile profile, Fund fund, Order order) {
        return ThreeSixtyPackage.of(given.given(order.grantId()), profile, fund, order.openCall());
    }

    private byte[] json(Profile profile, Fund fund, Order order) {
        try {
            return mapper.writeValueAsBytes(packaged(profile, fund, order));
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static PublicFile grants(byte[] content, List<Given> accepted) {
        return new PublicFile(content, accepted.size(), total(accepted), withheld(accepted), List.of());
    }

    private PublicFile voluntary(Order order, Profile profile, Fund fund) {
        var from = Objects.requireNonNull(order.from());
        var to = Objects.requireNonNull(order.to());
        var bodies = given.given(order.grantId()).stream()
                .filter(one -> one.recipient().vcse())
                .filter(one ->
                        !one.awardedOn().isBefore(from) && !one.awardedOn().isAfter(to))
                .toList();
        return new PublicFile(
                VoluntaryCsv.bytes(bodies, profile, fund), bodies.size(), total(bodies), withheld(bodies), List.of());
    }

    private PublicFile spend(Order order, Profile profile, Fund fund) {
        var notes = new ArrayList<String>();
        var lines = spend.lines(order, fund, notes).stream()
                .filter(line -> line.pence() > profile.spendThreshold().pence())
                .sorted(Comparator.comparing(SpendCsv.Line::incurredOn).thenComparing(SpendCsv.Line::transaction))
                .toList();
        notes.add("Only lines over " + profile.spendThreshold() + " are in the file");
        Set<String> withheld = new HashSet<>();
        lines.stream()
                .map(SpendCsv.Line::beneficiary)
                .filter(Recipient::isNameWithheld)
                .forEach(one -> withheld.add(one.providerId()));
        long total = lines.stream().mapToLong(SpendCsv.Line::pence).reduce(0, Math::addExact);
        return new PublicFile(SpendCsv.bytes(lines, profile), lines.size(), total, withheld.size(), notes);
    }

    private static long total(List<Given> of) {
        return of.stream()
                .map(one -> Money.ofPence(one.pence()))
                .reduce(Money.ZERO, Money::plus)
                .pence();
    }

    private static int withheld(List<Given> of) {
        return (int) of.stream()
                .map(Given::recipient)
                .filter(Recipient::isNameWithheld)
                .map(Recipient::providerId)
                .distinct()
                .count();
    }
}
