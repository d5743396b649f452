package org.grantsuite.reporting.publication.domain;

import java.util.List;

/** A package of grants as 360Giving publishes them. */
public record ThreeSixtyPackage(
        String title, String identifier, Publisher publisher, String license, List<ThreeSixtyGrant> grants) {

    public record Publisher(String identifier, String name) {}

    public static ThreeSixtyPackage of(List<Given> given, Profile profile, Fund fund, boolean openCall) {
        return new ThreeSixtyPackage(
                "Grants of " + profile.organisationName() + " from " + fund.name(),
                profile.grantPrefix() + "-" + fund.determinationNumber().replaceAll("[^A-Za-z0-9]+", "-"),
                new Publisher(profile.organisationIdentifier(), profile.organisationName()),
                profile.licence(),
                given.stream()
                        .map(one -> ThreeSixtyGrant.of(one, profile, fund, openCall))
                        .toList());
    }
}
