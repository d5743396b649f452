package org.grantsuite.grant.irregularity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.grantsuite.grant.irregularity.IrregularityStatus.CLOSED;
import static org.grantsuite.grant.irregularity.IrregularityStatus.NOTIFIED;
import static org.grantsuite.grant.irregularity.IrregularityStatus.OPEN;
import static org.grantsuite.grant.irregularity.IrregularityStatus.RECOVERING;
import static org.grantsuite.grant.irregularity.IrregularityStatus.WITHDRAWN;

import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.grantsuite.grant.chronicle.Stamp;
import org.junit.jupiter.api.Test;

class IrregularityStatusTest {
    private record Move(IrregularityStatus from, IrregularityStatus to) {}

    private static final Set<Move> ALLOWED = Set.of(
            new Move(OPEN, NOTIFIED),
            new Move(OPEN, WITHDRAWN),
            new Move(NOTIFIED, RECOVERING),
            new Move(NOTIFIED, CLOSED),
            new Move(RECOVERING, RECOVERING),
            new Move(RECOVERING, CLOSED));

    @Test
    void shouldAllowTheseMovesAndNoOther() {
        for (IrregularityStatus from : IrregularityStatus.values()) {
            for (IrregularityStatus to : IrregularityStatus.values()) {
                assertThat(from.mayBecome(to)).as("%s to %s", from, to).isEqualTo(ALLOWED.contains(new Move(from, to)));
            }
        }
    }

    @Test
    void shouldFreezeAnAwardUntilTheCaseEnds() {
        for (IrregularityStatus status : IrregularityStatus.values()) {
            assertThat(status.freezes()).as("%s", status).isEqualTo(status != CLOSED && status != WITHDRAWN);
        }
    }

    @Test
    void shouldNotMoveTheAggregateWhereTheTableDoesNot() {
        var told = new Irregularity.Told(UUID.randomUUID(), "IR-1", "t", "d", Instant.EPOCH, "award", null, null);
        var one = new Irregularity(new Stamp(UUID.randomUUID(), Instant.EPOCH, "ann"), told);

        assertThatThrownBy(() -> one.close(IrregularityOutcome.UNFOUNDED)).isInstanceOf(IllegalStateException.class);
        one.notifyDepartment(Instant.EPOCH);
        assertThatThrownBy(one::withdraw).isInstanceOf(IllegalStateException.class);
        one.close(IrregularityOutcome.EXPLAINED);
        assertThatThrownBy(one::recover).isInstanceOf(IllegalStateException.class);
        assertThat(one.isFrozen()).isFalse();
    }
}
