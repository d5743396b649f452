package org.grantsuite.grant.spend;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import org.grantsuite.commons.money.Money;
import org.grantsuite.grant.grant.domain.Grant;
import org.grantsuite.grant.reservation.domain.FundsTimeline;
import org.grantsuite.grant.reservation.domain.FundsTimeline.Day;
import org.grantsuite.grant.scheme.domain.SchemeRules;
import org.grantsuite.grant.spend.DoubleFunding.Claim;
import org.grantsuite.grant.spend.SpendRules.Standing;
import org.grantsuite.grant.spend.domain.AdminKind;
import org.grantsuite.grant.spend.domain.SpendTold;

/** Where a grant stands while lines are judged one after the other, each as if those before it were booked. */
final class RunningBook {
    private final Grant grant;
    private final Money cashBase;
    private final FundsTimeline timeline;
    private final Map<LocalDate, Money> spent = new TreeMap<>();
    private final Set<String> charged = new HashSet<>();
    private final Map<String, List<Claim>> claims = new HashMap<>();
    private final Map<LocalDate, SchemeRules> rules = new HashMap<>();
    private final Map<AdminKind, Money> administration = new EnumMap<>(AdminKind.class);
    private Money chargedInAll;

    /** @param before the standing of the grant before the first line, its free sum left out of account */
    RunningBook(Grant grant, Standing before, FundsTimeline timeline) {
        this.grant = grant;
        this.cashBase = before.cashBase();
        this.administration.putAll(before.administration());
        this.chargedInAll = before.charged();
        this.timeline = timeline;
    }

    Grant grant() {
        return grant;
    }

    /** The rules of a day, asked for once. */
    SchemeRules rules(LocalDate on, Function<LocalDate, SchemeRules> asked) {
        return rules.computeIfAbsent(on, asked);
    }

    void holds(String generalLedgerReference) {
        charged.add(generalLedgerReference);
    }

    void holds(String evidenceReference, Claim claim) {
        claims.computeIfAbsent(evidenceReference, key -> new ArrayList<>()).add(claim);
    }

    boolean charges(String generalLedgerReference) {
        return charged.contains(generalLedgerReference);
    }

    List<Claim> claims(String evidenceReference) {
        return claims.getOrDefault(evidenceReference, List.of());
    }

    Standing before(SpendTold told) {
        return new Standing(
                grant.allocation(),
                Map.copyOf(administration),
                chargedInAll,
                cashBase,
                free(told.incurredOn()).minus(told.amount()));
    }

    private Money free(LocalDate on) {
        List<Day> days = new ArrayList<>(timeline.days());
        spent.forEach((day, sum) -> days.add(new Day(day, sum.negated(), Money.ZERO)));
        return new FundsTimeline(timeline.allocation(), days, timeline.holds(), timeline.covers()).leastFrom(on);
    }

    void add(SpendTold told) {
        spent.merge(told.incurredOn(), told.amount(), Money::plus);
        chargedInAll = chargedInAll.plus(told.amount());
        administration.merge(told.adminKind(), told.amount(), Money::plus);
        holds(told.generalLedgerReference());
        if (told.evidenceReference() != null) {
            holds(told.evidenceReference(), Claim.of(told));
        }
    }
}
