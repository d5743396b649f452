package org.grantsuite.grant.decision.domain;

import java.time.LocalDate;
import org.grantsuite.commons.money.Money;
import org.jspecify.annotations.Nullable;

/** What the council pays ahead of the grant's cash, at its own risk (R13). */
public record Underwriting(Money amount, @Nullable LocalDate expiresOn) {}
