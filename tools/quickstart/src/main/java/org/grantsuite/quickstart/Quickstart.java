package org.grantsuite.quickstart;

/** Entry. */
public final class Quickstart {
    public static void main(String[] arguments) {}
}
