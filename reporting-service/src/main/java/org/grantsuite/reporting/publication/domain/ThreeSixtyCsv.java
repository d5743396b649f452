package org.grantsuite.reporting.publication.domain;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The same grants as a table, under the standard's titles. */
public final class ThreeSixtyCsv {

    private ThreeSixtyCsv() {}

    public static byte[] bytes(List<ThreeSixtyGrant> grants) {
        var csv = new CsvText(
                "Identifier",
                "Title",
                "Description",
                "Currency",
                "Amount Awarded",
                "Amount Disbursed",
                "Award Date",
                "Planned Dates:Start Date",
                "Planned Dates:End Date",
                "Recipient Org:Identifier",
                "Recipient Org:Name",
                "Recipient Org:Charity Number",
                "Recipient Org:Company Number",
                "Recipient Org:Postal Code",
                "Beneficiary Location:Country Code",
                "Beneficiary Location:Geographic Code",
                "Funding Org:Identifier",
                "Funding Org:Name",
                "Funding Org:Department",
                "Grant Programme:Code",
                "Grant Programme:Title",
                "From An Open Call?",
                "For Regrant Type",
                "Last Modified");
        grants.forEach(grant -> csv.row(cells(grant)));
        return csv.bytes();
    }

    private static List<@Nullable Object> cells(ThreeSixtyGrant grant) {
        var recipient = grant.recipientOrganization().get(0);
        var funder = grant.fundingOrganization().get(0);
        var planned = grant.plannedDates().get(0);
        var place = grant.beneficiaryLocation().get(0);
        var programme = grant.grantProgramme().get(0);
        return Arrays.asList(
                grant.id(),
                grant.title(),
                grant.description(),
                grant.currency(),
                grant.amountAwarded().toPlainString(),
                grant.amountDisbursed().toPlainString(),
                grant.awardDate(),
                planned.startDate(),
                planned.endDate(),
                recipient.id(),
                recipient.name(),
                recipient.charityNumber(),
                recipient.companyNumber(),
                recipient.postalCode(),
                place.countryCode(),
                place.geoCode(),
                funder.id(),
                funder.name(),
                funder.department(),
                programme.code(),
                programme.title(),
                grant.fromOpenCall(),
                grant.regrantType(),
                grant.dateModified());
    }
}
