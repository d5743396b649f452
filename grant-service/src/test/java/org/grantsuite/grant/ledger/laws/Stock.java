package org.grantsuite.grant.ledger.laws;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.grantsuite.grant.ledger.laws.Wire.Post;

/** What there is to act on, shared by all posters so that they get in each other's way. */
final class Stock {
    private final List<String> grants;
    private final Map<String, String> decisions;
    private final List<Line> lines = new ArrayList<>();
    private final List<Reservation> reservations = new ArrayList<>();
    private final List<Done> done = new ArrayList<>();

    Stock(List<String> grants, Map<String, String> decisions) {
        this.grants = grants;
        this.decisions = decisions;
    }

    record Line(String grant, String id, String term, long pence, LocalDate on) {}

    record Reservation(String grant, String id, LocalDate on) {}

    record Done(Post post, String identity) {}

    String grant(Random random) {
        return grants.get(random.nextInt(grants.size()));
    }

    String decision(String grant) {
        return decisions.getOrDefault(grant, "");
    }

    synchronized void add(Line line) {
        lines.add(line);
    }

    synchronized void add(Reservation reservation) {
        reservations.add(reservation);
    }

    synchronized void did(Post post, String identity) {
        done.add(new Done(post, identity));
    }

    synchronized int deeds() {
        return done.size();
    }

    synchronized Optional<Line> line(Random random) {
        return any(lines, random);
    }

    synchronized Optional<Reservation> reservation(Random random) {
        return any(reservations, random);
    }

    synchronized Optional<Done> done(Random random) {
        return any(done, random);
    }

    /** Mostly something recent, so that others are still at it; now and then something old. */
    private static <T> Optional<T> any(List<T> things, Random random) {
        if (things.isEmpty()) {
            return Optional.empty();
        }
        int from = random.nextInt(4) == 0 ? 0 : Math.max(0, things.size() - 60);
        return Optional.of(things.get(from + random.nextInt(things.size() - from)));
    }
}
