package org.grantsuite.reporting.departmentreturn.domain;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The grant a return is about, and the edition of the rules it is made by: the one in force on {@code editionOn}. */
@Embeddable
public record GrantReference(
        @Column(name = "grant_id") UUID grantId,
        @Column(name = "grant_name") String grantName,
        @Column(name = "determination_number") String determinationNumber,
        @Column(name = "scheme_code") String schemeCode,
        @Column(name = "edition") String edition,
        @Column(name = "edition_hash") String editionHash,
        @Column(name = "edition_on") @Nullable LocalDate editionOn,
        @Column(name = "edition_on_given") @Nullable Boolean editionOnGiven) {}
