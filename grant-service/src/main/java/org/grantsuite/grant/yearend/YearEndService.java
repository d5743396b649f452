package org.grantsuite.grant.yearend;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.grantsuite.grant.capacity.CapacityService;
import org.grantsuite.grant.grant.GrantService;
import org.grantsuite.grant.grant.domain.Grant;
import org.grantsuite.grant.ledger.LedgerView;
import org.grantsuite.grant.period.AccountingCalendar;
import org.grantsuite.grant.period.PeriodService;
import org.grantsuite.grant.period.PeriodStatus;
import org.jspecify.annotations.Nullable;

/** Puts the working paper of a year end together. */
@ApplicationScoped
class YearEndService {
    private final GrantService grants;
    private final LedgerView ledger;
    private final CapacityService capacities;
    private final PeriodService periods;
    private final AccountingCalendar calendar;

    YearEndService(
            GrantService grants,
            LedgerView ledger,
            CapacityService capacities,
            PeriodService periods,
            AccountingCalendar calendar) {
        this.grants = grants;
        this.ledger = ledger;
        this.capacities = capacities;
        this.periods = periods;
        this.calendar = calendar;
    }

    record Paper(Grant grant, long journalSequence, WorkingPaper figures) {}

    @Transactional
    Paper paper(UUID grantId, int financialYear, @Nullable Instant asKnownAt) {
        Grant grant = grants.get(grantId);
        LocalDate end = calendar.yearEnd(financialYear);
        var standing = ledger.standing(grantId, end, asKnownAt);
        boolean closed = periods.year(financialYear).stream().noneMatch(period -> period.status() == PeriodStatus.OPEN);
        return new Paper(
                grant,
                standing.journalSequence(),
                new WorkingPaper(
                        end,
                        standing.position(),
                        standing.accounts(),
                        ledger.movements(grantId, end, asKnownAt),
                        capacities.inForce(grantId, end, asKnownAt),
                        closed));
    }
}
