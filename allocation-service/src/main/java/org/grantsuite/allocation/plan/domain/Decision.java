package org.grantsuite.allocation.plan.domain;

import java.time.LocalDate;
import java.util.UUID;

/** The decision a plan is approved under, as grant-service holds it (R24). */
public record Decision(UUID id, String reference, LocalDate decidedOn, LocalDate effectiveOn, Basis governingBasis) {}
