package org.grantsuite.reporting.departmentreturn.domain;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.util.UUID;

/** The grant a return is about, and the edition of the rules it is made by. */
@Embeddable
public record GrantReference(
        @Column(name = "grant_id") UUID grantId,
        @Column(name = "grant_name") String grantName,
        @Column(name = "determination_number") String determinationNumber,
        @Column(name = "scheme_code") String schemeCode,
        @Column(name = "edition") String edition,
        @Column(name = "edition_hash") String editionHash) {}
