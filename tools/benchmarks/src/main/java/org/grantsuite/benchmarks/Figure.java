package org.grantsuite.benchmarks;

import java.util.Locale;

/**
 * A measured figure beside its baseline.
 *
 * @param measured in {@code unit}
 * @param baseline in the same unit
 * @param target what the ratio of the two must keep, as printed, empty where none is set
 * @param kept whether it does; true where there is no target
 */
record Figure(
        String name, String unit, double measured, double baseline, String baselineName, String target, boolean kept) {

    /** The more the better: measured is to be at least {@code percent} of the baseline. */
    static Figure atLeast(int percent, String name, String unit, double measured, double baseline, String of) {
        boolean kept = percent == 0 || measured / baseline * 100 >= percent;
        return new Figure(name, unit, measured, baseline, of, percent == 0 ? "" : "≥ " + percent + " %", kept);
    }

    /** The less the better: measured is to be at most {@code times} the baseline; 0 for no target. */
    static Figure atMost(double times, String name, String unit, double measured, double baseline, String of) {
        boolean kept = times == 0 || measured <= times * baseline;
        return new Figure(name, unit, measured, baseline, of, times == 0 ? "" : "≤ " + plain(times) + " ×", kept);
    }

    /** How many times quicker than a baseline that is slower. */
    static Figure quicker(double times, String name, String unit, double measured, double baseline, String of) {
        boolean kept = baseline >= times * measured;
        return new Figure(name, unit, measured, baseline, of, "≤ 1/" + plain(times), kept);
    }

    double ratio() {
        return measured / baseline;
    }

    String line() {
        return String.format(
                Locale.UK,
                "| %-46s | %,12.2f | %-10s | %,12.2f | %-34s | %6.3f | %-7s | %-6s |",
                name,
                measured,
                unit,
                baseline,
                baselineName,
                ratio(),
                target,
                target.isEmpty() ? "" : kept ? "kept" : "MISSED");
    }

    static String heading() {
        return String.format(
                        "| %-46s | %12s | %-10s | %12s | %-34s | %6s | %-7s | %-6s |",
                        "figure", "measured", "unit", "baseline", "of", "ratio", "target", "")
                + System.lineSeparator() + "|" + "-".repeat(48) + "|" + "-".repeat(14) + "|" + "-".repeat(12) + "|"
                + "-".repeat(14) + "|" + "-".repeat(36) + "|" + "-".repeat(8) + "|" + "-".repeat(9) + "|"
                + "-".repeat(8) + "|";
    }

    private static String plain(double number) {
        return number == Math.rint(number) ? String.valueOf((long) number) : String.valueOf(number);
    }
}
