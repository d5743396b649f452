package org.grantsuite.reporting.publication.domain;

import java.util.Arrays;
import java.util.List;

/** Grants to voluntary, community and social enterprise bodies, in the fields of the Transparency Code. */
public final class VoluntaryCsv {

    private VoluntaryCsv() {}

    public static byte[] bytes(List<Given> given, Profile profile, Fund fund) {
        var csv = new CsvText(
                "Date the grant was awarded",
                "Time period of the grant",
                "Department that awarded it",
                "Beneficiary",
                "Beneficiary registration number",
                "Summary of purpose",
                "Amount");
        given.forEach(one -> csv.row(Arrays.asList(
                one.awardedOn(),
                fund.from() + " to " + fund.to(),
                profile.department(),
                one.recipient().publicName(),
                one.recipient().isNameWithheld() ? null : one.recipient().registrationNumber(),
                fund.name() + ", round " + one.round(),
                CsvText.pounds(one.pence()))));
        return csv.bytes();
    }
}
