package org.grantsuite.commons.outbox;

import io.quarkus.arc.All;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.grantsuite.commons.client.SiblingRefused;
import org.grantsuite.commons.clock.Workers;
import org.grantsuite.commons.council.CouncilScope;
import org.grantsuite.commons.trace.Traces;
import org.grantsuite.commons.web.Correlation;
import org.jboss.logging.Logger;
import org.jboss.logging.MDC;
import org.jspecify.annotations.Nullable;

/**
 * Delivers what the outbox holds, at least once and in order per grant; the receiver's business key makes it exactly once.
 * A refused command goes to the work list and lets the queue pass. Any number of replicas may run it.
 */
@ApplicationScoped
public class OutboxDispatcher {
    private static final Logger LOG = Logger.getLogger(OutboxDispatcher.class);

    private final OutboxStore store;
    private final CouncilScope scope;
    private final Traces traces;
    private final Map<String, OutboxHandler> handlers;

    OutboxDispatcher(OutboxStore store, CouncilScope scope, Traces traces, @All List<OutboxHandler> handlers) {
        this.store = store;
        this.scope = scope;
        this.traces = traces;
        this.handlers = handlers.stream().collect(Collectors.toMap(OutboxHandler::command, Function.identity()));
    }

    void start(
            @Observes StartupEvent event,
            Workers workers,
            @ConfigProperty(name = "suite.outbox.every") Duration every) {
        workers.every(every, "outbox", this::dispatch);
    }

    private void dispatch() {
        if (handlers.isEmpty()) {
            return;
        }
        for (String council : store.councilsWithWork()) {
            scope.run(council, () -> drain(council));
        }
    }

    private void drain(String council) {
        for (Optional<OutboxCommand> head = store.leaseHead(); head.isPresent(); head = store.leaseHead()) {
            OutboxCommand command = head.get();
            MDC.put(
                    Correlation.LOG_KEY,
                    Optional.ofNullable(command.correlationId()).orElse("none"));
            scope.call(council, command.actingPerson(), () -> deliverTraced(command));
            MDC.remove(Correlation.LOG_KEY);
        }
    }

    private boolean deliverTraced(OutboxCommand command) {
        return traces.resume(
                command.traceParent(),
                "deliver " + command.command(),
                Map.of("outbox.command", command.command(), "outbox.attempt", Integer.toString(command.attempts())),
                () -> deliver(command));
    }

    private boolean deliver(OutboxCommand command) {
        OutboxHandler handler = handlers.get(command.command());
        if (handler == null) {
            LOG.errorf("no handler for outbox command %s %s", command.command(), command.businessKey());
            store.postpone(command);
            return false;
        }
        @Nullable String receipt;
        try {
            receipt = handler.deliver(command);
        } catch (SiblingRefused refused) {
            LOG.warnf(
                    "%s %s refused: %s %s",
                    command.command(), command.businessKey(), refused.code(), refused.getMessage());
            settle(command, "REFUSED", refused.body(), () -> handler.refused(command, refused.body()));
            return false;
        } catch (RuntimeException e) {
            // Whatever went wrong, the command stays and is tried again later; the reason is for the operator.
            LOG.warnf(
                    "%s %s not delivered (attempt %d): %s",
                    command.command(), command.businessKey(), command.attempts(), e);
            store.postpone(command);
            return false;
        }
        settle(command, "DELIVERED", null, () -> handler.delivered(command, receipt));
        return true;
    }

    private void settle(OutboxCommand command, String status, @Nullable String refusal, Runnable effect) {
        QuarkusTransaction.requiringNew().run(() -> {
            if (store.settle(command, status, refusal)) {
                effect.run();
            }
        });
    }
}
