package org.grantsuite.reporting.edition;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * How long an edition asks for evidence to be kept.
 *
 * @param from counted from this day; null means from the end of the spend window
 */
public record Retention(int years, @Nullable LocalDate from) {}
