package org.grantsuite.reporting.calculation;

import java.time.LocalDate;

/** Money passed on to a provider, as the paying service knows it. */
public record ProviderPayment(String reference, String providerId, long pence, LocalDate paidOn) {}
