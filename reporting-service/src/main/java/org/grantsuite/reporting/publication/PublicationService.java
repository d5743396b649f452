package org.grantsuite.reporting.publication;

import static org.grantsuite.reporting.publication.PublicationProblem.PUBLICATION_EMPTY;
import static org.grantsuite.reporting.publication.PublicationProblem.PUBLICATION_OTHER_FORM;
import static org.grantsuite.reporting.publication.PublicationProblem.PUBLICATION_PERIOD_WRONG;
import static org.grantsuite.reporting.publication.PublicationProblem.PUBLICATION_UNKNOWN;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.LocalDate;
import java.time.temporal.IsoFields;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.grantsuite.commons.audit.Audit;
import org.grantsuite.commons.clock.BusinessClock;
import org.grantsuite.commons.event.Events;
import org.grantsuite.commons.id.Ids;
import org.grantsuite.commons.identity.Caller;
import org.grantsuite.commons.json.Sha256;
import org.grantsuite.commons.money.Money;
import org.grantsuite.commons.problem.Refusal;
import org.grantsuite.commons.problem.Require;
import org.grantsuite.reporting.publication.domain.Profile;
import org.jspecify.annotations.Nullable;

/** Files for the public: made, kept as they are, and given again byte for byte. */
@ApplicationScoped
@Transactional
public class PublicationService {

    private static final int FIRST_YEAR = 1900;
    private static final int LAST_YEAR = 9999;

    private final PublicationRepository repository;
    private final ProfileBook profiles;
    private final PublicationWriter writer;
    private final Caller caller;
    private final BusinessClock clock;
    private final Trail trail;

    PublicationService(
            PublicationRepository repository,
            ProfileBook profiles,
            PublicationWriter writer,
            Caller caller,
            BusinessClock clock,
            Trail trail) {
        this.repository = repository;
        this.profiles = profiles;
        this.writer = writer;
        this.caller = caller;
        this.clock = clock;
        this.trail = trail;
    }

    /** What is told of a publication, and its id. */
    @ApplicationScoped
    static class Trail {
        private final Audit audit;
        private final Events events;
        private final Ids ids;

        Trail(Audit audit, Events events, Ids ids) {
            this.audit = audit;
            this.events = events;
            this.ids = ids;
        }

        UUID nextId() {
            return ids.next();
        }

        void made(Publication made) {
            Map<String, Object> detail =
                    Map.of("grantId", made.grantId(), "kind", made.kind(), "contentHash", made.contentHash());
            audit.record("PUBLICATION_MADE", "publication", made.id(), null, detail);
            events.append("PublicationMade", "/v1/publications/" + made.id(), detail);
        }
    }

    /** What is asked for. */
    public record Order(
            PublicationKind kind,
            UUID grantId,
            @Nullable LocalDate from,
            @Nullable LocalDate to,
            boolean openCall) {}

    /** The exact bytes with their name and hash. */
    public record Content(String fileName, String hash, byte[] bytes) {}

    public Publication make(Order order) {
        var profile = profiles.current();
        requirePeriod(order);
        var file = writer.write(order, profile);
        Require.that(
                file.rows() > 0 || order.kind().isQuarterly(),
                () -> Refusal.of(PUBLICATION_EMPTY, "The grant has no accepted award"));
        var made = made(order, file, profile);
        repository.insert(made, file.content(), profile.version());
        trail.made(made);
        return made;
    }

    public Publication get(UUID id) {
        return repository
                .find(id)
                .orElseThrow(() -> Refusal.of(PUBLICATION_UNKNOWN, "No publication has the id " + id));
    }

    public Content content(UUID id, String extension) {
        var found = get(id);
        Require.that(
                found.kind().extension().equals(extension),
                () -> Refusal.of(PUBLICATION_OTHER_FORM, "It is " + found.kind().extension()));
        return new Content(
                found.fileName(), found.contentHash(), repository.content(id).orElseThrow());
    }

    public List<Publication> list(@Nullable UUID grantId, Optional<UUID> after, int limit) {
        return repository.page(grantId, after, limit);
    }

    /** A quarter where the Transparency Code asks for one, and no period where the file is of the whole grant. */
    private static void requirePeriod(Order order) {
        var from = order.from();
        var to = order.to();
        boolean quarter = from != null
                && to != null
                && from.getYear() >= FIRST_YEAR
                && from.getYear() <= LAST_YEAR
                && from.get(IsoFields.DAY_OF_QUARTER) == 1
                && to.equals(from.plusMonths(3).minusDays(1));
        boolean none = from == null && to == null;
        Require.that(
                order.kind().isQuarterly() ? quarter : none,
                () -> Refusal.of(
                                PUBLICATION_PERIOD_WRONG,
                                order.kind() + (order.kind().isQuarterly() ? " is of one quarter" : " has no period"))
                        .at("from", "check the period"));
    }

    private Publication made(Order order, PublicationWriter.PublicFile file, Profile profile) {
        String name = String.join(
                        "_",
                        profile.grantPrefix(),
                        order.kind().name().toLowerCase(java.util.Locale.ROOT),
                        order.from() == null ? order.grantId().toString() : order.from() + "_" + order.to())
                + "." + order.kind().extension();
        return new Publication(
                trail.nextId(),
                order.kind(),
                order.grantId(),
                order.from(),
                order.to(),
                name,
                Sha256.hex(file.content()),
                file.rows(),
                Money.ofPence(file.totalPence()),
                file.withheldNames(),
                file.notes(),
                caller.subject(),
                clock.now());
    }
}
