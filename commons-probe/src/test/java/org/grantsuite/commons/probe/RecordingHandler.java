package org.grantsuite.commons.probe;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.grantsuite.commons.client.SiblingRefused;
import org.grantsuite.commons.outbox.OutboxCommand;
import org.grantsuite.commons.outbox.OutboxHandler;
import org.jspecify.annotations.Nullable;

/** A receiver that remembers what reached it and fails as it is told. */
@Singleton
public class RecordingHandler implements OutboxHandler {
    static final String COMMAND = "PROBE";
    final List<String> received = new CopyOnWriteArrayList<>();
    final List<String> settled = new CopyOnWriteArrayList<>();
    final Map<String, Integer> failures = new ConcurrentHashMap<>();
    final Map<String, Boolean> refusals = new ConcurrentHashMap<>();

    @Override
    public String command() {
        return COMMAND;
    }

    @Override
    public @Nullable String deliver(OutboxCommand command) {
        if (refusals.getOrDefault(command.businessKey(), false)) {
            throw new SiblingRefused(422, "PROBE_REFUSED", "not this one", "{\"code\":\"PROBE_REFUSED\"}");
        }
        received.add(command.businessKey());
        // The command arrived, but the answer is lost: the sender cannot know.
        if (failures.merge(command.businessKey(), -1, Integer::sum) >= 0) {
            throw new IllegalStateException("answer lost");
        }
        return "receipt of " + command.businessKey();
    }

    @Override
    public void delivered(OutboxCommand command, @Nullable String receipt) {
        settled.add(receipt);
    }
}
