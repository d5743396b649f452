package org.grantsuite.reporting.grantclient;

import java.time.LocalDate;

/** What a provider was asked to pay back; {@code outstandingPence} is nothing once cancelled. */
public record ProviderDebt(
        String reference, String providerId, boolean misspent, long pence, long outstandingPence, LocalDate raisedOn) {}
