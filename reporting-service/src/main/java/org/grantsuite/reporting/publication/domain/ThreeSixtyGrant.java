package org.grantsuite.reporting.publication.domain;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One grant in the words of the 360Giving Data Standard; the order of the fields is that of the file. Amounts are numbers there.
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ThreeSixtyGrant(
        String id,
        String title,
        String description,
        String currency,
        BigDecimal amountAwarded,
        BigDecimal amountDisbursed,
        String awardDate,
        List<Event> plannedDates,
        List<Organization> recipientOrganization,
        List<Location> beneficiaryLocation,
        List<Organization> fundingOrganization,
        List<Programme> grantProgramme,
        String fromOpenCall,
        @Nullable String regrantType,
        List<Transaction> disbursementTransaction,
        String dateModified) {

    public record Event(String startDate, String endDate) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Organization(
            String id,
            String name,
            @Nullable String charityNumber,
            @Nullable String companyNumber,
            @Nullable String postalCode,
            @Nullable String department) {}

    public record Location(String countryCode, String geoCode) {}

    public record Programme(String code, String title) {}

    public record Transaction(
            String id, String transactionDate, String currency, BigDecimal value, String provider, String recipient) {}

    static ThreeSixtyGrant of(Given given, Profile profile, Fund fund, boolean openCall) {
        var recipient = given.recipient();
        String recipientId = recipient.identifier(profile.grantPrefix(), given.awardId());
        return new ThreeSixtyGrant(
                profile.grantPrefix() + "-" + given.awardId(),
                shortened(fund.name() + ", round " + given.round()),
                "Award of " + fund.name() + " (" + fund.determinationNumber() + "), round " + given.round() + ", from "
                        + String.join(" and ", given.pots()),
                "GBP",
                Given.pounds(given.pence()),
                Given.pounds(given.disbursedPence()),
                given.awardedOn().toString(),
                List.of(new Event(fund.from().toString(), fund.to().toString())),
                List.of(organization(recipient, recipientId)),
                List.of(new Location("GB", fund.councilCode())),
                List.of(new Organization(
                        profile.organisationIdentifier(),
                        profile.organisationName(),
                        null,
                        null,
                        null,
                        profile.department())),
                List.of(new Programme(fund.schemeCode(), fund.name())),
                openCall ? "Yes" : "No",
                recipient.regrantType(),
                given.payments().stream()
                        .map(paid -> new Transaction(
                                profile.grantPrefix() + "-payment-" + paid.paymentId(),
                                paid.paidOn().toString(),
                                "GBP",
                                Given.pounds(paid.pence()),
                                profile.organisationIdentifier(),
                                recipientId))
                        .toList(),
                modified(given).toString());
    }

    private static Organization organization(Recipient of, String id) {
        boolean named = !of.isNameWithheld();
        return new Organization(
                id,
                of.publicName(),
                named ? of.charityNumber() : null,
                named ? of.companyNumber() : null,
                named ? of.postcode() : null,
                null);
    }

    /** At most 140 characters, by the standard. */
    private static String shortened(String title) {
        return title.length() <= 140 ? title : title.substring(0, 139) + "…";
    }

    private static Instant modified(Given given) {
        return Stream.concat(
                        Stream.of(given.changedAt()),
                        given.payments().stream()
                                .map(Given.Paid::paidOn)
                                .map(LocalDate::atStartOfDay)
                                .map(at -> at.toInstant(java.time.ZoneOffset.UTC)))
                .filter(Objects::nonNull)
                .max(Instant::compareTo)
                .orElseThrow();
    }
}
