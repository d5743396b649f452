package org.grantsuite.allocation.run.recipe;

import java.util.List;

/**
 * Who may be in a run.
 *
 * @param values services, kinds of location, providers, a driver or a pot
 * @param atLeast units
 * @param atMost units; {@code Long.MAX_VALUE} for no limit
 * @param reason told to whoever fails it
 */
public record Filter(FilterKind kind, List<String> values, long atLeast, long atMost, String reason) {}
