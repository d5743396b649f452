package org.grantsuite.reporting.grantclient;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.grantsuite.commons.client.SiblingProblems;
import org.grantsuite.commons.client.SiblingRefused;
import org.grantsuite.commons.money.Money;
import org.grantsuite.reporting.calculation.DirectSpendLine;
import org.grantsuite.reporting.calculation.LedgerAccounts;
import org.grantsuite.reporting.calculation.LedgerTransfer;
import org.grantsuite.reporting.calculation.LineKind;
import org.grantsuite.reporting.edition.EditionTimeline;
import org.grantsuite.reporting.edition.SchemeEdition;
import org.grantsuite.reporting.grantclient.api.AccrualsApi;
import org.grantsuite.reporting.grantclient.api.DelegationsApi;
import org.grantsuite.reporting.grantclient.api.DirectSpendApi;
import org.grantsuite.reporting.grantclient.api.FundingApi;
import org.grantsuite.reporting.grantclient.api.GrantRulesApi;
import org.grantsuite.reporting.grantclient.api.GrantsApi;
import org.grantsuite.reporting.grantclient.api.InformationRequestsApi;
import org.grantsuite.reporting.grantclient.api.LedgerApi;
import org.grantsuite.reporting.grantclient.api.SchemesApi;
import org.grantsuite.reporting.grantclient.api.SubmissionsApi;
import org.grantsuite.reporting.grantclient.model.Account;
import org.grantsuite.reporting.grantclient.model.Accrual;
import org.grantsuite.reporting.grantclient.model.AccrualKind;
import org.grantsuite.reporting.grantclient.model.AdminKind;
import org.grantsuite.reporting.grantclient.model.ApprovalAction;
import org.grantsuite.reporting.grantclient.model.DirectSpend;
import org.grantsuite.reporting.grantclient.model.InformationAnswerRequest;
import org.grantsuite.reporting.grantclient.model.Journal;
import org.grantsuite.reporting.grantclient.model.WhoMay;
import org.jspecify.annotations.Nullable;

/** Everything this service asks of grant-service. Its own words stop here. */
@ApplicationScoped
public class GrantGateway {

    private static final String SIBLING = "grant-service";
    private final SchemesApi schemes;
    private final GrantsApi grants;
    private final GrantRulesApi rules;
    private final LedgerApi ledger;
    private final DirectSpendApi directSpend;
    private final AccrualsApi accruals;
    private final FundingApi funding;
    private final SubmissionsApi submissions;
    private final DelegationsApi delegations;
    private final InformationRequestsApi informationRequests;

    GrantGateway(
            @RestClient SchemesApi schemes,
            @RestClient GrantsApi grants,
            @RestClient GrantRulesApi rules,
            @RestClient LedgerApi ledger,
            @RestClient DirectSpendApi directSpend,
            @RestClient AccrualsApi accruals,
            @RestClient FundingApi funding,
            @RestClient SubmissionsApi submissions,
            @RestClient DelegationsApi delegations,
            @RestClient InformationRequestsApi informationRequests) {
        this.schemes = schemes;
        this.grants = grants;
        this.rules = rules;
        this.ledger = ledger;
        this.directSpend = directSpend;
        this.accruals = accruals;
        this.funding = funding;
        this.submissions = submissions;
        this.delegations = delegations;
        this.informationRequests = informationRequests;
    }

    public GrantSummary grant(UUID grantId) {
        var grant = read(() -> grants.getGrant(grantId));
        return new GrantSummary(
                grant.getId(),
                grant.getName(),
                grant.getDeterminationNumber(),
                grant.getSchemeCode(),
                grant.getEdition(),
                grant.getAllocation().pence());
    }

    public SchemeEdition edition(String schemeCode, String edition) {
        var scheme = read(() -> schemes.getScheme(schemeCode, edition));
        return new SchemeEdition(
                scheme.getSchemeCode(), scheme.getEdition(), scheme.getContentHash(), scheme.getDocument());
    }

    /** The editions that rule the grant, by date (R46). */
    public EditionTimeline editions(UUID grantId) {
        var found = read(() -> rules.listGrantEditions(grantId)).getItems();
        return new EditionTimeline(found.stream()
                .map(one -> new EditionTimeline.Span(
                        one.getEdition(), one.getFrom(), one.getUntil(), Set.copyOf(one.getReportingPoints())))
                .toList());
    }

    /** Every transfer of every journal with a value date up to {@code to}, in the order of posting. */
    public List<LedgerTransfer> transfers(UUID grantId, LocalDate to) {
        var journals = Pages.<Journal>all(cursor -> {
            var page = read(() -> ledger.listJournals(grantId, cursor, Pages.LIMIT, null, to, null));
            return new Pages.Page<>(page.getItems(), page.getNext());
        });
        return journals.stream().flatMap(GrantGateway::transfers).toList();
    }

    /** Direct spend up to {@code to}, then what was accrued and prepaid at cut-offs up to it. */
    public List<DirectSpendLine> directSpend(UUID grantId, LocalDate to) {
        var lines = Pages.<DirectSpend>all(cursor -> {
            var page = read(() -> directSpend.listDirectSpend(grantId, cursor, Pages.LIMIT, null, to));
            return new Pages.Page<>(page.getItems(), page.getNext());
        });
        return Stream.concat(lines.stream().map(GrantGateway::line), accruals(grantId, to))
                .toList();
    }

    private Stream<DirectSpendLine> accruals(UUID grantId, LocalDate to) {
        var found = Pages.<Accrual>all(cursor -> {
            var page = read(() -> accruals.listAccruals(grantId, cursor, Pages.LIMIT));
            return new Pages.Page<>(page.getItems(), page.getNext());
        });
        return found.stream()
                .filter(accrual -> !accrual.getCutOffOn().isAfter(to))
                .map(GrantGateway::line);
    }

    /**
     * The authority the caller signs under.
     *
     * @param reference of the decision or delegation it rests on
     * @param holder whose authority it is; a caller who is somebody else stands in for the absent holder. Null where a role
     * holds it
     */
    public record Mandate(
            UUID id,
            int peopleNeeded,
            String reference,
            @Nullable String holder) {}

    /**
     * R37, R43: whether the caller may sign a certificate of this sum on this day.
     *
     * @throws org.grantsuite.commons.problem.Refusal 403 NOT_AUTHORISED where others may, 422 AUTHORITY_NOT_RECORDED
     *     where nobody may
     */
    public Mandate requireMandate(UUID grantId, long pence, LocalDate on) {
        WhoMay answer = read(() -> delegations.whoMay(
                grantId,
                ApprovalAction.CERTIFICATE_SIGNING,
                List.of(),
                Money.ofPence(pence).amount(),
                on));
        UUID mandate = answer.getCallerMandateId();
        Integer people = answer.getCallerPeopleNeeded();
        if (!answer.getCallerMay() || mandate == null || people == null) {
            throw SiblingProblem.noAuthority(answer);
        }
        return answer.getAuthorities().stream()
                .filter(authority -> authority.getMandateId().equals(mandate))
                .findFirst()
                .map(authority -> new Mandate(mandate, people, authority.getReference(), authority.getHolder()))
                .orElseThrow(() -> SiblingProblem.noAuthority(answer));
    }

    /** @param evidence references and hashes of what proves the answer */
    public record InformationGiven(String key, LocalDate on, String answer, String evidence) {}

    public void answerInformation(UUID grantId, UUID requestId, InformationGiven given) {
        var request = new InformationAnswerRequest()
                .answeredOn(given.on())
                .answer(given.answer())
                .evidence(given.evidence());
        read(() -> informationRequests.answerInformationRequest(grantId, requestId, given.key(), request));
    }

    /** Pence underwritten at the council's risk on that day (R13). */
    public long underwrittenPence(UUID grantId, LocalDate asOf) {
        return read(() -> funding.getFunding(grantId, asOf)).getUnderwritten().pence();
    }

    public LedgerMark mark(UUID grantId, LocalDate onOrBefore) {
        var mark = read(() -> ledger.getWatermark(grantId, onOrBefore));
        return new LedgerMark(mark.getJournalSequence(), mark.getOutboxPosition(), mark.getPendingInPeriod());
    }

    /**
     * Returns the id it is kept under. Called by the outbox alone, so a refusal is left as it came: it belongs on
     * the work list.
     */
    public UUID submit(UUID grantId, SubmissionNotice notice) {
        return SiblingProblems.call(SIBLING, () -> submissions.recordSubmission(grantId, notice.request()))
                .getId();
    }

    private static Stream<LedgerTransfer> transfers(Journal journal) {
        return journal.getTransfers().stream()
                .map(transfer -> new LedgerTransfer(
                        journal.getId().toString(),
                        journal.getBusinessKey(),
                        journal.getValueOn(),
                        account(transfer.getDebitAccount()),
                        account(transfer.getCreditAccount()),
                        transfer.getAmount().pence()));
    }

    /**
     * A return counts what was passed on, in whichever capacity the council did so, and what is held, whether as money
     * or as what is owed to and by the grant.
     */
    private static String account(Account account) {
        return switch (account) {
            case TRANSFERRED_AS_AGENT -> LedgerAccounts.TRANSFERRED;
            case PREPAYMENTS,
                    CREDITORS,
                    PROVIDER_DEBTORS,
                    RECOVERY_DUE,
                    LOSS_ALLOWANCE,
                    REPAYMENT_CREDITOR,
                    REPAYMENT_NOTIFIED,
                    SET_OFF_CLEARING,
                    SUSPENSE -> LedgerAccounts.GRANT_CASH;
            default -> account.toString();
        };
    }

    /** Administration may carry no measure: its kind then stands for one, and V7 says whether the scheme knows it. */
    private static DirectSpendLine line(DirectSpend line) {
        var reversal = line.getReversal();
        var measure = line.getMeasure();
        return new DirectSpendLine(
                line.getGeneralLedgerReference(),
                measure == null ? line.getAdminKind().toString() : measure,
                line.getAdminKind().toString(),
                line.getAmount().pence(),
                line.getIncurredOn(),
                reversal == null ? null : reversal.getReversedOn(),
                line.getJustification());
    }

    /** R9 knows one kind of administration that is capped; an accrual says only whether it is of that kind. */
    private static DirectSpendLine line(Accrual accrual) {
        var adminKind = accrual.getCappedAdministration() ? AdminKind.DISTRIBUTION_AND_REPORTING : AdminKind.NONE;
        var measure = accrual.getMeasure();
        return new DirectSpendLine(
                accrual.getKind() == AccrualKind.PREPAYMENT ? LineKind.PREPAID : LineKind.ACCRUED,
                accrual.getBusinessKey(),
                measure == null ? adminKind.toString() : measure,
                adminKind.toString(),
                accrual.getAmount().pence(),
                accrual.getCutOffOn(),
                accrual.getTakenBackOn(),
                accrual.getDescription());
    }

    private static <T> T read(Supplier<T> call) {
        try {
            return SiblingProblems.call(SIBLING, call);
        } catch (SiblingRefused refused) {
            throw SiblingProblem.of(refused);
        }
    }
}
