package org.grantsuite.grant.spend.domain;

import org.grantsuite.commons.money.Money;

/** The tax of a purchase as the general ledger has it. */
public record VatTold(String code, Money net, Money tax) {}
