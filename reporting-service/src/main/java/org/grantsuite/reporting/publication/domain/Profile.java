package org.grantsuite.reporting.publication.domain;

import java.time.Instant;
import org.grantsuite.commons.money.Money;

/** How the council names itself in what it publishes. */
public record Profile(
        int version,
        String organisationIdentifier,
        String organisationName,
        String grantPrefix,
        String department,
        String licence,
        Money spendThreshold,
        String merchantCategory,
        String recordedBy,
        Instant recordedAt) {}
