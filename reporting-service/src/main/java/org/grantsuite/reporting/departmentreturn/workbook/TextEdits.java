package org.grantsuite.reporting.departmentreturn.workbook;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Replacements in one text, gathered in any order; what no edit touches stays character by character. */
final class TextEdits {

    private final List<Edit> edits = new ArrayList<>();

    private record Edit(int from, int to, String with) {}

    void replace(int from, int to, String with) {
        edits.add(new Edit(from, to, with));
    }

    boolean isEmpty() {
        return edits.isEmpty();
    }

    /** Insertions at one place come in the order they were gathered. */
    String apply(String text) {
        edits.sort(Comparator.comparingInt(Edit::from).thenComparingInt(Edit::to));
        var edited = new StringBuilder(text.length() + 64 * edits.size());
        int done = 0;
        for (var edit : edits) {
            if (edit.from() < done) {
                throw new IllegalStateException("Two edits overlap at " + edit.from());
            }
            edited.append(text, done, edit.from()).append(edit.with());
            done = edit.to();
        }
        return edited.append(text, done, text.length()).toString();
    }
}
