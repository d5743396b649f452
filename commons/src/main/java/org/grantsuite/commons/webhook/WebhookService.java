package org.grantsuite.commons.webhook;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.grantsuite.commons.clock.SystemClock;
import org.grantsuite.commons.event.EventFeed;
import org.grantsuite.commons.event.FeedPosition;
import org.grantsuite.commons.paging.Page;
import org.grantsuite.commons.paging.Versions;
import org.grantsuite.commons.problem.Refusal;
import org.grantsuite.commons.webhook.domain.Webhook;
import org.grantsuite.commons.webhook.domain.Webhook.Order;
import org.grantsuite.commons.webhook.domain.Webhook.Pause;
import org.grantsuite.commons.webhook.domain.Webhook.Secrets;
import org.grantsuite.commons.webhook.domain.WebhookStatus;
import org.grantsuite.commons.webhook.persistence.WebhookStore;
import org.grantsuite.commons.webhook.secret.SecretSeal;
import org.grantsuite.commons.webhook.secret.WebhookSecret;
import org.jspecify.annotations.Nullable;

/** Webhooks: registered, changed, paused and ended by people; paused by the worker where delivery fails for too long. */
@ApplicationScoped
public class WebhookService {
    private final WebhookStore store;
    private final EventFeed feed;
    private final SecretSeal seal;
    private final EventTypes types;
    private final WebhookTrail trail;
    private final SystemClock clock;
    private final WebhookSettings settings;

    WebhookService(
            WebhookStore store,
            EventFeed feed,
            SecretSeal seal,
            EventTypes types,
            WebhookTrail trail,
            SystemClock clock,
            WebhookSettings settings) {
        this.store = store;
        this.feed = feed;
        this.seal = seal;
        this.types = types;
        this.trail = trail;
        this.clock = clock;
        this.settings = settings;
    }

    /** A webhook with the secret nobody will be shown again. */
    public record Revealed(Webhook webhook, WebhookSecret secret) {}

    /**
     * @param after cursor to start from, or null: then from the beginning or from now
     */
    public record Start(@Nullable String after, boolean fromBeginning) {}

    /** The address was admitted by {@code Targets} before: names are not looked up while a transaction is open. */
    @Transactional
    public Revealed register(Order order, Start start) {
        types.require(order.eventTypes());
        if (store.countLive() >= settings.maxPerCouncil()) {
            throw Refusal.of(
                    WebhookProblem.WEBHOOK_LIMIT_REACHED, "A council keeps " + settings.maxPerCouncil() + " webhooks");
        }
        var stamp = trail.stamp();
        WebhookSecret secret = WebhookSecret.random();
        var webhook = new Webhook(
                stamp.id(),
                order,
                WebhookStatus.ACTIVE,
                null,
                new Secrets(seal.seal(secret, owner(stamp.id())), null, null),
                position(start),
                0,
                clock.now(),
                stamp.at(),
                stamp.by(),
                0);
        store.add(webhook);
        trail.tell("WebhookRegistered", webhook, null);
        return new Revealed(webhook, secret);
    }

    private FeedPosition position(Start start) {
        return start.after() == null && !start.fromBeginning() ? feed.end() : feed.position(start.after());
    }

    @Transactional
    public Page<Webhook> page(@Nullable String cursor, int limit) {
        return store.page(cursor, limit);
    }

    @Transactional
    public Webhook get(UUID id) {
        return store.find(id).orElseThrow(() -> unknown(id));
    }

    /** What of the order is null stays as it is. */
    public record Change(
            @Nullable String url,
            @Nullable String description,
            @Nullable List<String> eventTypes) {
        Order of(Order old) {
            return new Order(
                    url == null ? old.url() : url,
                    description == null ? old.description() : description,
                    eventTypes == null ? old.eventTypes() : eventTypes);
        }
    }

    @Transactional
    public Webhook change(UUID id, @Nullable String ifMatch, Change change) {
        Webhook webhook = live(id);
        Versions.requireMatch(ifMatch, webhook.version());
        Order order = change.of(webhook.order());
        types.require(order.eventTypes());
        store.change(id, order);
        return told("WebhookChanged", id, null);
    }

    @Transactional
    public Revealed rotate(UUID id, Duration overlap) {
        Webhook webhook = live(id);
        WebhookSecret secret = WebhookSecret.random();
        store.rotate(
                id,
                webhook.secrets()
                        .rotated(seal.seal(secret, owner(id)), clock.now().plus(overlap)));
        return new Revealed(told("WebhookSecretRotated", id, null), secret);
    }

    @Transactional
    public Webhook pause(UUID id, String reason) {
        Webhook webhook = live(id);
        requireMove(webhook, WebhookStatus.PAUSED, WebhookProblem.WEBHOOK_NOT_ACTIVE);
        return moved("WebhookPaused", webhook, WebhookStatus.PAUSED, reason);
    }

    @Transactional
    public Webhook resume(UUID id, String reason) {
        Webhook webhook = live(id);
        requireMove(webhook, WebhookStatus.ACTIVE, WebhookProblem.WEBHOOK_NOT_PAUSED);
        if (!webhook.position().epoch().equals(feed.epoch()) || feed.isPruned(webhook.position())) {
            throw Refusal.of(
                    WebhookProblem.WEBHOOK_CURSOR_STALE,
                    "The feed was restored or is no longer kept that far back: set a place by a replay, then resume");
        }
        return moved("WebhookResumed", webhook, WebhookStatus.ACTIVE, reason);
    }

    @Transactional
    public Webhook end(UUID id, String reason) {
        Webhook webhook = live(id);
        store.closeWaiting(id, clock.now());
        return moved("WebhookEnded", webhook, WebhookStatus.ENDED, reason);
    }

    @Transactional
    public Webhook replay(UUID id, @Nullable String after, String reason) {
        live(id);
        store.place(id, feed.position(after), clock.now());
        return told("WebhookReplayed", id, reason);
    }

    /** By the worker, in its transaction; a webhook someone paused or ended meanwhile stays what it is. */
    @Transactional
    public void pauseForFailure(UUID id, String reason) {
        store.lock(id)
                .filter(webhook -> webhook.status() == WebhookStatus.ACTIVE)
                .ifPresent(webhook -> moved("WebhookPaused", webhook, WebhookStatus.PAUSED, reason));
    }

    /** @throws IllegalStateException when a secret cannot be opened any more */
    public List<WebhookSecret> signing(Webhook webhook, Instant now) {
        return webhook.secrets().signing(now).stream()
                .map(text -> seal.open(text, owner(webhook.id())))
                .toList();
    }

    /** The webhook, locked, unless it was ended. */
    Webhook live(UUID id) {
        Webhook webhook = store.lock(id).orElseThrow(() -> unknown(id));
        if (webhook.status() == WebhookStatus.ENDED) {
            throw Refusal.of(WebhookProblem.WEBHOOK_ENDED, "Register a new one");
        }
        return webhook;
    }

    private static void requireMove(Webhook webhook, WebhookStatus to, WebhookProblem otherwise) {
        if (!webhook.status().mayBecome(to)) {
            throw Refusal.of(otherwise, "It is " + webhook.status());
        }
    }

    private Webhook moved(String event, Webhook webhook, WebhookStatus to, String reason) {
        var stamp = trail.stamp();
        Pause pause = to == WebhookStatus.PAUSED ? new Pause(reason, stamp.at(), stamp.by()) : null;
        store.move(webhook.id(), to, pause, clock.now());
        return told(event, webhook.id(), reason);
    }

    private Webhook told(String event, UUID id, @Nullable String reason) {
        Webhook now = get(id);
        trail.tell(event, now, reason);
        return now;
    }

    private static String owner(UUID id) {
        return "webhook/" + id;
    }

    private static Refusal unknown(UUID id) {
        return Refusal.of(WebhookProblem.WEBHOOK_UNKNOWN, "No webhook has the id " + id);
    }
}
