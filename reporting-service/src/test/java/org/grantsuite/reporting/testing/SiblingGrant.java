package org.grantsuite.reporting.testing;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.grantsuite.commons.testing.Contract;
import org.jspecify.annotations.Nullable;

/** A grant as its siblings know it, valid by default. Change it, then {@link #publish()}. */
public final class SiblingGrant {

    public static final String COUNCIL = "E08000002";
    private static final String NOW = "2022-01-01T00:00:00Z";
    private static final String HASH = "a".repeat(64);

    public final UUID id = UUID.randomUUID();
    private final List<Map<String, Object>> journals = new ArrayList<>();
    private final List<Map<String, Object>> direct = new ArrayList<>();
    private final List<Map<String, Object>> accruals = new ArrayList<>();
    private final List<Map<String, Object>> payments = new ArrayList<>();
    private final List<Map<String, Object>> awards = new ArrayList<>();
    private final List<Map<String, Object>> claims = new ArrayList<>();
    private final ObjectNode edition;
    private @Nullable String holder;
    private @Nullable ObjectNode successor;
    private @Nullable String successorFrom;
    private String editionCode = "2021-11";
    private long journalSequence;
    private int grantPending;
    private int allocationPending;
    private int allocationRefused;

    private SiblingGrant() {
        edition = (ObjectNode) Siblings.read(Contract.read("editions/wrrf-1.json"));
    }

    public static SiblingGrant aGrant() {
        return new SiblingGrant();
    }

    /** £331,788.60 received, paid on to two providers in part, some of it spent directly: V1 to V19 hold. */
    public static SiblingGrant aGrantInUse() {
        return aGrant().receipt("331788.60", "2021-12-15")
                .pay("1-A", "1000.00", "2021-12-20")
                .pay("1-B", "500.50", "2021-12-20")
                .spend("GL1", "LOCAL_RECRUITMENT", "NONE", "89387.00", "2022-01-10")
                .spend("GL2", null, "DISTRIBUTION_AND_REPORTING", "5529.81", "2022-03-31");
    }

    /** An edition of its own, so that no other test sees the change. */
    public SiblingGrant edition(Consumer<ObjectNode> change) {
        change.accept(edition);
        editionCode = "2021-11-" + id.toString().substring(0, 8);
        edition.put("edition", editionCode);
        return this;
    }

    /** Another edition that comes into force on that day; points due from then on are its. */
    public SiblingGrant supersededOn(String day, Consumer<ObjectNode> change) {
        successor = edition.deepCopy();
        change.accept(successor);
        successor.put("edition", successorCode());
        successorFrom = day;
        return this;
    }

    public String successorCode() {
        return editionCode + "-next";
    }

    public SiblingGrant receipt(String pounds, String on) {
        return journal("RECEIPT", on, "GRANT_CASH", "GRANT_RECEIVED", pounds, "receipt/" + journals.size());
    }

    public SiblingGrant pay(String providerId, String pounds, String on) {
        var awardId = award(providerId, pounds);
        var payment = new LinkedHashMap<String, Object>();
        payment.put("id", UUID.randomUUID());
        payment.put("paymentRunId", UUID.randomUUID());
        payment.put("awardId", awardId);
        payment.put("grantId", id);
        payment.put("instalmentNumber", 1);
        payment.put("providerId", providerId);
        payment.put("providerName", "Provider " + providerId);
        payment.put("amount", money(pounds));
        payment.put("reference", "WRRF1 P1/" + providerId);
        payment.put("status", "POSTED");
        payment.put("paidOn", on);
        payments.add(payment);
        return journal("TRANSFER", on, "TRANSFERRED", "GRANT_CASH", pounds, "payment/" + payment.get("id"));
    }

    /** Paid, and brought back by the bank: in the ledger both, at the provider neither. */
    public SiblingGrant bounced(String providerId, String pounds, String paidOn, String returnedOn) {
        pay(providerId, pounds, paidOn);
        var payment = payments.get(payments.size() - 1);
        awards.get(awards.size() - 1).put("paid", money("0.00"));
        payment.put("settlement", "RETURNED");
        payment.put("settledOn", returnedOn);
        return journal("RECOVERY", returnedOn, "GRANT_CASH", "RECOVERED", pounds, "recovery/" + payment.get("id"));
    }

    /** The last award ended so, or stands so. */
    public SiblingGrant ended(String status) {
        awards.get(awards.size() - 1).put("status", status);
        return this;
    }

    /** The last award was offered and, where that day is given, accepted. */
    public SiblingGrant offered(String on, @Nullable String acceptedOn) {
        var award = awards.get(awards.size() - 1);
        award.put("offeredOn", on);
        award.put("acceptedOn", acceptedOn);
        if (acceptedOn == null) {
            award.remove("accepted");
        }
        return this;
    }

    /** Of the last award, offered out of pots as {@code CODE=pounds}, only so much was accepted. */
    public SiblingGrant acceptedInPart(String pounds, String... lines) {
        var award = awards.get(awards.size() - 1);
        award.put("accepted", money(pounds));
        award.put(
                "lines",
                Stream.of(lines)
                        .map(line -> line.split("=", 2))
                        .map(line -> Map.of("potCode", line[0], "amount", money(line[1])))
                        .toList());
        return this;
    }

    /** So much of the last award is paid by now. */
    public SiblingGrant paid(String pounds) {
        awards.get(awards.size() - 1).put("paid", money(pounds));
        return this;
    }

    public UUID award(String providerId, String pounds) {
        var award = new LinkedHashMap<String, Object>();
        var awardId = UUID.randomUUID();
        award.put("id", awardId);
        award.put("grantId", id);
        award.put("planId", UUID.randomUUID());
        award.put("instalmentNumber", 1);
        award.put("providerId", providerId);
        award.put("providerName", "Provider " + providerId);
        award.put("amount", money(pounds));
        award.put("lines", List.of());
        award.put("status", "ACCEPTED");
        award.put("accepted", money(pounds));
        award.put("paid", money(pounds));
        award.put("terms", Map.of("version", "1", "hash", HASH));
        award.put("offeredOn", "2021-12-16");
        award.put("acceptedOn", "2021-12-16");
        award.put("recordedAt", NOW);
        award.put("version", 1);
        awards.add(award);
        return awardId;
    }

    /** An accepted award of a location, paid in part. */
    public UUID award(String providerId, String locationId, String pounds, String paid) {
        var awardId = award(providerId, pounds);
        var award = awards.get(awards.size() - 1);
        award.put("locationId", locationId);
        award.put("paid", money(paid));
        return awardId;
    }

    /** The register's locations as provider, location and area; an empty area is not known. */
    public static void register(String... lines) {
        var locations = new ArrayList<Map<String, Object>>();
        for (var line : lines) {
            var parts = line.split(" ", -1);
            var location = new LinkedHashMap<String, Object>();
            location.put("providerId", parts[0]);
            location.put("locationId", parts[1]);
            location.put("name", "Home " + parts[1]);
            location.put("locationType", "CARE_HOME");
            location.put("careHome", true);
            location.put("dormant", parts.length > 3 && parts[3].equals("dormant"));
            location.put("registered", true);
            if (!parts[2].isEmpty()) {
                location.put("localAuthorityCode", parts[2]);
            }
            locations.add(location);
        }
        of("/allocation/v1/locations", Map.of("items", locations));
    }

    /** grant-service takes the answer to a request. */
    public SiblingGrant takeAnswer(UUID requestId) {
        var request = new LinkedHashMap<String, Object>();
        request.put("id", requestId);
        request.put("grantId", id);
        request.put("askedBy", "DEPARTMENT");
        request.put("askedOf", "council");
        request.put("subject", "Receipts");
        request.put("askedOn", "2022-05-01");
        request.put("dueOn", "2022-05-20");
        request.put("status", "ANSWERED");
        request.put("overdue", false);
        request.put("late", false);
        request.put("recordedAt", NOW);
        request.put("recordedBy", "ann");
        request.put("version", 1);
        Siblings.answer("POST", answerPath(requestId), "", 200, request);
        return this;
    }

    public SiblingGrant refuseAnswer(UUID requestId) {
        var problem = Map.of("title", "Refused", "status", 409, "code", "INFORMATION_REQUEST_MOVE_NOT_ALLOWED");
        Siblings.answer("POST", answerPath(requestId), "", 409, problem);
        return this;
    }

    private String answerPath(UUID requestId) {
        return "/grant/v1/grants/" + id + "/information-requests/" + requestId + "/answer";
    }

    /** The first award of a provider. */
    public UUID awardOf(String providerId) {
        return awards.stream()
                .filter(award -> providerId.equals(award.get("providerId")))
                .map(award -> (UUID) award.get("id"))
                .findFirst()
                .orElseThrow();
    }

    public SiblingGrant spend(String reference, String measure, String adminKind, String pounds, String on) {
        var line = new LinkedHashMap<String, Object>();
        line.put("id", UUID.randomUUID());
        line.put("grantId", id);
        line.put("potCode", "HUB");
        if (measure != null) {
            line.put("measure", measure);
        }
        line.put("adminKind", adminKind);
        line.put("description", "Spending " + reference);
        line.put("incurredOn", on);
        line.put("amount", money(pounds));
        line.put("generalLedgerReference", reference);
        line.put("newExpenditure", true);
        line.put("uses", List.of());
        line.put("status", "POSTED");
        line.put("journalId", UUID.randomUUID());
        line.put("warnings", List.of());
        line.put("recordedAt", NOW);
        line.put("recordedBy", "fin");
        direct.add(line);
        var account = adminKind.equals("NONE") ? "DIRECT_SPEND" : "ADMIN_SPEND";
        return journal(account, on, account, "GRANT_CASH", pounds, "direct-spend/" + reference);
    }

    /** ACCRUAL or PREPAYMENT at a cut-off, with the journal of the next day that takes it back. */
    public SiblingGrant accrual(String kind, String key, String measure, String pounds, String cutOffOn) {
        var back = LocalDate.parse(cutOffOn).plusDays(1).toString();
        var accrual = new LinkedHashMap<String, Object>();
        accrual.put("id", UUID.randomUUID());
        accrual.put("grantId", id);
        accrual.put("businessKey", key);
        accrual.put("kind", kind);
        accrual.put("potCode", "HUB");
        accrual.put("measure", measure);
        accrual.put("cappedAdministration", measure == null);
        accrual.put("amount", money(pounds));
        accrual.put("description", "Agency staff in the last week");
        accrual.put("cutOffOn", cutOffOn);
        accrual.put("takenBackOn", back);
        accrual.put("journalId", UUID.randomUUID());
        accrual.put("reversalJournalId", UUID.randomUUID());
        accrual.put("recordedAt", NOW);
        accrual.put("recordedBy", "fin");
        accruals.add(accrual);
        var spend = measure == null ? "ADMIN_SPEND" : "DIRECT_SPEND";
        var debit = kind.equals("ACCRUAL") ? spend : "PREPAYMENTS";
        var credit = kind.equals("ACCRUAL") ? "CREDITORS" : spend;
        journal(kind, cutOffOn, debit, credit, pounds, "accrual/" + key);
        return journal(kind, back, credit, debit, pounds, "reversal/" + key);
    }

    public SiblingGrant journal(
            String kind, String on, String debit, String credit, String pounds, String businessKey) {
        var journal = new LinkedHashMap<String, Object>();
        journal.put("id", UUID.randomUUID());
        journal.put("sequence", ++journalSequence);
        journal.put("kind", kind);
        journal.put("valueOn", on);
        journal.put("postedAt", NOW);
        journal.put("businessKey", businessKey);
        journal.put("description", kind);
        journal.put("postingRoute", "MEMO");
        journal.put("actingPerson", "fin");
        journal.put(
                "transfers", List.of(Map.of("debitAccount", debit, "creditAccount", credit, "amount", money(pounds))));
        journals.add(journal);
        return this;
    }

    public SiblingGrant grantPending(int commands) {
        grantPending = commands;
        return this;
    }

    public SiblingGrant allocationPending(int commands) {
        allocationPending = commands;
        return this;
    }

    public SiblingGrant allocationRefused(int commands) {
        allocationRefused = commands;
        return this;
    }

    /** The stub gives what it was told whatever the dates asked for; the service filters by date itself. */
    public SiblingGrant publish() {
        publish(editionCode, edition);
        if (successor != null) {
            publish(successorCode(), successor);
        }
        of("/grant/v1/grants/" + id, grant());
        of("/grant/v1/grants/" + id + "/editions", Map.of("items", editions()));
        of("/grant/v1/grants/" + id + "/ledger/watermark", watermark());
        of("/grant/v1/grants/" + id + "/journals", Map.of("items", journals));
        of("/grant/v1/grants/" + id + "/direct-spend", Map.of("items", direct));
        of("/grant/v1/grants/" + id + "/accruals", Map.of("items", accruals));
        of("/grant/v1/grants/" + id + "/funding", funding());
        Siblings.answer("GET", "/allocation/v1/payments", id.toString(), 200, Map.of("items", payments));
        Siblings.answer("GET", "/allocation/v1/awards", id.toString(), 200, Map.of("items", awards));
        of("/allocation/v1/grants/" + id + "/outbox-position", position());
        of("/grant/v1/grants/" + id + "/debts", Map.of("items", List.of()));
        of("/grant/v1/grants/" + id + "/recoveries", Map.of("items", List.of()));
        Siblings.answer("GET", "/allocation/v1/recoveries", id.toString(), 200, Map.of("items", claims));
        authority(1);
        return acceptSubmissions();
    }

    private static void publish(String code, ObjectNode document) {
        var scheme = new LinkedHashMap<String, Object>();
        scheme.put("schemeCode", "WRRF-1");
        scheme.put("edition", code);
        scheme.put("name", document.path("name").asText());
        scheme.put("status", "COMPLETE");
        scheme.put("contentHash", HASH);
        scheme.put("recordedAt", NOW);
        scheme.put("recordedBy", "ann");
        scheme.put("document", document);
        of("/grant/v1/schemes/WRRF-1/editions/" + code, scheme);
    }

    /** R46: a point goes by the edition in force on the day it falls due by it. */
    private List<Map<String, Object>> editions() {
        var spans = new ArrayList<Map<String, Object>>();
        var first = span(editionCode);
        spans.add(first);
        var next = successor;
        if (next == null) {
            first.put("reportingPoints", points(edition, null, null));
        } else {
            first.put("until", successorFrom);
            first.put("reportingPoints", points(edition, null, successorFrom));
            var second = span(successorCode());
            second.put("from", successorFrom);
            second.put("reportingPoints", points(next, successorFrom, null));
            spans.add(second);
        }
        return spans;
    }

    private static Map<String, Object> span(String code) {
        var span = new LinkedHashMap<String, Object>();
        span.put("schemeCode", "WRRF-1");
        span.put("edition", code);
        span.put("inForce", false);
        return span;
    }

    private static List<String> points(ObjectNode of, @Nullable String from, @Nullable String until) {
        var codes = new ArrayList<String>();
        for (var point : of.path("reportingPoints")) {
            var due = point.path("dueOn").asText();
            if ((from == null || due.compareTo(from) >= 0) && (until == null || due.compareTo(until) < 0)) {
                codes.add(point.path("code").asText());
            }
        }
        return codes;
    }

    /** The caller may sign as the deputy of the day for whoever holds the authority and is away. */
    public SiblingGrant deputyFor(String holder) {
        this.holder = holder;
        return authority(1);
    }

    /** Everything an archive asks for is answered, empty where nothing was said. */
    public SiblingGrant archive() {
        for (var list : List.of(
                "instalments",
                "redeterminations",
                "receipts",
                "set-offs",
                "set-off-trail",
                "direct-spend-imports",
                "forecasts",
                "decisions",
                "deadlines",
                "submissions",
                "reservations",
                "capacity-judgements",
                "commitments",
                "irregularities",
                "information-requests",
                "repayment-notices",
                "repayment-set-offs")) {
            of("/grant/v1/grants/" + id + "/" + list, Map.of("items", List.of()));
        }
        of(
                "/grant/v1/grants/" + id + "/conditions",
                Map.of("open", 0, "met", 0, "breached", 0, "waived", 0, "items", List.of()));
        var settlement = new LinkedHashMap<String, Object>();
        settlement.put("grantId", id);
        settlement.put("outcome", "OPEN");
        for (var sum : List.of(
                "held",
                "owedByProviders",
                "owedToDepartment",
                "awaited",
                "unspent",
                "unspentRepaid",
                "misspentRepaid",
                "ownResources")) {
            settlement.put(sum, money("0.00"));
        }
        settlement.put("blockers", List.of());
        of("/grant/v1/grants/" + id + "/settlement", settlement);
        for (var list : List.of("plans", "spend-statements", "award-novations")) {
            Siblings.answer("GET", "/allocation/v1/" + list, id.toString(), 200, Map.of("items", List.of()));
        }
        of("/allocation/v1/grants/" + id + "/invoice-codings", Map.of("items", List.of()));
        of("/grant/v1/delegations", Map.of("items", List.of()));
        of("/grant/v1/posting-batches", Map.of("items", List.of()));
        return this;
    }

    /** What a provider was asked to pay back and has not. */
    public SiblingGrant owes(String providerId, String reason, String pounds, String on) {
        claims.add(claim(providerId, reason, pounds, on));
        return this;
    }

    /** Of the last that is owed. @param kind OFFSET, RECEIPT, WRITE_OFF, CREDIT or FREED */
    @SuppressWarnings("unchecked")
    public SiblingGrant cameDown(String kind, String pounds, String on) {
        var entries = new ArrayList<>(
                (List<Map<String, Object>>) claims.get(claims.size() - 1).getOrDefault("entries", List.of()));
        var entry = new LinkedHashMap<String, Object>();
        entry.put("id", UUID.randomUUID());
        entry.put("kind", kind);
        entry.put("amount", money(pounds));
        entry.put("valueOn", on);
        entry.put("reference", "E/" + UUID.randomUUID());
        entry.put("recordedBy", "fin");
        entry.put("recordedAt", NOW);
        entries.add(entry);
        claims.get(claims.size() - 1).put("entries", entries);
        return this;
    }

    /** allocation-service raises this, reason and pounds in turn, when it is told what of the provider's award was spent. */
    public SiblingGrant raises(String providerId, String... reasonAndPounds) {
        var ids = new ArrayList<Object>();
        for (int i = 0; i < reasonAndPounds.length; i += 2) {
            var claim = claim(providerId, reasonAndPounds[i], reasonAndPounds[i + 1], "2022-07-04");
            ids.add(claim.get("id"));
            of("/allocation/v1/recoveries/" + claim.get("id"), claim);
        }
        var statement = new LinkedHashMap<String, Object>();
        statement.put("id", UUID.randomUUID());
        statement.put("awardId", awardOf(providerId));
        statement.put("statementReference", "closing");
        statement.put("statedOn", "2022-07-04");
        for (var sum : List.of("paid", "acceptedSpend", "misspent", "recoverable", "excess")) {
            statement.put(sum, money("0.00"));
        }
        statement.put("recoveryIds", ids);
        statement.put("statedBy", "farid");
        statement.put("recordedAt", NOW);
        Siblings.answer("POST", spendStatements(providerId), "", 201, statement);
        return this;
    }

    public String spendStatements(String providerId) {
        return "/allocation/v1/awards/" + awardOf(providerId) + "/spend-statements";
    }

    public SiblingGrant refuseStatements(String providerId, int status, String code) {
        var problem = Map.of("title", "Refused", "status", status, "code", code, "detail", "for a test");
        Siblings.answer("POST", spendStatements(providerId), "", status, problem);
        return this;
    }

    private Map<String, Object> claim(String providerId, String reason, String pounds, String on) {
        var claim = new LinkedHashMap<String, Object>();
        claim.put("id", UUID.randomUUID());
        claim.put("grantId", id);
        claim.put("awardId", awardOf(providerId));
        claim.put("providerId", providerId);
        claim.put("providerName", "Provider " + providerId);
        claim.put("reference", "REC-" + claims.size());
        claim.put("reason", reason);
        for (var sum : List.of("recovered", "writtenOff", "credited")) {
            claim.put(sum, money("0.00"));
        }
        claim.put("amount", money(pounds));
        claim.put("outstanding", money(pounds));
        claim.put("status", "DEBT");
        claim.put("raisedOn", on);
        claim.put("invoicedOn", on);
        claim.put("dueOn", on);
        claim.put("entries", List.of());
        claim.put("instalments", List.of());
        claim.put("recordedBy", "fin");
        claim.put("recordedAt", NOW);
        claim.put("version", 1);
        return claim;
    }

    /** So many people are needed to sign; 0: only somebody else may; -1: nobody may. */
    public SiblingGrant authority(int people) {
        var answer = new LinkedHashMap<String, Object>();
        answer.put("action", "CERTIFICATE_SIGNING");
        answer.put("on", "2022-04-20");
        answer.put("callerMay", people > 0);
        answer.put("gaps", List.of());
        var mandate = UUID.randomUUID();
        var authority = new LinkedHashMap<String, Object>();
        authority.put("mandateId", mandate);
        authority.put("source", "DECISION");
        authority.put("sourceId", UUID.randomUUID());
        authority.put("reference", "SCB-1");
        authority.put("peopleNeeded", Math.max(1, people));
        authority.put("persons", List.of("somebody"));
        if (holder != null) {
            authority.put("holder", holder);
        }
        answer.put("authorities", people < 0 ? List.of() : List.of(authority));
        if (people < 0) {
            answer.put("why", "record a mandate");
        }
        if (people > 0) {
            answer.put("callerPeopleNeeded", people);
            answer.put("callerMandateId", mandate);
        }
        of("/grant/v1/grants/" + id + "/who-may", answer);
        return this;
    }

    /** grant-service breaks when asked who may sign. */
    public void breakAuthority() {
        var problem = Map.of("title", "Down", "status", 503, "code", "BUSY");
        Siblings.answer("GET", "/grant/v1/grants/" + id + "/who-may", "", 503, problem);
    }

    /** grant-service takes what it is told. */
    public SiblingGrant acceptSubmissions() {
        var submission = new LinkedHashMap<String, Object>();
        submission.put("id", UUID.randomUUID());
        submission.put("grantId", id);
        submission.put("reportingPoint", "RP1");
        submission.put("departmentReturnId", UUID.randomUUID());
        submission.put("version", 1);
        submission.put("channel", "EMAIL");
        submission.put("sentAt", NOW);
        submission.put("dueOn", "2022-01-14");
        submission.put("late", false);
        submission.put("fileName", "x");
        submission.put("fileHash", HASH);
        submission.put("submittedBy", "pat");
        submission.put("gates", List.of());
        submission.put("recordedAt", NOW);
        Siblings.answer("POST", "/grant/v1/grants/" + id + "/submissions", "", 201, submission);
        return this;
    }

    public SiblingGrant refuseSubmissions(int status, String code) {
        var problem = Map.of("title", "Refused", "status", status, "code", code, "detail", "for a test");
        Siblings.answer("POST", "/grant/v1/grants/" + id + "/submissions", "", status, problem);
        return this;
    }

    /** The next look at the ledger finds it as it stands; the one after finds a journal more. */
    public SiblingGrant moveTheLedgerBetweenTwoLooks() {
        var path = "/grant/v1/grants/" + id + "/ledger/watermark";
        Siblings.answerOnce("GET", path, watermark());
        journalSequence++;
        of(path, watermark());
        return this;
    }

    /** grant-service breaks when asked for the grant. */
    public void breakGrantService() {
        var problem = Map.of("title", "Down", "status", 503, "code", "BUSY");
        Siblings.answer("GET", "/grant/v1/grants/" + id, "", 503, problem);
    }

    private Map<String, Object> grant() {
        var grant = new LinkedHashMap<String, Object>();
        grant.put("id", id);
        grant.put("councilCode", COUNCIL);
        grant.put("schemeCode", "WRRF-1");
        grant.put("edition", editionCode);
        grant.put("determinationNumber", "31/5781");
        grant.put("name", "Workforce Recruitment and Retention Fund");
        grant.put("allocation", money("552981.00"));
        grant.put("determinedOn", "2021-11-01");
        grant.put("status", "DETERMINED");
        grant.put("recordedAt", NOW);
        grant.put("recordedBy", "ann");
        grant.put("version", 0);
        return grant;
    }

    private Map<String, Object> watermark() {
        return Map.of(
                "onOrBefore",
                "2022-03-31",
                "journalSequence",
                journalSequence,
                "outboxPosition",
                7,
                "pendingInPeriod",
                grantPending);
    }

    private Map<String, Object> funding() {
        var funding = new LinkedHashMap<String, Object>();
        funding.put("grantId", id);
        funding.put("asOf", LocalDate.of(2022, 3, 31).toString());
        for (var field : List.of("received", "underwritten", "reserved", "transferred", "direct", "available")) {
            funding.put(field, money("0.00"));
        }
        funding.put("version", 1);
        return funding;
    }

    private Map<String, Object> position() {
        return Map.of(
                "position", 11,
                "pending", allocationPending,
                "pendingInPeriod", allocationPending,
                "refused", allocationRefused);
    }

    private static void of(String path, Object body) {
        Siblings.answer("GET", path, "", 200, body);
    }

    public static Map<String, Object> money(String pounds) {
        return Map.of("amount", new BigDecimal(pounds).setScale(2).toPlainString(), "currency", "GBP");
    }
}
