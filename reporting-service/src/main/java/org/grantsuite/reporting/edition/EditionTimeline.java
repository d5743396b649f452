package org.grantsuite.reporting.edition;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The editions that rule one grant, by date: without gap or overlap, from the edition of the determination on (R46). */
public record EditionTimeline(List<Span> spans) {

    public EditionTimeline {
        spans = List.copyOf(spans);
    }

    /**
     * One edition and its days.
     *
     * @param from its first day; null from the beginning
     * @param until the first day of the next edition; null while there is none
     * @param points codes of the reporting points that fall due in its days
     */
    public record Span(
            String edition,
            @Nullable LocalDate from,
            @Nullable LocalDate until,
            Set<String> points) {

        public Span {
            points = Set.copyOf(points);
        }

        private boolean contains(LocalDate day) {
            return (from == null || !day.isBefore(from)) && (until == null || day.isBefore(until));
        }
    }

    /** The edition in force on that day. */
    public String on(LocalDate day) {
        return spans.stream()
                .filter(span -> span.contains(day))
                .findFirst()
                .map(Span::edition)
                .orElseThrow(() -> new IllegalStateException("No edition rules " + day + ": " + spans));
    }

    /** The edition a reporting point falls due under; empty where no edition knows the point. */
    public Optional<String> judging(String reportingPoint) {
        return spans.stream()
                .filter(span -> span.points().contains(reportingPoint))
                .findFirst()
                .map(Span::edition);
    }
}
