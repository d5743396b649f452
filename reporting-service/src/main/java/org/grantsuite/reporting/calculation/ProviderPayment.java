package org.grantsuite.reporting.calculation;

import java.time.LocalDate;
import java.util.UUID;

/** Money passed on to a provider for an award, as the paying service knows it. */
public record ProviderPayment(String reference, UUID awardId, String providerId, long pence, LocalDate paidOn) {}
