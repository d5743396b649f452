package org.grantsuite.reporting.publication.domain;

/** What a recipient is in law; natural persons are never named in public. */
public enum LegalForm {
    COMPANY,
    CHARITY,
    CHARITABLE_COMPANY,
    LOCAL_AUTHORITY,
    SOLE_TRADER,
    INDIVIDUAL,
    PARTNERSHIP,
    UNREGISTERED;

    public boolean isNaturalPerson() {
        return this == SOLE_TRADER || this == INDIVIDUAL;
    }
}
