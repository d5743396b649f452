package org.grantsuite.reporting.calculation;

import java.util.List;

/** A named check of a return; severity and plain words come from the edition's rule. */
@FunctionalInterface
interface Validation {

    List<Finding> check(Rule rule, Review review);
}
