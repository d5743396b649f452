package org.grantsuite.reporting.grantclient;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.grantsuite.commons.client.SiblingProblems;
import org.grantsuite.commons.client.SiblingRefused;
import org.grantsuite.reporting.grantclient.api.DirectSpendApi;
import org.grantsuite.reporting.grantclient.model.DirectSpend;

/** The council's own spending line by line, for what is published of it. */
@ApplicationScoped
public class SpendGateway {

    private static final String SIBLING = "grant-service";
    private final DirectSpendApi directSpend;

    SpendGateway(@RestClient DirectSpendApi directSpend) {
        this.directSpend = directSpend;
    }

    public List<ChargedSpend> charged(UUID grantId, LocalDate from, LocalDate to) {
        var lines = Pages.<DirectSpend>all(cursor -> {
            var page = read(() -> directSpend.listDirectSpend(grantId, cursor, Pages.LIMIT, from, to));
            return new Pages.Page<>(page.getItems(), page.getNext());
        });
        return lines.stream()
                .filter(line -> line.getReversal() == null)
                .map(SpendGateway::charged)
                .filter(line ->
                        !line.incurredOn().isBefore(from) && !line.incurredOn().isAfter(to))
                .toList();
    }

    private static ChargedSpend charged(DirectSpend line) {
        var vat = line.getVat();
        return new ChargedSpend(
                line.getGeneralLedgerReference(),
                line.getDescription(),
                line.getProviderReference(),
                line.getAmount().pence(),
                vat == null ? 0 : vat.getIrrecoverable().pence(),
                line.getIncurredOn());
    }

    private static <T> T read(Supplier<T> call) {
        try {
            return SiblingProblems.call(SIBLING, call);
        } catch (SiblingRefused refused) {
            throw SiblingProblem.of(refused);
        }
    }
}
