package org.grantsuite.reporting.calculation;

import java.util.List;

/**
 * What another scheme asks for on the same date; its figures are unknown until the council gives them.
 *
 * @param metricsKnown whether the edition says which figures those are
 */
public record LinkedObligation(String schemeCode, String label, boolean metricsKnown, List<String> metricCodes) {

    public LinkedObligation {
        metricCodes = List.copyOf(metricCodes);
    }
}
