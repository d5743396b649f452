package org.grantsuite.grant.ledger.domain;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.grantsuite.commons.money.Money;
import org.jspecify.annotations.Nullable;

/**
 * The posting rules: which accounts each kind of journal may move, and the one route it takes to the general ledger.
 * They are data; what contradicts itself is refused when it is read.
 */
public record PostingRules(List<Rule> rules) {

    /** @param route absent for a reversal, which keeps the route of what it reverses */
    public record Rule(JournalKind kind, @Nullable PostingRoute route, String meaning, List<Part> parts) {
        public Rule {
            parts = List.copyOf(parts);
        }

        Stream<Leg> legs() {
            return parts.stream().flatMap(part -> part.legs().stream());
        }
    }

    /** What a journal of the kind may be made of. */
    public record Part(String part, List<Leg> legs) {
        public Part {
            legs = List.copyOf(legs);
        }
    }

    /** @param agentDebit where the debit goes instead while the council acts as agent */
    public record Leg(
            Account debit, Account credit, @Nullable Account agentDebit) {

        Stream<Account> touched() {
            return agentDebit == null ? Stream.of(debit, credit) : Stream.of(debit, credit, agentDebit);
        }

        boolean isOf(Transfer transfer) {
            return debit == transfer.debit() && credit == transfer.credit();
        }
    }

    /** A sum and where it belongs. */
    public record Sum(
            Money amount,
            @Nullable String potCode,
            @Nullable String measure) {
        public static Sum of(Money amount) {
            return new Sum(amount, null, null);
        }
    }

    public PostingRules {
        rules = List.copyOf(rules);
        requireEachKindOnce(rules);
        rules.forEach(PostingRules::requireSound);
    }

    private static void requireEachKindOnce(List<Rule> rules) {
        Set<JournalKind> kinds = EnumSet.noneOf(JournalKind.class);
        rules.forEach(rule -> kinds.add(rule.kind()));
        if (kinds.size() != rules.size() || kinds.size() != JournalKind.values().length) {
            throw new IllegalArgumentException("every kind of journal has exactly one rule");
        }
    }

    private static void requireSound(Rule rule) {
        boolean mirror = rule.kind() == JournalKind.REVERSAL;
        if (mirror != (rule.route() == null) || mirror != rule.parts().isEmpty()) {
            throw new IllegalArgumentException(rule.kind() + " needs a route and parts; a reversal has neither");
        }
        if (rule.parts().stream().map(Part::part).distinct().count()
                != rule.parts().size()) {
            throw new IllegalArgumentException(rule.kind() + " names a part twice");
        }
        rule.legs().forEach(leg -> requireSound(rule, leg));
    }

    private static void requireSound(Rule rule, Leg leg) {
        boolean memo = leg.touched().anyMatch(account -> account.isIn(AccountClass.MEMO));
        if (leg.debit() == leg.credit()
                || memo && !leg.touched().allMatch(account -> account.isIn(AccountClass.MEMO))) {
            throw new IllegalArgumentException(rule.kind() + " moves money into a memo account or nowhere");
        }
        if (rule.route() == PostingRoute.MEMO && !memo) {
            throw new IllegalArgumentException(rule.kind() + " moves money and takes no route to the general ledger");
        }
    }

    public Rule rule(JournalKind kind) {
        return rules.stream().filter(rule -> rule.kind() == kind).findFirst().orElseThrow();
    }

    /** @throws IllegalArgumentException for a reversal, which has no route of its own */
    public PostingRoute route(JournalKind kind) {
        return Optional.ofNullable(rule(kind).route())
                .orElseThrow(() -> new IllegalArgumentException("a reversal keeps the route of what it reverses"));
    }

    /** The transfers that a part makes of a sum, in the order of its legs. */
    public List<Transfer> transfers(JournalKind kind, String part, Sum sum) {
        return rule(kind).parts().stream()
                .filter(one -> one.part().equals(part))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(kind + " has no part " + part))
                .legs()
                .stream()
                .map(leg -> new Transfer(leg.debit(), leg.credit(), sum.amount(), sum.potCode(), sum.measure()))
                .toList();
    }

    /** A mistake of ours, not of a caller: no request names accounts. */
    public void requireAllowed(JournalKind kind, List<Transfer> transfers) {
        for (Transfer transfer : transfers) {
            if (rule(kind).legs().noneMatch(leg -> leg.isOf(transfer))) {
                throw new IllegalArgumentException(
                        kind + " does not move " + transfer.debit() + " against " + transfer.credit());
            }
        }
    }

    public boolean hasAgentVariant(JournalKind kind) {
        return rule(kind).legs().anyMatch(leg -> leg.agentDebit() != null);
    }

    /** The transfer as the council's capacity has it booked. */
    public Transfer inCapacity(JournalKind kind, Transfer transfer, Capacity capacity) {
        Account debit = capacity == Capacity.PRINCIPAL
                ? transfer.debit()
                : rule(kind)
                        .legs()
                        .filter(leg -> leg.isOf(transfer))
                        .map(Leg::agentDebit)
                        .flatMap(Stream::ofNullable)
                        .findFirst()
                        .orElse(transfer.debit());
        return new Transfer(debit, transfer.credit(), transfer.amount(), transfer.potCode(), transfer.measure());
    }
}
