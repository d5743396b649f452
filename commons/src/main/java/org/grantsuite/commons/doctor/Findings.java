package org.grantsuite.commons.doctor;

import java.io.PrintStream;

/** Tells what was found, line by line. A value that is a secret is never part of a line. */
final class Findings {
    private final PrintStream out;
    private final Settings settings;
    private int mend;
    private int look;

    Findings(PrintStream out, Settings settings) {
        this.out = out;
        this.settings = settings;
    }

    void fine(String what) {
        tell("ok  ", what);
    }

    /** Works, but somebody should know. */
    void look(String what, String advice) {
        look++;
        tell("look", what + ": " + advice);
    }

    void mend(String what, String advice) {
        mend++;
        tell("MEND", what + ": " + advice);
    }

    /** Fine, or to be mended. */
    void expect(boolean fine, String what, String advice) {
        if (fine) {
            fine(what);
        } else {
            mend(what, advice);
        }
    }

    private void tell(String kind, String line) {
        out.println("  " + kind + "  " + settings.withoutSecrets(line));
    }

    boolean conclude() {
        out.println(mend == 0 ? "nothing to mend" + (look == 0 ? "" : ", " + look + " to look at") : mend + " to mend");
        return mend == 0;
    }
}
