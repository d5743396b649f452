package org.grantsuite.quickstart.process;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;

/** A launcher in small, to be killed by {@link SpawnerTest}: starts one child, says its pid, waits for ever. */
final class SpawningParent {
    private SpawningParent() {}

    public static void main(String[] arguments) throws InterruptedException {
        Process child = new Spawner().start(List.of("sleep", "300"), "KILL", Map.of(), Path.of(arguments[0]));
        System.out.println(child.pid());
        new CountDownLatch(1).await();
    }
}
