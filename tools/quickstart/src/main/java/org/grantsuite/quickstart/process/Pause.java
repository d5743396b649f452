package org.grantsuite.quickstart.process;

/** The step of a bounded poll. */
public final class Pause {
    private Pause() {}

    public static void briefly() {
        millis(50);
    }

    public static void millis(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while waiting", e);
        }
    }
}
