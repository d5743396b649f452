package org.grantsuite.quickstart.story;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;

/** What different people do independently of each other. */
final class Together {
    private Together() {}

    /** Ends when all have ended; the first that failed fails the whole. */
    static <T> void run(int atATime, List<T> items, Consumer<T> action) {
        ExecutorService people = Executors.newFixedThreadPool(atATime);
        try {
            List<Future<?>> begun = new ArrayList<>();
            items.forEach(item -> begun.add(people.submit(() -> action.accept(item))));
            for (Future<?> future : begun) {
                future.get();
            }
        } catch (ExecutionException e) {
            throw new IllegalStateException("One of several at a time failed", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while others were working", e);
        } finally {
            people.shutdownNow();
        }
    }
}
