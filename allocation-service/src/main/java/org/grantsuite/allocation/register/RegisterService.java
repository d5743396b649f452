package org.grantsuite.allocation.register;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.grantsuite.allocation.bulk.CopyText;
import org.grantsuite.allocation.stamp.Stamps;
import org.grantsuite.commons.problem.Refusal;
import org.jspecify.annotations.Nullable;

/** The door to the register: imports the directory as a snapshot and reads snapshots. */
@ApplicationScoped
public class RegisterService {
    private final RegisterStore store;
    private final RegisterStage stage;
    private final RegisterFollower follower;
    private final UnplacedRows unplaced;
    private final Stamps stamps;
    private final RegisterTrail trail;

    RegisterService(
            RegisterStore store,
            RegisterStage stage,
            RegisterFollower follower,
            UnplacedRows unplaced,
            Stamps stamps,
            RegisterTrail trail) {
        this.store = store;
        this.stage = stage;
        this.follower = follower;
        this.unplaced = unplaced;
        this.stamps = stamps;
        this.trail = trail;
    }

    /** What the sender says of a directory. */
    public record Origin(
            String label,
            String source,
            LocalDate publishedOn,
            String scope,
            String format,
            String contentHash,
            boolean madeUp) {}

    /** Stores a file that was read, in the transaction under way. */
    RegisterHead take(RegisterFile file, Origin origin) {
        requireNew(origin);
        stage.load(file);
        int outside = stage.leaveOut(origin.scope());
        UUID id = stamps.id();
        CopyText errors = unplaced.ofRegister(id, origin.publishedOn(), stage.failed());
        LocalDate newest = store.findNewest().orElse(origin.publishedOn());
        RegisterHead head = new RegisterHead(
                id,
                origin.label(),
                origin.source(),
                origin.publishedOn(),
                origin.scope(),
                origin.format(),
                origin.contentHash(),
                file.rows(),
                file.rows() - outside,
                outside,
                errors.rows(),
                !newest.isAfter(origin.publishedOn()),
                0,
                origin.madeUp(),
                stamps.id(),
                stamps.person(),
                stamps.now());
        store.insertImport(head.importId(), origin, file.rows());
        store.insert(head);
        stage.keep(id);
        stage.queue(errors);
        stage.close();
        follow(head, newest);
        trail.imported(head);
        return get(id);
    }

    private void follow(RegisterHead head, LocalDate newest) {
        var followed = new RegisterFollower.Followed(
                head.id(), head.importId(), head.publishedOn(), head.source(), head.madeUp());
        if (head.applied()) {
            store.noteUnlisted(head.id(), follower.follow(followed));
        } else {
            follower.addOlder(followed, newest);
        }
    }

    @Transactional
    public RegisterHead get(UUID id) {
        return store.find(id)
                .orElseThrow(() -> Refusal.of(
                        RegisterProblem.REGISTER_SNAPSHOT_UNKNOWN, "No snapshot of the register has the id " + id));
    }

    @Transactional
    public List<RegisterHead> list(@Nullable UUID after, int limit) {
        return store.page(after, limit);
    }

    private void requireNew(Origin origin) {
        stamps.requirePast(origin.publishedOn(), "publishedOn");
        store.findSame(origin).ifPresent(taken -> {
            throw Refusal.of(
                            RegisterProblem.REGISTER_SNAPSHOT_TAKEN,
                            "This very file is the snapshot " + taken + " already")
                    .with("registerId", taken);
        });
    }
}
