package org.grantsuite.reporting.grantclient;

import java.time.LocalDate;

/** Money that came back from a provider, or what of it the council gave up on and bears itself. */
public record ProviderRecovery(
        String providerId, boolean misspent, boolean writtenOff, long pence, LocalDate valueOn) {}
