package org.grantsuite.grant.condition;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A condition of a grant: what the edition asks, who answers for it, and how it was judged, first to last. */
public record Condition(ConditionTerm term, @Nullable String owner, long version, List<Judgement> judgements) {
    public Condition {
        judgements = List.copyOf(judgements);
    }

    /** That of the last judgement; OPEN until there is one. */
    public ConditionState state() {
        return judgements.isEmpty()
                ? ConditionState.OPEN
                : judgements.get(judgements.size() - 1).state();
    }
}
