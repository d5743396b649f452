package org.grantsuite.reporting.programme.domain;

import java.util.Collection;

/** How exact a printed figure claims to be; it is part of the figure and never dropped. */
public enum Qualifier {
    EXACT(""),
    OVER("over "),
    MORE_THAN("more than "),
    AT_LEAST("at least "),
    ABOUT("about "),
    UP_TO("up to ");

    private final String words;

    Qualifier(String words) {
        this.words = words;
    }

    String words() {
        return words;
    }

    private boolean isFloor() {
        return this == OVER || this == MORE_THAN || this == AT_LEAST;
    }

    /** What may be said of a sum: floors add up to a floor, ceilings to a ceiling, and anything mixed is about right. */
    static Qualifier ofSum(Collection<Qualifier> addends) {
        boolean exact = addends.stream().allMatch(EXACT::equals);
        boolean floors = addends.stream().allMatch(one -> one == EXACT || one.isFloor());
        boolean ceilings = addends.stream().allMatch(one -> one == EXACT || one == UP_TO);
        if (exact) {
            return EXACT;
        }
        if (floors) {
            return addends.contains(OVER) || addends.contains(MORE_THAN) ? OVER : AT_LEAST;
        }
        return ceilings ? UP_TO : ABOUT;
    }
}
