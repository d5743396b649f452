package org.grantsuite.reporting.obligation;

import io.quarkus.mailer.Mail;
import io.quarkus.mailer.Mailer;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.grantsuite.commons.clock.Workers;
import org.grantsuite.commons.council.CouncilScope;
import org.grantsuite.commons.jdbc.Jdbc;
import org.grantsuite.reporting.obligation.ReminderMails.Leased;
import org.jboss.logging.Logger;

/** Sends what waits, at least once: a mail taken by a server whose answer was lost is sent again under the same id. */
@ApplicationScoped
class MailDispatcher {

    private static final Logger LOG = Logger.getLogger(MailDispatcher.class);
    private static final Duration FIRST_PAUSE = Duration.ofMinutes(1);
    private static final int MOST_DOUBLINGS = 8;
    private static final int MOST_A_ROUND = 100;

    private final ReminderMails mails;
    private final Mailer mailer;
    private final Jdbc jdbc;
    private final CouncilScope scope;
    private final boolean enabled;
    private final int mostAttempts;
    private final Duration lease;

    MailDispatcher(
            ReminderMails mails,
            Mailer mailer,
            Jdbc jdbc,
            CouncilScope scope,
            @ConfigProperty(name = "reporting.mail.enabled") boolean enabled,
            @ConfigProperty(name = "reporting.mail.most-attempts") int mostAttempts,
            @ConfigProperty(name = "reporting.mail.lease") Duration lease) {
        this.mails = mails;
        this.mailer = mailer;
        this.jdbc = jdbc;
        this.scope = scope;
        this.enabled = enabled;
        this.mostAttempts = mostAttempts;
        this.lease = lease;
    }

    void start(
            @Observes StartupEvent event,
            Workers workers,
            @ConfigProperty(name = "reporting.mail.every") Duration every) {
        if (enabled) {
            workers.every(every, "reminder-mail", this::sendAll);
        } else {
            LOG.info("reminders go out as events alone: e-mail is off (reporting.mail.enabled)");
        }
    }

    void sendAll() {
        var councils = QuarkusTransaction.requiringNew()
                .call(() -> jdbc.list("select councils_with_reminder_mail(?)", row -> row.getString(1), mails.now()));
        councils.forEach(code -> scope.run(code, this::drain));
    }

    /** So many a round: the thread is one of few that all background work shares. */
    private void drain() {
        for (int sent = 0; sent < MOST_A_ROUND; sent++) {
            var next = lease();
            if (next.isEmpty()) {
                return;
            }
            send(next.get());
        }
    }

    private Optional<Leased> lease() {
        return QuarkusTransaction.requiringNew()
                .call(() -> mails.lease(mails.now().plus(lease)));
    }

    private void send(Leased leased) {
        try {
            mailer.send(Mail.withText(leased.recipient(), leased.subject(), leased.body())
                    .addHeader("X-Reminder-Id", leased.id().toString()));
        } catch (RuntimeException e) {
            // Whatever the mail server said, the mail stays and is tried again; the address is not logged.
            LOG.warnf(
                    "reminder %s not sent (attempt %d): %s",
                    leased.id(), leased.attempts(), e.getClass().getName());
            QuarkusTransaction.requiringNew().run(() -> putOff(leased, e));
            return;
        }
        QuarkusTransaction.requiringNew().run(() -> mails.sent(leased.id()));
    }

    private void putOff(Leased leased, RuntimeException problem) {
        var pause = FIRST_PAUSE.multipliedBy(1L << Math.min(MOST_DOUBLINGS, leased.attempts() - 1));
        mails.putOff(
                leased.id(), mails.now().plus(pause), problem.getClass().getName(), leased.attempts() >= mostAttempts);
    }
}
