package org.grantsuite.grant.deadline;

import java.time.LocalDate;

/** So many working days after a day. */
public record Counted(LocalDate on, int days) {}
