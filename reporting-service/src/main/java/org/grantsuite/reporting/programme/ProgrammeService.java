package org.grantsuite.reporting.programme;

import static org.grantsuite.reporting.programme.ProgrammeProblem.PROGRAMME_REASON_MISSING;
import static org.grantsuite.reporting.programme.ProgrammeProblem.PROGRAMME_UNCHANGED;
import static org.grantsuite.reporting.programme.ProgrammeProblem.PROGRAMME_UNKNOWN;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.grantsuite.commons.audit.Audit;
import org.grantsuite.commons.clock.BusinessClock;
import org.grantsuite.commons.event.Events;
import org.grantsuite.commons.id.Ids;
import org.grantsuite.commons.identity.Caller;
import org.grantsuite.commons.json.CanonicalJson;
import org.grantsuite.commons.problem.Refusal;
import org.grantsuite.commons.problem.RequestProblem;
import org.grantsuite.commons.problem.Require;
import org.grantsuite.commons.problem.Violation;
import org.grantsuite.reporting.programme.domain.ProgrammeSheet;
import org.grantsuite.reporting.programme.domain.SheetCheck;
import org.jspecify.annotations.Nullable;

/** Programmes: recorded whole, version after version. */
@ApplicationScoped
@Transactional
public class ProgrammeService {

    private final ProgrammeRepository repository;
    private final CanonicalJson json;
    private final Caller caller;
    private final BusinessClock clock;
    private final Ids ids;
    private final Trail trail;

    ProgrammeService(
            ProgrammeRepository repository,
            CanonicalJson json,
            Caller caller,
            BusinessClock clock,
            Ids ids,
            Trail trail) {
        this.repository = repository;
        this.json = json;
        this.caller = caller;
        this.clock = clock;
        this.ids = ids;
        this.trail = trail;
    }

    /** What is told of a programme. */
    @ApplicationScoped
    static class Trail {
        private final Audit audit;
        private final Events events;

        Trail(Audit audit, Events events) {
            this.audit = audit;
            this.events = events;
        }

        void recorded(ProgrammeVersion version) {
            Map<String, Object> detail =
                    Map.of("code", version.code(), "version", version.version(), "contentHash", version.contentHash());
            audit.record("PROGRAMME_RECORDED", "programme", version.id(), version.reason(), detail);
            events.append("ProgrammeRecorded", "/v1/programmes/" + version.code(), detail);
        }
    }

    public ProgrammeVersion record(ProgrammeSheet document) {
        String hash = json.sha256(document.content());
        var latest = repository.find(document.code(), null).map(RecordedProgramme::version);
        latest.ifPresent(earlier -> requireAnother(earlier, hash, document.reason()));
        requireSound(document);
        var version = new ProgrammeVersion(
                ids.next(),
                document.code(),
                document.name(),
                latest.map(earlier -> earlier.version() + 1).orElse(1),
                hash,
                document.reason(),
                caller.subject(),
                clock.now());
        Require.that(
                repository.insert(new RecordedProgramme(version, document)),
                () -> Refusal.of(RequestProblem.CONFLICT, "Another version was recorded just now; read it first"));
        trail.recorded(version);
        return version;
    }

    public RecordedProgramme get(String code, @Nullable Integer version) {
        return repository
                .find(code, version)
                .orElseThrow(() -> Refusal.of(
                        PROGRAMME_UNKNOWN,
                        "No programme " + code + (version == null ? "" : " of version " + version) + " is recorded"));
    }

    public List<ProgrammeVersion> list(Optional<UUID> after, int limit) {
        return repository.page(after, limit);
    }

    private static void requireAnother(ProgrammeVersion earlier, String hash, @Nullable String reason) {
        Require.that(
                !earlier.contentHash().equals(hash),
                () -> Refusal.of(PROGRAMME_UNCHANGED, "Version " + earlier.version() + " says the same"));
        Require.that(
                reason != null,
                () -> Refusal.of(PROGRAMME_REASON_MISSING, "Say why version " + earlier.version() + " is replaced")
                        .at("reason", "give the reason"));
    }

    private static void requireSound(ProgrammeSheet document) {
        var faults = SheetCheck.faults(document);
        if (!faults.isEmpty()) {
            var first = faults.get(0);
            throw Refusal.of(
                            ProgrammeProblem.valueOf(first.kind().name()),
                            first.place() + ": " + first.message() + "; " + faults.size() + " fault(s)")
                    .violations(faults.stream()
                            .limit(100)
                            .map(fault -> Violation.of(fault.place(), fault.message()))
                            .toList());
        }
    }
}
