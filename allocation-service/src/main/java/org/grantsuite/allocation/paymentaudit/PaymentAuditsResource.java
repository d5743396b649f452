package org.grantsuite.allocation.paymentaudit;

import static org.grantsuite.commons.identity.Roles.*;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.grantsuite.allocation.api.PaymentAuditsApi;
import org.grantsuite.allocation.api.model.AuditFindingPage;
import org.grantsuite.allocation.api.model.AuditedPair;
import org.grantsuite.allocation.api.model.AuditedRun;
import org.grantsuite.allocation.api.model.FindingCount;
import org.grantsuite.allocation.api.model.PaymentAudit;
import org.grantsuite.allocation.api.model.PaymentAuditPage;
import org.grantsuite.allocation.paymentaudit.PaymentAuditService.Held;
import org.grantsuite.allocation.paymentaudit.domain.AuditFinding;
import org.grantsuite.allocation.paymentaudit.domain.AuditReport;
import org.grantsuite.allocation.paymentaudit.domain.AuditSettings;
import org.grantsuite.allocation.paymentaudit.domain.FindingKind;
import org.grantsuite.commons.idempotency.Idempotency;
import org.grantsuite.commons.money.Money;
import org.grantsuite.commons.paging.Cursor;
import org.grantsuite.commons.paging.Links;
import org.grantsuite.commons.problem.Refusal;
import org.grantsuite.commons.problem.RequestProblem;
import org.jspecify.annotations.Nullable;

/** Payment audits over REST. */
@RolesAllowed({GRANTS_OFFICER, ALLOCATION_PREPARER, ALLOCATION_APPROVER, PAYMENTS_RELEASER, FINANCE, AUDITOR})
public class PaymentAuditsResource implements PaymentAuditsApi {
    private static final Pattern RATE = Pattern.compile("([^=]{1,60})=(\\d{1,9}\\.\\d{2})");

    private final PaymentAuditService service;
    private final Idempotency idempotency;
    private final UriInfo uri;

    PaymentAuditsResource(PaymentAuditService service, Idempotency idempotency, UriInfo uri) {
        this.service = service;
        this.idempotency = idempotency;
        this.uri = uri;
    }

    @Override
    @RolesAllowed({GRANTS_OFFICER, FINANCE, AUDITOR})
    public Response auditPayments(
            String idempotencyKey,
            String label,
            String body,
            String publicationThreshold,
            String smallestRate,
            String pennyOff,
            @Nullable List<String> rate) {
        var settings = new AuditSettings(
                Money.parse(publicationThreshold).pence(),
                Math.max(1, Money.parse(smallestRate).pence()),
                Money.parse(pennyOff).pence(),
                rates(rate == null ? List.of() : rate));
        var request = Map.of("label", label, "settings", settings, "body", body);
        return idempotency.once("auditPayments", idempotencyKey, request, () -> {
            Held held = service.examine(label, body, settings);
            return Response.created(URI.create("/v1/payment-audits/" + held.id()))
                    .entity(view(held))
                    .build();
        });
    }

    private static Map<String, Long> rates(List<String> stated) {
        Map<String, Long> rates = new HashMap<>();
        for (String one : stated) {
            Matcher parts = RATE.matcher(one);
            if (!parts.matches()) {
                throw Refusal.of(RequestProblem.PARAMETER_INVALID, "A rate reads LABEL=300.00")
                        .at("rate", "name the label, an equals sign, and pounds with two decimals");
            }
            String label = parts.group(1);
            long pence = Money.parse(parts.group(2)).pence();
            if (pence == 0 || rates.put(label, pence) != null) {
                throw Refusal.of(PaymentAuditProblem.RATE_REPEATED, label + " needs one rate above zero")
                        .at("rate", "state each label once, with more than 0.00");
            }
        }
        return rates;
    }

    @Override
    public Response getPaymentAudit(UUID auditId) {
        return Response.ok(view(service.get(auditId))).build();
    }

    @Override
    public Response listPaymentAudits(@Nullable String cursor, Integer limit) {
        UUID after = Cursor.decode(cursor, "payment-audits").orElse(null);
        List<Held> found = service.list(after, limit + 1);
        String next = found.size() > limit ? Cursor.encode(found.get(limit - 1).id(), "payment-audits") : null;
        List<PaymentAudit> items =
                found.stream().limit(limit).map(PaymentAuditsResource::view).toList();
        return Links.page(new PaymentAuditPage().items(items).next(next), next, uri);
    }

    @Override
    public Response listPaymentAuditFindings(
            UUID auditId, @Nullable FindingKind kind, @Nullable String cursor, Integer limit) {
        String of = "payment-audit-findings/" + kind;
        int after = Cursor.decode(cursor, of, auditId)
                .map(UUID::getLeastSignificantBits)
                .orElse(0L)
                .intValue();
        var found = service.findings(auditId, kind, after, limit + 1);
        String next = found.size() > limit
                ? Cursor.encode(new UUID(0, found.get(limit - 1).ordinal()), of, auditId)
                : null;
        var items = found.stream()
                .limit(limit)
                .map(numbered -> view(numbered.finding()))
                .toList();
        return Links.page(new AuditFindingPage().items(items).next(next), next, uri);
    }

    private static PaymentAudit view(Held held) {
        return new PaymentAudit()
                .id(held.id())
                .label(held.label())
                .contentHash(held.contentHash())
                .lines(held.lines())
                .total(Money.ofPence(held.totalPence()))
                .publicationThreshold(Money.ofPence(held.thresholdPence()))
                .runs(held.runs().stream().map(PaymentAuditsResource::view).toList())
                .pairs(held.pairs().stream().map(PaymentAuditsResource::view).toList())
                .findings(held.counts().entrySet().stream()
                        .map(entry -> new FindingCount()
                                .kind(entry.getKey())
                                .fault(entry.getKey().isFault())
                                .count(entry.getValue()))
                        .toList())
                .preparedBy(held.preparedBy())
                .recordedAt(held.recordedAt());
    }

    private static AuditedRun view(AuditReport.RunTold run) {
        Long rate = run.ratePence();
        return new AuditedRun()
                .label(run.label())
                .firstPaidOn(run.firstPaidOn())
                .lines(run.lines())
                .total(Money.ofPence(run.totalPence()))
                .rate(rate == null ? null : Money.ofPence(rate))
                .rateStated(run.rateStated())
                .units(run.units());
    }

    private static AuditedPair view(AuditReport.Pair pair) {
        return new AuditedPair()
                .earlier(pair.earlier())
                .later(pair.later())
                .suppliersInBoth(pair.suppliersInBoth())
                .suppliersAgreeing(pair.suppliersAgreeing())
                .predicted(Money.ofPence(pair.predictedPence()))
                .paid(Money.ofPence(pair.paidPence()));
    }

    private static org.grantsuite.allocation.api.model.AuditFinding view(AuditFinding finding) {
        Long expected = finding.expectedPence();
        return new org.grantsuite.allocation.api.model.AuditFinding()
                .kind(finding.kind())
                .runLabel(finding.runLabel())
                .supplierNo(finding.supplierNo())
                .lines(finding.lines())
                .paid(Money.ofPence(finding.paidPence()))
                .expected(expected == null ? null : Money.ofPence(expected))
                .message(finding.message());
    }
}
