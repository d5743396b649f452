package org.grantsuite.grant.scheme.domain;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Which edition of a scheme rules on which day, for what began under a given edition (R46). */
public final class EditionTimeline {
    private final Map<String, Succession> next = new HashMap<>();

    public EditionTimeline(Collection<Succession> successions) {
        successions.forEach(one -> next.put(one.edition(), one));
    }

    /** From {@code from} on, {@code by} rules in place of {@code edition}. */
    public record Succession(String edition, String by, LocalDate from) {}

    /**
     * A stretch of days under one edition.
     *
     * @param from its first day, null from the beginning
     * @param until the first day of the next edition, null to the end
     */
    public record Span(
            String edition,
            @Nullable LocalDate from,
            @Nullable LocalDate until) {
        public boolean contains(LocalDate day) {
            return (from == null || !day.isBefore(from)) && (until == null || day.isBefore(until));
        }
    }

    /** The editions in their order, without gap or overlap; each day lies in exactly one. */
    public List<Span> spans(String start) {
        List<Span> spans = new ArrayList<>();
        String edition = start;
        LocalDate from = null;
        for (Succession step = next.get(edition); step != null; step = next.get(edition)) {
            spans.add(new Span(edition, from, step.from()));
            edition = step.by();
            from = step.from();
        }
        spans.add(new Span(edition, from, null));
        return List.copyOf(spans);
    }

    public String on(String start, LocalDate day) {
        return spans(start).stream()
                .filter(span -> span.contains(day))
                .findFirst()
                .map(Span::edition)
                .orElseThrow(() -> new IllegalStateException("each day lies in a span"));
    }

    public boolean leadsTo(String start, String edition) {
        return spans(start).stream().anyMatch(span -> span.edition().equals(edition));
    }

    /** Whether the step would come after whatever brought its edition in, and before whatever ends its successor. */
    public boolean inOrder(Succession step) {
        Succession following = next.get(step.by());
        return (following == null || step.from().isBefore(following.from()))
                && next.values().stream()
                        .filter(one -> one.by().equals(step.edition()))
                        .allMatch(one -> one.from().isBefore(step.from()));
    }
}
