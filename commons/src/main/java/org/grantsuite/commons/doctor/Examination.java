package org.grantsuite.commons.doctor;

/** One thing that is looked at. What it cannot look at is a finding, never an exception. */
interface Examination {
    void examine(Settings settings, Findings findings);
}
