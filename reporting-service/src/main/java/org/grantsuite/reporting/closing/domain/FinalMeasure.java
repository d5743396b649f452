package org.grantsuite.reporting.closing.domain;

import org.grantsuite.commons.money.Money;

/** Final spend on one measure, by the council itself and through providers. */
public record FinalMeasure(String measure, Money direct, Money viaProviders) {}
