package org.grantsuite.allocation.sheet;

import java.io.InputStream;

/**
 * XML as spreadsheets write it, and nothing else XML can do. Without {@code <!} there is no DTD, so no entity to expand and
 * none to fetch, no comment and no CDATA section without end; every text and tag is bounded, so the parser's buffers are.
 */
final class StrictXml extends StrictText {
    static final long MOST_CHARS = 1_000_000_000L;
    private static final int LONGEST_RUN = 1 << 20;
    private static final long PATIENCE = 10_000_000L;
    private static final int MOST_RATIO = 250;

    private final long mostChars;
    private long count;
    private int run;
    private char before;

    /** @param compressedBytes what the part takes in the archive: far more than that coming out is a bomb */
    StrictXml(InputStream in, String part, long compressedBytes) {
        super(in, part);
        this.mostChars = Math.min(MOST_CHARS, Math.max(PATIENCE, compressedBytes * MOST_RATIO));
    }

    @Override
    void watch(char c) {
        super.watch(c);
        count++;
        run = c == '<' ? 0 : run + 1;
        if (count > mostChars) {
            throw unsafe("expands to more than " + mostChars + " characters: a bomb, or no table of this size");
        }
        if (run > LONGEST_RUN) {
            throw unsafe("a single text or tag of more than " + LONGEST_RUN + " characters");
        }
        if (before == '<' && (c == '!' || (c == '?' && count > 2))) {
            throw unsafe("a DTD, comment, CDATA section or processing instruction, where a spreadsheet has none");
        }
        before = c;
    }

    private RuntimeException unsafe(String reason) {
        return SheetProblem.SHEET_UNSAFE.at(line(), part(), part() + ", line " + line() + ": " + reason);
    }
}
