package org.grantsuite.grant.spend;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.grantsuite.commons.paging.Page;
import org.grantsuite.commons.problem.Refusal;
import org.grantsuite.grant.chronicle.Chronicle;
import org.grantsuite.grant.chronicle.Stamp;
import org.grantsuite.grant.grant.GrantService;
import org.grantsuite.grant.grant.persistence.GrantLock;
import org.grantsuite.grant.ledger.Ledger;
import org.grantsuite.grant.spend.domain.DirectSpend;
import org.grantsuite.grant.spend.domain.DirectSpend.Reversal;
import org.grantsuite.grant.spend.domain.SpendLinks;
import org.grantsuite.grant.spend.domain.SpendLinks.Counterpart;
import org.grantsuite.grant.spend.domain.SpendTold;
import org.grantsuite.grant.spend.persistence.DirectSpendRepository;
import org.grantsuite.grant.spend.persistence.DirectSpendRepository.Period;
import org.jspecify.annotations.Nullable;

/** Charges what the council spent itself to the grant, within the edition's rules. */
@ApplicationScoped
public class DirectSpendService {
    private final DirectSpendRepository lines;
    private final SpendDesk desk;
    private final GrantService grants;
    private final GrantLock lock;
    private final Ledger ledger;
    private final Chronicle chronicle;

    DirectSpendService(
            DirectSpendRepository lines,
            SpendDesk desk,
            GrantService grants,
            GrantLock lock,
            Ledger ledger,
            Chronicle chronicle) {
        this.lines = lines;
        this.desk = desk;
        this.grants = grants;
        this.lock = lock;
        this.ledger = ledger;
        this.chronicle = chronicle;
    }

    @Transactional
    public DirectSpend record(SpendTold told) {
        lock.take(told.grantId());
        return charge(told, SpendLinks.NONE);
    }

    private DirectSpend charge(SpendTold told, SpendLinks links) {
        var book = desk.open(grants.get(told.grantId()), List.of(told));
        DirectSpend line = desk.book(desk.check(book, told), links);
        lines.flush();
        return line;
    }

    /** Where a line should have been charged, and why it was not (R10). */
    public record Move(
            UUID toGrantId,
            String potCode,
            @Nullable String measure,
            @Nullable String justification,
            LocalDate reversedOn,
            String reason) {}

    /** Both ends of a corrected mis-attribution. */
    public record Moved(DirectSpend reversed, DirectSpend charged) {}

    /** Money is never moved between grants: the line is taken back in one and charged in the other, in one transaction. */
    @Transactional
    public Moved reattribute(UUID grantId, UUID id, Move move) {
        if (grantId.equals(move.toGrantId())) {
            throw Refusal.of(SpendProblem.REATTRIBUTION_TO_SAME_GRANT, "The line stands in this very grant")
                    .at("toGrantId", "name the grant it belongs to");
        }
        grants.requireKnown(grantId);
        if (!grants.holds(move.toGrantId())) {
            throw Refusal.of(SpendProblem.RELATED_GRANT_UNKNOWN, "No grant has the id " + move.toGrantId())
                    .at("toGrantId", "name a grant of this council");
        }
        // Always the lesser id first, so that two corrections the opposite ways never wait for each other.
        Stream.of(grantId, move.toGrantId()).sorted().forEach(lock::take);
        DirectSpend wrong = takeBack(grantId, id, move.reversedOn(), move.reason());
        DirectSpend right = charge(
                wrong.toldFor(move.toGrantId(), move.potCode(), move.measure(), move.justification()),
                SpendLinks.from(new Counterpart(grantId, wrong.id(), move.reason())));
        wrong.replacedBy(new Counterpart(right.grantId(), right.id(), move.reason()));
        lines.flush();
        chronicle.tell(SpendDesk.deed("DirectSpendReattributed", right).because(move.reason()));
        return new Moved(wrong, right);
    }

    @Transactional
    public DirectSpend reverse(UUID grantId, UUID id, LocalDate on, String reason) {
        lock.take(grantId);
        return takeBack(grantId, id, on, reason);
    }

    private DirectSpend takeBack(UUID grantId, UUID id, LocalDate on, String reason) {
        DirectSpend line = get(grantId, id);
        chronicle.requirePast(on, "reversedOn");
        if (line.isReversed()) {
            throw Refusal.of(SpendProblem.DIRECT_SPEND_REVERSED, "The line is reversed; enter a new one instead");
        }
        if (on.isBefore(line.incurredOn())) {
            throw Refusal.of(SpendProblem.REVERSAL_BEFORE_SPEND, "The line was incurred on " + line.incurredOn())
                    .at("reversedOn", "give that day or a later one");
        }
        var posted = ledger.reverse(line.journalId(), on, reason);
        Stamp stamp = chronicle.stamp();
        line.reverse(new Reversal(reason, on, posted.journalId(), stamp.at(), stamp.by()));
        lines.flush();
        chronicle.tell(SpendDesk.deed("DirectSpendReversed", line).because(reason));
        return line;
    }

    @Transactional
    public DirectSpend get(UUID grantId, UUID id) {
        grants.get(grantId);
        return lines.within(grantId, id)
                .orElseThrow(() -> Refusal.of(
                        SpendProblem.DIRECT_SPEND_UNKNOWN, "The grant has no line of direct spend with the id " + id));
    }

    @Transactional
    public Page<DirectSpend> list(Period period, @Nullable String cursor, int limit) {
        grants.get(period.grantId());
        return lines.page(period, cursor, limit);
    }
}
