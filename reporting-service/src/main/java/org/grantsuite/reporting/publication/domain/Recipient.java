package org.grantsuite.reporting.publication.domain;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Who a provider is in public. */
public record Recipient(
        UUID id,
        String providerId,
        String name,
        LegalForm legalForm,
        @Nullable String companyNumber,
        @Nullable String charityNumber,
        @Nullable String authorityCode,
        @Nullable String postcode,
        boolean vcse,
        @Nullable String regrantType) {

    private static final String WITHHELD = "Name withheld (%s)";

    public boolean isNameWithheld() {
        return legalForm.isNaturalPerson();
    }

    public String publicName() {
        return isNameWithheld()
                ? WITHHELD.formatted(legalForm == LegalForm.SOLE_TRADER ? "sole trader" : "individual")
                : name;
    }

    /** As it stands in a register of organisations, or under the publisher's own prefix where it is in none. */
    public String identifier(String grantPrefix) {
        return switch (legalForm) {
            case COMPANY -> "GB-COH-" + companyNumber;
            case CHARITY, CHARITABLE_COMPANY -> "GB-CHC-" + charityNumber;
            case LOCAL_AUTHORITY -> "GB-LAE-" + authorityCode;
            case PARTNERSHIP, UNREGISTERED -> grantPrefix + "-org-" + providerId;
            case SOLE_TRADER, INDIVIDUAL ->
                throw new IllegalStateException("A natural person has no public identifier");
        };
    }

    /**
     * For one award: a natural person gets another one each time, so that nothing can be put together.
     *
     * @param awardId known to nobody outside
     */
    public String identifier(String grantPrefix, UUID awardId) {
        return isNameWithheld() ? grantPrefix + "-withheld-" + awardId : identifier(grantPrefix);
    }

    public @Nullable String registrationNumber() {
        return charityNumber != null ? charityNumber : companyNumber;
    }
}
