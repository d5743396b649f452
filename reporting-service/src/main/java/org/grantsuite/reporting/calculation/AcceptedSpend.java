package org.grantsuite.reporting.calculation;

import java.util.List;
import java.util.UUID;

/** What an accepted return spent, with the awards it names as where the money came from. */
public record AcceptedSpend(String returnId, String providerId, List<UUID> awardIds, long pence) {

    public AcceptedSpend {
        awardIds = List.copyOf(awardIds);
    }
}
