package org.grantsuite.reporting.providerreturn;

import java.util.Map;
import java.util.UUID;
import org.grantsuite.reporting.calculation.OutputKind;

/** The last accepted return of a location before this period: a cumulative figure falls only with a reason (R35). */
record EarlierReturn(
        UUID id,
        String reportingPoint,
        Map<String, Long> spendByMeasure,
        Map<OutputKind, Long> outputs,
        long returnedPence) {}
