package org.grantsuite.allocation.confirmation;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.grantsuite.allocation.confirmation.ConfirmationStore.Line;
import org.grantsuite.allocation.confirmation.ConfirmationStore.Round;
import org.grantsuite.allocation.origin.SnapshotOrigins;
import org.grantsuite.allocation.snapshot.DerivedLine;
import org.grantsuite.allocation.snapshot.SnapshotService;
import org.grantsuite.allocation.stamp.Stamps;
import org.grantsuite.commons.audit.Audit;
import org.grantsuite.commons.event.Events;
import org.grantsuite.commons.problem.Refusal;
import org.jspecify.annotations.Nullable;

/** The door to confirmation rounds. */
@ApplicationScoped
class ConfirmationService {
    private static final int BATCH = 5_000;

    private final ConfirmationStore store;
    private final SnapshotService snapshots;
    private final SnapshotOrigins origins;
    private final Stamps stamps;
    private final Audit audit;
    private final Events events;

    ConfirmationService(
            ConfirmationStore store,
            SnapshotService snapshots,
            SnapshotOrigins origins,
            Stamps stamps,
            Audit audit,
            Events events) {
        this.store = store;
        this.snapshots = snapshots;
        this.origins = origins;
        this.stamps = stamps;
        this.audit = audit;
        this.events = events;
    }

    /** An answer to a line. */
    record Given(
            String lineKey,
            String kind,
            @Nullable Long units,
            @Nullable String evidence,
            @Nullable String words) {}

    Round open(UUID snapshotId, String label, LocalDate deadlineOn) {
        snapshots.get(snapshotId);
        if (deadlineOn.isBefore(stamps.today())) {
            throw Refusal.of(ConfirmationProblem.CONFIRMATION_DEADLINE_PAST, "Today is " + stamps.today())
                    .at("deadlineOn", "name today or a day to come");
        }
        if (store.hasOpen(snapshotId)) {
            throw Refusal.of(
                    ConfirmationProblem.CONFIRMATION_ROUND_OPEN, "Close the open round over this snapshot first");
        }
        Round round = new Round(
                stamps.id(),
                snapshotId,
                label,
                deadlineOn,
                "OPEN",
                null,
                stamps.person(),
                stamps.now(),
                null,
                null,
                null);
        store.insert(round);
        audit.record(
                "CONFIRMATION_OPENED",
                "confirmation-round",
                round.id(),
                label,
                Map.of("snapshotId", snapshotId, "deadlineOn", deadlineOn));
        return round;
    }

    @Transactional
    public Round get(UUID id) {
        return store.find(id, "")
                .orElseThrow(() -> Refusal.of(
                        ConfirmationProblem.CONFIRMATION_ROUND_UNKNOWN, "No confirmation round has the id " + id));
    }

    @Transactional
    public List<Round> list(@Nullable UUID after, int limit) {
        return store.page(after, limit);
    }

    @Transactional
    public Map<String, Integer> states(Round round, @Nullable Set<String> providers) {
        return store.states(round, providers);
    }

    @Transactional
    public List<Line> lines(
            Round round, @Nullable Set<String> providers, @Nullable String state, int after, int limit) {
        return store.lines(round, providers, state, after, limit);
    }

    @Transactional
    public List<ConfirmationStore.Answer> answers(Round round, @Nullable Set<String> providers, long after, int limit) {
        return store.answers(round, providers, after, limit);
    }

    /** @param providers whose lines the caller may answer; null for an officer, who may answer all */
    Line answer(UUID roundId, Given given, @Nullable Set<String> providers) {
        Round round = locked(roundId, " for share");
        Line line = store.line(round, given.lineKey())
                .filter(found -> providers == null || providers.contains(found.providerId()))
                .orElseThrow(() -> Refusal.of(
                        ConfirmationProblem.CONFIRMATION_LINE_UNKNOWN,
                        "No line of yours has the key " + given.lineKey()));
        requireOpen(round);
        boolean reply = given.kind().equals("REPLY");
        if (!reply && isOver(round)) {
            throw Refusal.of(
                    ConfirmationProblem.CONFIRMATION_LATE,
                    "The deadline ended on " + round.deadlineOn() + " at midnight in London");
        }
        if (reply) {
            requireReply(line, providers);
        }
        requireFit(given);
        store.add(round, line.ordinal(), given, providers != null);
        audit.record(
                "UNITS_" + given.kind(),
                "confirmation-round",
                roundId,
                given.words(),
                Map.of("lineKey", line.key(), "units", given.units() == null ? line.units() : given.units()));
        return store.line(round, given.lineKey()).orElseThrow();
    }

    private static void requireReply(Line line, @Nullable Set<String> providers) {
        if (providers != null) {
            throw Refusal.of(
                    ConfirmationProblem.CONFIRMATION_REPLY_NOT_YOURS, "A provider confirms, queries or corrects");
        }
        if (!line.state().equals("QUERIED")) {
            throw Refusal.of(ConfirmationProblem.CONFIRMATION_NO_QUERY, "The line is " + line.state());
        }
    }

    private static void requireFit(Given given) {
        boolean units = given.units() != null;
        boolean words = given.words() != null;
        boolean evidenced = given.evidence() != null && words;
        boolean fits = switch (given.kind()) {
            case "CONFIRM" -> !units;
            case "QUERY" -> !units && words;
            case "CORRECT" -> units && evidenced;
            default -> words && (!units || evidenced);
        };
        if (!fits) {
            throw Refusal.of(
                            ConfirmationProblem.CONFIRMATION_ANSWER_UNFIT,
                            "CONFIRM has no units; QUERY has words and no units; CORRECT has units, evidenceReference and"
                                    + " words; REPLY has words, and evidenceReference where it has units")
                    .at("kind", given.kind() + " does not go with what was sent");
        }
    }

    /** Freezes the round: whoever answers at the same moment comes before it or is refused. */
    Round close(UUID roundId, String note) {
        Round round = locked(roundId, " for update");
        requireOpen(round);
        if (store.hasCorrected(roundId, stamps.person())) {
            throw Refusal.of(
                    ConfirmationProblem.CONFIRMATION_CLOSER_CORRECTED,
                    "You corrected a line: somebody else closes the round");
        }
        Map<String, Integer> states = store.states(round, null);
        if (states.containsKey("QUERIED")) {
            throw Refusal.of(
                    ConfirmationProblem.CONFIRMATION_QUERY_OPEN,
                    states.get("QUERIED") + " query(ies) wait for a reply");
        }
        if (!isOver(round) && states.containsKey("UNANSWERED")) {
            throw Refusal.of(
                    ConfirmationProblem.CONFIRMATION_TOO_EARLY,
                    states.get("UNANSWERED") + " line(s) are not answered, and may be until the end of "
                            + round.deadlineOn());
        }
        SnapshotService.Head head = freeze(round, states);
        store.close(roundId, head.id(), note);
        tell(round, head, note, states);
        return get(roundId);
    }

    private void tell(Round round, SnapshotService.Head head, String note, Map<String, Integer> states) {
        audit.record("CONFIRMATION_CLOSED", "confirmation-round", round.id(), note, Map.of("states", states));
        events.append(
                "ConfirmationClosed",
                "/v1/confirmation-rounds/" + round.id(),
                Map.of("roundId", round.id(), "snapshotId", round.snapshotId(), "resultSnapshotId", head.id()));
    }

    private SnapshotService.Head freeze(Round round, Map<String, Integer> states) {
        SnapshotService.Head before = snapshots.get(round.snapshotId());
        List<DerivedLine> lines = new ArrayList<>();
        List<Line> batch;
        int after = 0;
        do {
            batch = store.lines(round, null, null, after, BATCH);
            for (Line line : batch) {
                lines.add(frozen(line));
                after = line.ordinal();
            }
        } while (batch.size() == BATCH);
        // An assumed count stays assumed until every line of it was confirmed or corrected.
        boolean assumed = before.assumed() && (states.containsKey("UNANSWERED") || states.containsKey("REPLIED"));
        var origin = new SnapshotService.Origin(
                round.label(), cut(before.source() + ", confirmed: " + round.label(), 500), before.asOf(), assumed);
        SnapshotService.Head head = snapshots.derive(lines, origin);
        origins.keep(
                head.id(),
                SnapshotOrigins.Kind.CONFIRMATION,
                round.id(),
                round.snapshotId(),
                Map.of("states", states, "parentContentHash", before.contentHash()));
        return head;
    }

    private static DerivedLine frozen(Line line) {
        Long confirmed = line.confirmed();
        long units = confirmed == null ? line.units() : confirmed;
        return new DerivedLine(
                line.providerId(), line.locationId(), line.service(), line.driver(), units, cut(words(line), 500));
    }

    /** What a line of the frozen snapshot says of itself: which answer stands behind it, whose, and why. */
    private static String words(Line line) {
        String who = line.person() + (line.forProvider() ? " for the provider" : "");
        return switch (line.state()) {
            case "CORRECTED" ->
                "corrected from " + line.units() + " to " + line.confirmed() + " by " + who + ": " + line.words()
                        + " (evidence " + line.evidence() + ")";
            case "CONFIRMED" -> "confirmed by " + who;
            case "REPLIED" -> "queried, kept by " + who + ": " + line.words();
            default -> "not answered";
        };
    }

    private static String cut(String text, int longest) {
        return text.substring(0, Math.min(longest, text.length()));
    }

    private Round locked(UUID roundId, String lock) {
        return store.find(roundId, lock)
                .orElseThrow(() -> Refusal.of(
                        ConfirmationProblem.CONFIRMATION_ROUND_UNKNOWN, "No confirmation round has the id " + roundId));
    }

    private static void requireOpen(Round round) {
        if (!round.open()) {
            throw Refusal.of(
                    ConfirmationProblem.CONFIRMATION_CLOSED,
                    "It was closed by " + round.closedBy() + "; its result is the snapshot "
                            + round.resultSnapshotId());
        }
    }

    private boolean isOver(Round round) {
        return stamps.today().isAfter(round.deadlineOn());
    }
}
