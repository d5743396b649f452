package org.grantsuite.reporting.evidence;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.grantsuite.commons.identity.Caller;
import org.grantsuite.commons.identity.Roles;
import org.grantsuite.commons.problem.Refusal;
import org.grantsuite.reporting.chronicle.Chronicle;
import org.grantsuite.reporting.chronicle.Deed;
import org.grantsuite.reporting.edition.SchemeEdition;
import org.grantsuite.reporting.evidence.Examination.Examined;
import org.grantsuite.reporting.grantclient.EditionsInForce;
import org.grantsuite.reporting.policy.PolicyService;
import org.jspecify.annotations.Nullable;

/** Keeps files that prove a figure, for as long as edition and council ask, and lets them go afterwards. */
@ApplicationScoped
@Transactional
public class EvidenceService {

    private final EvidenceStore store;
    private final EditionsInForce editions;
    private final PolicyService policies;
    private final Caller caller;
    private final Chronicle chronicle;

    EvidenceService(
            EvidenceStore store, EditionsInForce editions, PolicyService policies, Caller caller, Chronicle chronicle) {
        this.store = store;
        this.editions = editions;
        this.policies = policies;
        this.caller = caller;
        this.chronicle = chronicle;
    }

    /** What a file is kept as. */
    public record Label(
            UUID grantId,
            @Nullable String providerId,
            String reference,
            String fileName,
            @Nullable String description) {}

    /** Before the body is looked at: a provider keeps its own evidence only. */
    void requireOwn(@Nullable String providerId) {
        if (caller.has(Roles.PROVIDER)
                && (providerId == null || !caller.providerIds().contains(providerId))) {
            throw Refusal.of(
                    EvidenceProblem.PROVIDER_NOT_YOURS,
                    providerId == null ? "Name your provider" : "The token does not speak for provider " + providerId);
        }
    }

    Evidence keep(Label label, Examined examined) {
        requireOwn(label.providerId());
        var edition = editions.today(label.grantId());
        store.named(label.grantId(), label.providerId(), label.reference()).ifPresent(id -> {
            throw Refusal.of(EvidenceProblem.EVIDENCE_REFERENCE_TAKEN, label.reference() + " stands for " + id);
        });
        store.holder(label.grantId(), label.providerId(), examined.upload().sha256())
                .ifPresent(id -> {
                    throw Refusal.of(EvidenceProblem.EVIDENCE_HELD_ALREADY, "These bytes are kept as " + id);
                });
        var evidence = evidence(label, examined, retainUntil(edition));
        store.put(evidence, examined.upload().file());
        tell("EvidenceKept", evidence, null);
        return evidence;
    }

    private Evidence evidence(Label label, Examined examined, LocalDate retainUntil) {
        return new Evidence(
                chronicle.nextId(),
                label.grantId(),
                label.providerId(),
                label.reference(),
                label.fileName(),
                label.description(),
                examined.mediaType(),
                examined.upload().size(),
                examined.upload().sha256(),
                examined.verdict().name(),
                examined.scannedAt(),
                retainUntil,
                chronicle.by(),
                chronicle.now(),
                null);
    }

    /** R44: by the council's policy, and never before the edition's own period has passed. */
    private LocalDate retainUntil(SchemeEdition edition) {
        var from = edition.spendWindowEnd().orElseGet(chronicle::today);
        var byCouncil = from.plusYears(policies.get().policy().retentionYears());
        return edition.retention()
                .map(asked -> {
                    var start = asked.from() == null ? from : asked.from();
                    return start.plusYears(asked.years());
                })
                .filter(byEdition -> byEdition.isAfter(byCouncil))
                .orElse(byCouncil);
    }

    public Evidence get(UUID id) {
        return store.find(id)
                .filter(this::isVisible)
                .orElseThrow(() -> Refusal.of(EvidenceProblem.EVIDENCE_UNKNOWN, "No evidence has the id " + id));
    }

    private boolean isVisible(Evidence one) {
        var provider = one.providerId();
        return !caller.has(Roles.PROVIDER)
                || (provider != null && caller.providerIds().contains(provider));
    }

    /** A provider is told of its own alone. */
    public List<UUID> sameContent(Evidence of) {
        return store.sameContent(of).stream()
                .filter(this::isVisible)
                .map(Evidence::id)
                .toList();
    }

    public List<Evidence> list(EvidenceFilter filter, Optional<UUID> after, int limit) {
        var asked = filter.providerIds();
        Set<String> providers = caller.has(Roles.PROVIDER)
                ? caller.providerIds().stream()
                        .filter(provider -> asked == null || asked.contains(provider))
                        .collect(Collectors.toSet())
                : asked;
        return store.page(new EvidenceFilter(filter.grantId(), providers, filter.reference()), after, limit);
    }

    public Evidence withContent(UUID id) {
        var found = get(id);
        if (found.isDisposed()) {
            throw Refusal.of(EvidenceProblem.EVIDENCE_DISPOSED, "Its record and its hash are what is left");
        }
        return found;
    }

    Optional<byte[]> piece(UUID id, int position) {
        return store.piece(id, position);
    }

    public Evidence dispose(UUID id, String reason) {
        var found = withContent(id);
        var today = chronicle.today();
        if (!today.isAfter(found.retainUntil())) {
            throw Refusal.of(
                    EvidenceProblem.RETENTION_RUNNING,
                    "It must be kept until " + found.retainUntil() + " at the least");
        }
        if (!store.dispose(id, today, reason)) {
            throw Refusal.of(EvidenceProblem.EVIDENCE_DISPOSED, "Somebody else disposed of it meanwhile");
        }
        tell("EvidenceDisposed", found, reason);
        return get(id);
    }

    private void tell(String event, Evidence about, @Nullable String reason) {
        chronicle.tell(Deed.of(
                        event,
                        "evidence",
                        about.id(),
                        "/v1/evidence/" + about.id(),
                        Map.of(
                                "grantId", about.grantId(),
                                "reference", about.reference(),
                                "contentHash", about.contentHash()))
                .because(reason));
    }
}
