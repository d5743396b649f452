package org.grantsuite.reporting.programme.domain;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Each pound has one parent line: who descends from whom. */
final class Lineage {

    private final Map<String, ProgrammeRow> rows;

    Lineage(Map<String, ProgrammeRow> rows) {
        this.rows = rows;
    }

    /** The row's ancestors, nearest first; ends where a parent is unknown or comes a second time. */
    List<ProgrammeRow> ancestors(ProgrammeRow row) {
        var found = new ArrayList<ProgrammeRow>();
        var seen = new HashSet<>(Set.of(row.id()));
        for (var next = parent(row); next != null && seen.add(next.id()); next = parent(next)) {
            found.add(next);
        }
        return found;
    }

    boolean isCircular(ProgrammeRow row) {
        var seen = new HashSet<>(Set.of(row.id()));
        for (var next = parent(row); next != null; next = parent(next)) {
            if (!seen.add(next.id())) {
                return true;
            }
        }
        return false;
    }

    /** Whether a step on the way up is "of which": such a row is never added to anything. */
    boolean isSubset(ProgrammeRow row) {
        return row.is(Relation.OF_WHICH)
                || ancestors(row).stream().anyMatch(ancestor -> ancestor.is(Relation.OF_WHICH));
    }

    private @Nullable ProgrammeRow parent(ProgrammeRow row) {
        return row.parent() == null ? null : rows.get(row.parent());
    }
}
