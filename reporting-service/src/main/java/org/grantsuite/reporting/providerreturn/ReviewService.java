package org.grantsuite.reporting.providerreturn;

import static org.grantsuite.reporting.providerreturn.ProviderReturnProblem.LINE_NOT_QUERIED;
import static org.grantsuite.reporting.providerreturn.ProviderReturnProblem.LINE_NOT_REJECTABLE;
import static org.grantsuite.reporting.providerreturn.ProviderReturnProblem.LINE_REASON_MISSING;
import static org.grantsuite.reporting.providerreturn.ProviderReturnProblem.LINE_REPEATED;
import static org.grantsuite.reporting.providerreturn.ProviderReturnProblem.LINE_UNKNOWN;
import static org.grantsuite.reporting.providerreturn.ProviderReturnProblem.PROVIDER_RETURN_NOT_ACCEPTED;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import org.grantsuite.commons.clock.BusinessClock;
import org.grantsuite.commons.identity.Caller;
import org.grantsuite.commons.problem.Refusal;
import org.grantsuite.reporting.providerreturn.domain.LineStep;
import org.grantsuite.reporting.providerreturn.domain.ProviderReturn;
import org.grantsuite.reporting.providerreturn.domain.ProviderReturnStatus;
import org.jspecify.annotations.Nullable;

/** A return line by line: accepted, queried and answered, or rejected; and an acceptance taken back. */
@ApplicationScoped
@Transactional
public class ReviewService {

    private final ProviderReturnService returns;
    private final ProviderReturnIntake intake;
    private final ReviewStore reviews;
    private final AcceptanceGuard guard;
    private final Caller caller;
    private final BusinessClock clock;
    private final ReturnTrail trail;

    ReviewService(
            ProviderReturnService returns,
            ProviderReturnIntake intake,
            ReviewStore reviews,
            AcceptanceGuard guard,
            Caller caller,
            BusinessClock clock,
            ReturnTrail trail) {
        this.returns = returns;
        this.intake = intake;
        this.reviews = reviews;
        this.guard = guard;
        this.caller = caller;
        this.clock = clock;
        this.trail = trail;
    }

    /** What is said of a line. */
    public record Said(String line, LineStep step, @Nullable String words) {}

    public Review get(UUID id) {
        return review(returns.get(id));
    }

    public Review review(UUID id, List<Said> said) {
        var found = returns.open(id);
        guard.requireAnotherPerson(found);
        requireLines(found, said);
        said.forEach(ReviewService::requireWords);
        return record(found, said, "Reviewed");
    }

    public Review answer(UUID id, List<Said> said) {
        var found = returns.open(id);
        requireLines(found, said);
        var before = review(found);
        for (var one : said) {
            if (before.standing(one.line()).orElse(null) != LineStep.QUERIED) {
                throw Refusal.of(LINE_NOT_QUERIED, "Nothing was asked about " + one.line());
            }
        }
        return record(found, said, "Answered");
    }

    public ProviderReturn reopen(UUID id, String reason) {
        var found = returns.lock(id);
        if (found.status() != ProviderReturnStatus.ACCEPTED) {
            throw Refusal.of(PROVIDER_RETURN_NOT_ACCEPTED, "The return is " + found.status());
        }
        reviews.reopened(id, reason, caller.subject(), clock.now().atOffset(ZoneOffset.UTC));
        found.reopen();
        trail.tell("Reopened", found, reason);
        intake.flush();
        return found;
    }

    private Review record(ProviderReturn found, List<Said> said, String verb) {
        for (var one : said) {
            reviews.add(
                    found.id(), new ReviewEntry(one.line(), one.step(), one.words(), caller.subject(), clock.now()));
        }
        var after = review(found);
        if (after.standings().containsValue(LineStep.QUERIED)) {
            found.query();
        } else {
            found.settleQueries();
        }
        trail.tell(verb, found, null);
        intake.flush();
        return after;
    }

    private static void requireLines(ProviderReturn found, List<Said> said) {
        var known = ReturnLines.of(found).keySet();
        var seen = new HashSet<String>();
        for (var one : said) {
            if (!known.contains(one.line())) {
                throw Refusal.of(LINE_UNKNOWN, "The return has no line " + one.line() + "; it has " + known);
            }
            if (!seen.add(one.line())) {
                throw Refusal.of(LINE_REPEATED, one.line() + " stands twice");
            }
        }
    }

    private static void requireWords(Said one) {
        if (one.step().needsWords() && one.words() == null) {
            throw Refusal.of(LINE_REASON_MISSING, "Say what is asked, or why " + one.line() + " is rejected");
        }
        if (one.step() == LineStep.REJECTED && !one.line().startsWith(ReturnLines.SPEND)) {
            throw Refusal.of(LINE_NOT_REJECTABLE, one.line() + " is no spend that could come back; query it");
        }
    }

    private Review review(ProviderReturn found) {
        return new Review(found, ReturnLines.of(found), reviews.of(found.id()));
    }
}
