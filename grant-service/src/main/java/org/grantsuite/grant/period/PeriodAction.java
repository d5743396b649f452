package org.grantsuite.grant.period;

import java.util.List;
import java.util.Map;

/** A step in a period's life: which state it starts from, and which it leads to. */
public enum PeriodAction {
    CLOSED,
    REOPENING_ASKED,
    REOPENING_APPROVED,
    REOPENING_DECLINED;

    private static final Map<PeriodStatus, List<PeriodAction>> ALLOWED = Map.of(
            PeriodStatus.OPEN, List.of(CLOSED),
            PeriodStatus.CLOSED, List.of(REOPENING_ASKED),
            PeriodStatus.REOPENING_ASKED, List.of(REOPENING_APPROVED, REOPENING_DECLINED));

    boolean isAllowedIn(PeriodStatus status) {
        return ALLOWED.getOrDefault(status, List.of()).contains(this);
    }

    PeriodStatus leadsTo() {
        return switch (this) {
            case CLOSED, REOPENING_DECLINED -> PeriodStatus.CLOSED;
            case REOPENING_ASKED -> PeriodStatus.REOPENING_ASKED;
            case REOPENING_APPROVED -> PeriodStatus.OPEN;
        };
    }
}
