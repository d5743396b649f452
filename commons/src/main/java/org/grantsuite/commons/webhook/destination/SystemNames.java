package org.grantsuite.commons.webhook.destination;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.grantsuite.commons.webhook.WebhookSettings;

/** Asks the system, and no longer than is worth waiting for. */
@ApplicationScoped
class SystemNames implements NameResolver {
    private final ExecutorService threads;
    private final long timeoutMillis;

    SystemNames(WebhookSettings settings) {
        this.timeoutMillis = settings.resolveTimeout().toMillis();
        // As many as may ask at once; one more for a registration.
        this.threads = Executors.newFixedThreadPool(settings.parallel() + 1, work -> {
            Thread thread = new Thread(work, "webhook-names");
            thread.setDaemon(true);
            return thread;
        });
    }

    @Override
    public List<InetAddress> resolve(String host) throws UnknownHostException {
        try {
            return List.of(
                    threads.submit(() -> InetAddress.getAllByName(host)).get(timeoutMillis, TimeUnit.MILLISECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new UnknownHostException(host + ": interrupted");
        } catch (ExecutionException e) {
            throw new UnknownHostException(host);
        } catch (TimeoutException e) {
            throw new UnknownHostException(host + ": no answer in " + timeoutMillis + " ms");
        }
    }

    @PreDestroy
    void end() {
        threads.shutdownNow();
    }
}
