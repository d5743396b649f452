package org.grantsuite.reporting.publication.domain;

import java.time.LocalDate;

/** The grant the published money comes from. */
public record Fund(
        String councilCode, String name, String determinationNumber, String schemeCode, LocalDate from, LocalDate to) {}
