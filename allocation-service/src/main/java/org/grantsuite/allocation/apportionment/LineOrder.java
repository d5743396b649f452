package org.grantsuite.allocation.apportionment;

/**
 * The order of lines that settles ties and says which line is listed first. Lines are named by their index in the
 * columns.
 */
@FunctionalInterface
public interface LineOrder {

    /** Negative when the left line comes first, positive when the right one does; zero only for the same line. */
    int compare(int left, int right);

    /** The columns are in the order of their line keys already: the fastest. */
    static LineOrder asListed() {
        return Listed.ASCENDING;
    }

    /** By line key, character by character. The keys must be distinct, or the order in which lines arrive shows. */
    static LineOrder byKey(String[] keys) {
        return (left, right) -> keys[left].compareTo(keys[right]);
    }

    /** The order of the columns, known by identity: then nothing needs to be selected. */
    enum Listed implements LineOrder {
        ASCENDING;

        @Override
        public int compare(int left, int right) {
            return Integer.compare(left, right);
        }
    }

    default LineOrder reversed() {
        return (left, right) -> compare(right, left);
    }
}
