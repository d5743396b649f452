package org.grantsuite.reporting.providerreturn;

import static org.grantsuite.reporting.providerreturn.ProviderReturnProblem.TEMPLATE_HAS_NO_LOCATION;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.grantsuite.commons.identity.Caller;
import org.grantsuite.commons.identity.Roles;
import org.grantsuite.commons.money.Money;
import org.grantsuite.commons.problem.Refusal;
import org.grantsuite.reporting.allocationclient.AllocationGateway;
import org.grantsuite.reporting.allocationclient.AwardFacts;
import org.grantsuite.reporting.calculation.Figure;
import org.grantsuite.reporting.calculation.OutputKind;
import org.grantsuite.reporting.calculation.ReturnTemplate;
import org.grantsuite.reporting.grantclient.GrantGateway;
import org.grantsuite.reporting.providerreturn.domain.ProviderStatement;
import org.grantsuite.reporting.providerreturn.file.TemplateWorkbook;
import org.jspecify.annotations.Nullable;

/** Makes the workbook a provider fills in, filled with what the council knows: awards, payments, what was said before. */
@ApplicationScoped
@Transactional
public class TemplateService {

    private final ProviderReturnIntake intake;
    private final GrantGateway grants;
    private final AllocationGateway allocation;
    private final ReturnHistory history;
    private final Caller caller;

    TemplateService(
            ProviderReturnIntake intake,
            GrantGateway grants,
            AllocationGateway allocation,
            ReturnHistory history,
            Caller caller) {
        this.intake = intake;
        this.grants = grants;
        this.allocation = allocation;
        this.history = history;
        this.caller = caller;
    }

    public byte[] workbook(UUID grantId, String reportingPoint, @Nullable String providerId) {
        if (providerId != null) {
            intake.requireOwn(providerId);
        }
        var template = intake.rules(grantId, reportingPoint).template();
        var places = places(grantId, providerId);
        if (places.isEmpty()) {
            throw Refusal.of(TEMPLATE_HAS_NO_LOCATION, "No accepted award of the grant is for whom you ask");
        }
        var providers = places.values().stream()
                .map(awards -> awards.get(0).providerId())
                .collect(Collectors.toSet());
        var earlier = history.earlier(grantId, template.period().to(), providers);
        var rows = places.values().stream()
                .map(awards -> row(awards, template, earlier))
                .toList();
        return new TemplateWorkbook(grantId, grants.grant(grantId).name(), template).bytes(rows);
    }

    /** Awards to report on by location; one without a location is reported on under its provider's own id. */
    private Map<String, List<AwardFacts>> places(UUID grantId, @Nullable String providerId) {
        Map<String, List<AwardFacts>> places = new TreeMap<>();
        allocation.awards(grantId).stream()
                .filter(award -> award.isReportedOn() && isAsked(award.providerId(), providerId))
                .forEach(award -> places.computeIfAbsent(
                                ProviderStatement.place(award.providerId(), location(award)),
                                place -> new ArrayList<>())
                        .add(award));
        return places;
    }

    private boolean isAsked(String providerId, @Nullable String asked) {
        boolean own = !caller.has(Roles.PROVIDER) || caller.providerIds().contains(providerId);
        return own && (asked == null || asked.equals(providerId));
    }

    private static String location(AwardFacts award) {
        var location = award.locationId();
        return location == null ? award.providerId() : location;
    }

    private static Map<String, String> row(
            List<AwardFacts> awards, ReturnTemplate template, Map<String, EarlierReturn> earlier) {
        var first = awards.get(0);
        Map<String, String> row = new LinkedHashMap<>();
        row.put("provider_id", first.providerId());
        row.put("location_id", location(first));
        row.put("provider_name", first.providerName());
        row.put("awarded", sum(awards, true));
        row.put("paid", sum(awards, false));
        row.put("award_ids", awards.stream().map(award -> award.id().toString()).collect(Collectors.joining(" ")));
        row.put("period_from", template.period().from().toString());
        row.put("period_to", template.period().to().toString());
        var before = earlier.get(ProviderStatement.place(first.providerId(), location(first)));
        if (before != null) {
            known(before, row);
        }
        return row;
    }

    private static String sum(List<AwardFacts> awards, boolean awarded) {
        return Money.ofPence(awards.stream()
                        .mapToLong(award -> awarded ? award.acceptedPence() : award.paidPence())
                        .reduce(0, Math::addExact))
                .amount();
    }

    private static void known(EarlierReturn before, Map<String, String> row) {
        before.spendByMeasure()
                .forEach((measure, pence) ->
                        row.put("before_" + measure.toLowerCase(Locale.ROOT), Figure.twoDecimals(pence)));
        row.put("before_returned", Figure.twoDecimals(before.returnedPence()));
        for (var kind : Set.of(OutputKind.HOURS, OutputKind.RECRUITS, OutputKind.LEAVERS)) {
            var value = before.outputs().get(kind);
            if (value != null) {
                var text = kind == OutputKind.HOURS ? Figure.twoDecimals(value) : value + ".00";
                row.put("before_" + kind.name().toLowerCase(Locale.ROOT), text);
            }
        }
    }
}
