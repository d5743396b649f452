package org.grantsuite.reporting.calculation;

/** How many of the area's providers answered about leavers (R36). */
public record Coverage(int providersInArea, int providersAnswered) {}
