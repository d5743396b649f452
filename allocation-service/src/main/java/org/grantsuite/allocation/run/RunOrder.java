package org.grantsuite.allocation.run;

import java.util.List;
import java.util.UUID;
import org.grantsuite.allocation.apportionment.Rate;
import org.grantsuite.allocation.apportionment.RemainderRule;
import org.jspecify.annotations.Nullable;

/** What a run is asked to do. */
public record RunOrder(
        UUID planId,
        String potCode,
        UUID snapshotId,
        RunMethod method,
        List<String> drivers,
        @Nullable Rate rate,
        @Nullable Rate declaredRate,
        RemainderRule remainderRule) {}
