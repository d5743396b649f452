package org.grantsuite.allocation.award;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.grantsuite.commons.jdbc.Jdbc;
import org.grantsuite.commons.money.Money;
import org.jspecify.annotations.Nullable;

/** What awards are made of: lines of runs, or a sum out of a pot. */
@ApplicationScoped
public class AwardLines {
    private static final String LINES = """
            select a.award_id, a.pot_code, a.amount_pence, r.line_key, a.run_id
            from award_line a left join run_line r on r.run_id = a.run_id and r.ordinal = a.run_ordinal
            where a.award_id = any (?) order by a.award_id, a.position""";

    private final Jdbc jdbc;

    AwardLines(Jdbc jdbc) {
        this.jdbc = jdbc;
    }

    /** One part of an award; without a run it was awarded singly. */
    public record Part(
            String potCode,
            Money amount,
            @Nullable String lineKey,
            @Nullable UUID runId) {}

    public Map<UUID, List<Part>> of(Collection<UUID> awardIds) {
        Map<UUID, List<Part>> parts = new HashMap<>();
        jdbc.list(
                LINES,
                row -> parts.computeIfAbsent(row.getObject(1, UUID.class), id -> new ArrayList<>())
                        .add(new Part(
                                row.getString(2),
                                Money.ofPence(row.getLong(3)),
                                row.getString(4),
                                row.getObject(5, UUID.class))),
                (Object) awardIds.toArray(UUID[]::new));
        return parts;
    }

    /** What is accepted of each pot of each award, which is what may be paid: the whole unless a part was accepted. */
    public Map<UUID, Map<String, Money>> acceptedOf(Collection<UUID> awardIds) {
        Map<UUID, Map<String, Money>> sums = new HashMap<>();
        of(awardIds).forEach((award, parts) -> sums.put(award, byPot(parts)));
        jdbc.list(
                "select award_id, pot_code, amount_pence from award_accepted_part where award_id = any (?)",
                row -> sums.getOrDefault(row.getObject(1, UUID.class), new HashMap<>())
                        .put(row.getString(2), Money.ofPence(row.getLong(3))),
                (Object) awardIds.toArray(UUID[]::new));
        sums.values().forEach(pots -> pots.values().removeIf(Money::isZero));
        return sums;
    }

    /** A sum that is not everything that is accepted, spread over the pots in their proportion, to the penny. */
    public static Map<String, Money> share(Map<String, Money> pots, Money sum) {
        Money whole = pots.values().stream().reduce(Money.ZERO, Money::plus);
        if (whole.equals(sum)) {
            return pots;
        }
        Map<String, Money> parts = PartAcceptance.split(pots, sum);
        parts.values().removeIf(Money::isZero);
        return parts;
    }

    /** What of each pot is left once so much of all of them was given up. */
    static Map<String, Money> left(Map<String, Money> pots, Money given) {
        Map<String, Money> left = new LinkedHashMap<>(pots);
        share(pots, given).forEach((pot, part) -> left.merge(pot, part, Money::minus));
        left.values().removeIf(Money::isZero);
        return left;
    }

    void keepAccepted(UUID awardId, String councilCode, Map<String, Money> parts) {
        parts.forEach((pot, sum) -> jdbc.update(
                "insert into award_accepted_part (award_id, pot_code, council_code, amount_pence) values (?, ?, ?, ?)",
                awardId,
                pot,
                councilCode,
                sum.pence()));
    }

    /** Sum of each pot in an award. */
    public static Map<String, Money> byPot(List<Part> parts) {
        Map<String, Money> sums = new LinkedHashMap<>();
        parts.forEach(part -> sums.merge(part.potCode(), part.amount(), Money::plus));
        return sums;
    }
}
