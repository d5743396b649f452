package org.grantsuite.allocation.paymentaudit;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.grantsuite.allocation.paymentaudit.domain.AuditReport;
import org.grantsuite.allocation.paymentaudit.domain.AuditSettings;
import org.grantsuite.allocation.paymentaudit.domain.FindingKind;
import org.grantsuite.allocation.paymentaudit.domain.PaidLine;
import org.grantsuite.allocation.paymentaudit.domain.PaymentAudit;
import org.grantsuite.allocation.stamp.Stamps;
import org.grantsuite.commons.audit.Audit;
import org.grantsuite.commons.json.Sha256;
import org.grantsuite.commons.problem.Refusal;
import org.jspecify.annotations.Nullable;

/** Examines payment files and keeps what was found. */
@ApplicationScoped
public class PaymentAuditService {
    private final PaymentAuditStore store;
    private final Stamps stamps;
    private final Audit audit;

    PaymentAuditService(PaymentAuditStore store, Stamps stamps, Audit audit) {
        this.store = store;
        this.stamps = stamps;
        this.audit = audit;
    }

    /** An audit without its findings, of which it tells the number by kind. */
    public record Held(
            UUID id,
            String label,
            String contentHash,
            int lines,
            long totalPence,
            long thresholdPence,
            List<AuditReport.RunTold> runs,
            List<AuditReport.Pair> pairs,
            Map<FindingKind, Integer> counts,
            String preparedBy,
            OffsetDateTime recordedAt) {}

    public Held examine(String label, String body, AuditSettings settings) {
        List<PaidLine> lines = PaymentsFile.read(body);
        requireRuns(lines, settings);
        AuditReport report = PaymentAudit.examine(lines, settings);
        Map<FindingKind, Integer> counts = new TreeMap<>();
        report.findings().forEach(finding -> counts.merge(finding.kind(), 1, Integer::sum));
        Held held = new Held(
                stamps.id(),
                label,
                Sha256.hex(body),
                lines.size(),
                lines.stream().mapToLong(PaidLine::pence).sum(),
                settings.publicationThresholdPence(),
                report.runs(),
                report.pairs(),
                counts,
                stamps.person(),
                stamps.now());
        store.insert(held, report.findings());
        audit.record(
                "PAYMENTS_AUDITED",
                "payment-audit",
                held.id(),
                label,
                Map.of("contentHash", held.contentHash(), "lines", held.lines(), "findings", counts));
        return held;
    }

    private static void requireRuns(List<PaidLine> lines, AuditSettings settings) {
        Set<String> labels = lines.stream().map(PaidLine::runLabel).collect(Collectors.toSet());
        settings.statedRates().keySet().stream()
                .filter(stated -> !labels.contains(stated))
                .findFirst()
                .ifPresent(stranger -> {
                    throw Refusal.of(PaymentAuditProblem.RATE_WITHOUT_RUN, "The file has no payment under " + stranger)
                            .at("rate", "name a label that stands in the column run_label");
                });
    }

    @Transactional
    public Held get(UUID id) {
        return store.find(id)
                .orElseThrow(() -> Refusal.of(PaymentAuditProblem.PAYMENT_AUDIT_UNKNOWN, "No audit has the id " + id));
    }

    @Transactional
    public List<Held> list(@Nullable UUID after, int limit) {
        return store.page(after, limit);
    }

    /** Findings after an ordinal, by label and supplier. */
    @Transactional
    public List<PaymentAuditStore.Numbered> findings(UUID id, @Nullable FindingKind kind, int after, int limit) {
        get(id);
        return store.findings(id, kind, after, limit);
    }
}
