package org.grantsuite.grant.decision.domain;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.grantsuite.grant.decision.domain.Standing.Person;
import org.jspecify.annotations.Nullable;

/**
 * The answer to a question of authority. There is authority only where a decision or a delegation names a person or a
 * role: nothing recorded means nobody may.
 */
public final class Verdict {
    private static final int MOST_GAPS = 50;
    private static final int GAPS_IN_WORDS = 3;

    private final ApprovalQuestion question;
    private final List<Standing> authorities = new ArrayList<>();
    private final List<Gap> gaps = new ArrayList<>();
    private final @Nullable Standing callers;

    private Verdict(ApprovalQuestion question, List<Standing> asked, Person caller) {
        this.question = question;
        asked.forEach(standing -> standing.gap(question)
                .ifPresentOrElse(gap -> gaps.add(new Gap(standing, gap)), () -> authorities.add(standing)));
        this.callers = authorities.stream()
                .filter(standing -> standing.covers(caller, question.on()))
                .min(Comparator.comparingInt(this::peopleNeeded))
                .orElse(null);
    }

    /** A mandate for the action, and why it does not reach the question. */
    public record Gap(Standing standing, String reason) {}

    /** @param asked every mandate for the action, whatever else it says */
    public static Verdict of(ApprovalQuestion question, List<Standing> asked, Person caller) {
        return new Verdict(question, asked, caller);
    }

    public int peopleNeeded(Standing standing) {
        return standing.mandate().terms().peopleNeeded(question.amount());
    }

    /** The fewest that are enough; empty where nobody may. */
    public OptionalInt peopleNeeded() {
        return authorities.stream().mapToInt(this::peopleNeeded).min();
    }

    public Optional<Standing> callersAuthority() {
        return Optional.ofNullable(callers);
    }

    /** In plain words why nobody may, or too few, and what to record. */
    public Optional<String> why() {
        if (authorities.isEmpty()) {
            return Optional.of(gaps.isEmpty() ? nothingRecorded() : nothingReaches());
        }
        int needed = peopleNeeded().orElseThrow();
        boolean byRole = authorities.stream()
                .anyMatch(standing -> standing.mandate().terms().role() != null);
        Set<String> persons = new HashSet<>();
        authorities.forEach(standing -> persons.addAll(standing.persons(question.on())));
        return byRole || persons.size() >= needed
                ? Optional.empty()
                : Optional.of(needed + " people are needed and " + persons.size()
                        + " may; record a delegation or a deputy that names another");
    }

    private String nothingRecorded() {
        return "No decision or delegation says who may " + question.action()
                + "; record one with a mandate that names a person or a role";
    }

    private String nothingReaches() {
        String reasons = gaps.stream()
                .limit(GAPS_IN_WORDS)
                .map(gap -> gap.standing().decision().reference() + ": " + gap.reason())
                .reduce((one, two) -> one + "; " + two)
                .orElse("");
        return "No recorded mandate for " + question.action() + " reaches this (" + reasons
                + "); record a decision or delegation that does";
    }

    public ApprovalQuestion question() {
        return question;
    }

    public List<Standing> authorities() {
        return List.copyOf(authorities);
    }

    public List<Gap> gaps() {
        return List.copyOf(gaps.subList(0, Math.min(MOST_GAPS, gaps.size())));
    }
}
