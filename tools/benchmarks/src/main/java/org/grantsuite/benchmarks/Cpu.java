package org.grantsuite.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/**
 * Processor time of a process, its children and its dead children, in milliseconds, as Linux counts it: what a journal
 * costs, whatever else the machine is doing. Elsewhere 0.
 */
final class Cpu {
    private static final double TICKS_A_MILLISECOND = 0.1;

    private Cpu() {}

    static double of(long pid) {
        double own = times(pid, 13, 17);
        double living = ProcessHandle.of(pid).stream()
                .flatMap(process -> process.children())
                .mapToDouble(child -> times(child.pid(), 13, 15))
                .sum();
        return own + living;
    }

    /** Fields utime, stime, cutime, cstime of proc(5), counted from 0. */
    private static double times(long pid, int from, int to) {
        Path stat = Path.of("/proc/" + pid + "/stat");
        try {
            String line = Files.readString(stat);
            String[] fields = line.substring(line.lastIndexOf(')') + 2).split(" ", -1);
            return Stream.of(fields)
                            .skip(from - 2)
                            .limit(to - from)
                            .mapToLong(Long::parseLong)
                            .sum()
                    / TICKS_A_MILLISECOND;
        } catch (IOException gone) {
            return 0;
        }
    }
}
