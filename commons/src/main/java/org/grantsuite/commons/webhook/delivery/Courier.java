package org.grantsuite.commons.webhook.delivery;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.BooleanSupplier;
import org.grantsuite.commons.clock.SystemClock;
import org.grantsuite.commons.event.CloudEvent;
import org.grantsuite.commons.event.EventFeed;
import org.grantsuite.commons.event.FeedPosition;
import org.grantsuite.commons.event.PlacedEvent;
import org.grantsuite.commons.webhook.WebhookService;
import org.grantsuite.commons.webhook.WebhookSettings;
import org.grantsuite.commons.webhook.domain.Attempt;
import org.grantsuite.commons.webhook.domain.RetrySchedule;
import org.grantsuite.commons.webhook.domain.Webhook;
import org.grantsuite.commons.webhook.persistence.DeliveryQueue;
import org.grantsuite.commons.webhook.persistence.DeliveryQueue.Leased;
import org.grantsuite.commons.webhook.persistence.DeliveryQueue.Repeat;
import org.grantsuite.commons.webhook.secret.WebhookSecret;
import org.jboss.logging.Logger;

/** Carries a leased webhook's events to its receiver, one after the other; the first that fails keeps the others waiting. */
@ApplicationScoped
public class Courier {
    private static final Logger LOG = Logger.getLogger(Courier.class);
    private static final int PAGE = 100;
    /** Pages before another webhook gets its turn. */
    private static final int PAGES = 10;

    private final DeliveryQueue queue;
    private final EventFeed feed;
    private final WebhookSender sender;
    private final WebhookService webhooks;
    private final ObjectMapper mapper;
    private final SystemClock clock;
    private final RetrySchedule schedule;

    Courier(
            DeliveryQueue queue,
            EventFeed feed,
            WebhookSender sender,
            WebhookService webhooks,
            ObjectMapper mapper,
            SystemClock clock,
            WebhookSettings settings) {
        this.queue = queue;
        this.feed = feed;
        this.sender = sender;
        this.webhooks = webhooks;
        this.mapper = mapper;
        this.clock = clock;
        this.schedule = new RetrySchedule(
                settings.retryAfter(), () -> ThreadLocalRandom.current().nextInt(80, 121));
    }

    /** Runs in the webhook's council scope. */
    public void carry(Leased leased, BooleanSupplier stopping) {
        FeedPosition place = leased.webhook().position();
        if (!feed.epoch().equals(place.epoch())) {
            pause(leased, "The feed was restored from a backup: choose by a replay where to go on");
        } else if (feed.isPruned(place)) {
            pause(leased, "Events it has not had are no longer kept: choose by a replay where to go on");
        } else {
            secrets(leased).ifPresent(secrets -> new Round(leased, secrets, stopping).go());
        }
        queue.release(leased);
    }

    private Optional<List<WebhookSecret>> secrets(Leased leased) {
        try {
            return Optional.of(webhooks.signing(leased.webhook(), clock.now()));
        } catch (IllegalStateException e) {
            LOG.errorf("webhook %s: %s", leased.webhook().id(), e.getMessage());
            pause(leased, "No key of the configuration opens the secret: rotate it");
            return Optional.empty();
        }
    }

    private void pause(Leased leased, String reason) {
        QuarkusTransaction.requiringNew().run(() -> {
            if (queue.failures(leased).isPresent()) {
                webhooks.pauseForFailure(leased.webhook().id(), reason);
            }
        });
    }

    /** What one lease is good for. */
    private final class Round {
        private final Leased leased;
        private final Webhook webhook;
        private final List<WebhookSecret> secrets;
        private final BooleanSupplier stopping;

        Round(Leased leased, List<WebhookSecret> secrets, BooleanSupplier stopping) {
            this.leased = leased;
            this.webhook = leased.webhook();
            this.secrets = secrets;
            this.stopping = stopping;
        }

        void go() {
            if (!repeatAsked()) {
                return;
            }
            Optional<FeedPosition> next = Optional.of(webhook.position());
            for (int pages = 0; pages < PAGES && next.isPresent(); pages++) {
                next = page(next.get());
            }
        }

        private boolean repeatAsked() {
            for (Repeat repeat : queue.repeats(webhook.id())) {
                if (stopping.getAsBoolean() || !queue.repeated(leased, repeat, again(repeat))) {
                    return false;
                }
            }
            return true;
        }

        /** @return where to go on, or nothing when there is no more or no going on */
        private Optional<FeedPosition> page(FeedPosition from) {
            List<PlacedEvent> events = feed.after(from, PAGE);
            if (!events.isEmpty() && !queue.holds(leased)) {
                return Optional.empty();
            }
            FeedPosition seen = from;
            boolean skipped = false;
            for (PlacedEvent placed : events) {
                seen = placed.position();
                skipped = !webhook.order().wants(placed.event().type());
                if (!skipped && (stopping.getAsBoolean() || !deliver(placed))) {
                    return Optional.empty();
                }
            }
            // The places of skipped events are taken with the next delivery; after the last one there is none.
            if (skipped && !queue.skip(leased, seen)) {
                return Optional.empty();
            }
            return events.size() < PAGE ? Optional.empty() : Optional.of(seen);
        }

        private boolean deliver(PlacedEvent placed) {
            Attempt attempt = send(placed.event());
            if (attempt.delivered()) {
                return queue.delivered(leased, placed.event(), placed.position(), attempt);
            }
            QuarkusTransaction.requiringNew()
                    .run(() -> queue.failures(leased).ifPresent(before -> failed(placed.event(), attempt, before + 1)));
            return false;
        }

        private void failed(CloudEvent event, Attempt attempt, int failures) {
            Optional<Duration> wait = attempt.gone() ? Optional.empty() : schedule.afterFailure(failures);
            if (wait.isPresent()) {
                queue.postpone(leased, event, attempt, wait.get());
            } else {
                queue.giveUp(leased, event, attempt);
                webhooks.pauseForFailure(webhook.id(), reason(event, attempt, failures));
            }
        }

        private String reason(CloudEvent event, Attempt attempt, int failures) {
            return attempt.gone()
                    ? "The receiver answered 410: it wants nothing more"
                    : "%s %s failed %d times in a row, at last: %s"
                            .formatted(event.type(), event.id(), failures, attempt.error());
        }

        private Attempt again(Repeat repeat) {
            return feed.find(repeat.eventId()).map(this::send).orElseGet(this::noLongerKept);
        }

        private Attempt noLongerKept() {
            return new Attempt(clock.now(), Duration.ZERO, null, "the event is no longer kept");
        }

        private Attempt send(CloudEvent event) {
            return sender.send(webhook.order().url(), new Message(event.id().toString(), body(event), secrets));
        }
    }

    private String body(CloudEvent event) {
        try {
            return mapper.writeValueAsString(event);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the feed holds only valid JSON", e);
        }
    }
}
