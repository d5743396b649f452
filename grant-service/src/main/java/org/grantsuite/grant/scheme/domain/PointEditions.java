package org.grantsuite.grant.scheme.domain;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.grantsuite.grant.scheme.domain.EditionTimeline.Span;
import org.grantsuite.grant.scheme.domain.SchemeRules.ReportingPoint;

/**
 * Which edition judges each reporting point (R46): the one in force on the day the point falls due by it. A point that no
 * edition has due in its own days, because a re-issue moved it into the past, goes by the last edition that knows it.
 */
public final class PointEditions {
    private PointEditions() {}

    /** An edition with its days, in the order of time. */
    public record Ruling(Span span, SchemeRules rules) {}

    /** Edition by the code of the point. */
    public static Map<String, String> of(List<Ruling> rulings) {
        Map<String, String> last = new LinkedHashMap<>();
        Map<String, String> found = new LinkedHashMap<>();
        for (Ruling ruling : rulings) {
            for (ReportingPoint point : ruling.rules().reportingPoints()) {
                last.put(point.code(), ruling.span().edition());
                if (ruling.span().contains(point.dueOn())) {
                    found.put(point.code(), ruling.span().edition());
                }
            }
        }
        last.putAll(found);
        return last;
    }
}
