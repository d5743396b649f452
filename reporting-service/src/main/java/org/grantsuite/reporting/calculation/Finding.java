package org.grantsuite.reporting.calculation;

/**
 * What a validation has to say about one place of a return.
 *
 * @param id stable id of the validation, {@code V1} for instance
 * @param place the cell or line it is about
 * @param message plain words with the figures that disagree
 */
public record Finding(String id, Severity severity, String place, String message) {}
