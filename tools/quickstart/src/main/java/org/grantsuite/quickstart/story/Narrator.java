package org.grantsuite.quickstart.story;

import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;

/** Prints the story as it goes, each chapter with the seconds since the start. */
public final class Narrator {
    private final PrintStream out;
    private final Instant start;

    public Narrator(PrintStream out, Instant start) {
        this.out = out;
        this.start = start;
    }

    void chapter(String title) {
        out.printf(Locale.ROOT, "%n[%3d s] %s%n", elapsed().toSeconds(), title);
    }

    void say(String format, Object... arguments) {
        out.printf(Locale.ROOT, "        " + format + "%n", arguments);
    }

    void line(String text) {
        out.println(text);
    }

    Duration elapsed() {
        return Duration.between(start, Instant.now());
    }
}
