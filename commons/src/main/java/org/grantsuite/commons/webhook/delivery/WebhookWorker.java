package org.grantsuite.commons.webhook.delivery;

import io.quarkus.arc.properties.IfBuildProperty;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.grantsuite.commons.clock.Workers;
import org.grantsuite.commons.council.CouncilScope;
import org.grantsuite.commons.webhook.WebhookSettings;
import org.grantsuite.commons.webhook.persistence.DeliveryQueue;
import org.grantsuite.commons.webhook.persistence.DeliveryQueue.Leased;
import org.jboss.logging.Logger;

/**
 * The one worker over the feed. Any number of replicas run it and none leads: a webhook belongs to whoever leased its row, a
 * few at a time, so that a slow receiver holds up only itself. A service without webhooks is built without it: it has no tables
 * to look into.
 */
@ApplicationScoped
@IfBuildProperty(name = "suite.offers.webhooks", stringValue = "true")
public class WebhookWorker {
    private static final Logger LOG = Logger.getLogger(WebhookWorker.class);

    private final DeliveryQueue queue;
    private final CouncilScope scope;
    private final Courier courier;
    private final Semaphore places;
    private final ExecutorService threads;
    private volatile boolean stopping;

    public WebhookWorker(DeliveryQueue queue, CouncilScope scope, Courier courier, WebhookSettings settings) {
        this.queue = queue;
        this.scope = scope;
        this.courier = courier;
        this.places = new Semaphore(settings.parallel());
        this.threads = Executors.newFixedThreadPool(settings.parallel());
    }

    void start(@Observes StartupEvent event, Workers workers, WebhookSettings settings) {
        workers.every(settings.every(), "webhooks", this::round);
    }

    /** Takes what waits, as far as there are hands. */
    public void round() {
        if (stopping || places.availablePermits() == 0) {
            return;
        }
        for (String council : queue.councilsWithWork()) {
            while (takeOne(council)) {
                // the next webhook of the same council
            }
        }
    }

    private boolean takeOne(String council) {
        if (stopping || !places.tryAcquire()) {
            return false;
        }
        boolean handed = false;
        try {
            Optional<Leased> leased = scope.call(council, queue::lease);
            if (leased.isPresent()) {
                threads.execute(() -> carry(council, leased.get()));
                handed = true;
            }
        } catch (RejectedExecutionException e) {
            LOG.debug("stopped while a webhook was leased: it waits for its lease to end");
        } finally {
            if (!handed) {
                places.release();
            }
        }
        return handed;
    }

    private void carry(String council, Leased leased) {
        try {
            scope.run(council, () -> courier.carry(leased, () -> stopping));
        } catch (RuntimeException e) {
            LOG.warnf(
                    "webhook %s: this round failed, the next will try again: %s",
                    leased.webhook().id(), e);
        } finally {
            places.release();
        }
    }

    /** Lets what is on its way arrive and be written down; the rest waits for another replica. */
    public void stop(@Observes ShutdownEvent event) throws InterruptedException {
        stopping = true;
        threads.shutdown();
        if (!threads.awaitTermination(8, TimeUnit.SECONDS)) {
            threads.shutdownNow();
        }
    }
}
