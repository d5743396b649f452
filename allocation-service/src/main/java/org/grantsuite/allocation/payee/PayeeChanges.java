package org.grantsuite.allocation.payee;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.grantsuite.allocation.stamp.Stamps;
import org.grantsuite.commons.audit.Audit;
import org.grantsuite.commons.event.Events;
import org.grantsuite.commons.jdbc.Jdbc;
import org.grantsuite.commons.problem.Refusal;
import org.jspecify.annotations.Nullable;

/** Changes of payees: proposed by one person, decided by another, verified by somebody else than the maker (R30, R43). */
@ApplicationScoped
public class PayeeChanges {
    private static final String CHANGES = """
            select v.id, v.payee_id, p.provider_id, v.version, v.status, v.supplier_number, v.site, v.valid_from,
              v.account_tail, v.reason, v.proposed_by, v.proposed_at, v.decided_by, v.decided_at, v.decision_note,
              y.outcome, y.method, y.recorded_by, y.verified_on, y.evidence_reference
            from payee_version v join payee p on p.id = v.payee_id
            left join lateral (select * from payee_verification x where x.payee_version_id = v.id
              order by x.recorded_at desc, x.id desc limit 1) y on true""";
    private static final String PAGE = CHANGES + "\n" + """
            where (?::text is null or p.provider_id = ?::text) and (?::text is null or v.status = ?::text)
              and (?::uuid is null or v.id > ?::uuid) order by v.id limit ?""";
    private static final String PROPOSE = """
            insert into payee_version (id, council_code, payee_id, version, supplier_number, site, valid_from, bank_cipher,
              bank_nonce, bank_key_id, account_tail, status, reason, proposed_by, proposed_at)
            select ?, ?, ?, coalesce(max(version), 0) + 1, ?, ?, ?, ?, ?, ?, ?, 'PROPOSED', ?, ?, ?
            from payee_version where payee_id = ?""";
    private static final String DECIDE =
            "update payee_version set status = ?, decided_by = ?, decided_at = ?, decision_note = ? where id = ?";
    private static final String VERIFY = """
            insert into payee_verification (id, council_code, payee_version_id, proposed_by, outcome, method,
              evidence_reference, verified_on, recorded_by, recorded_at) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""";

    private final Jdbc jdbc;
    private final BankVault vault;
    private final PayeeService payees;
    private final Stamps stamps;
    private final Audit audit;
    private final Events events;

    PayeeChanges(Jdbc jdbc, BankVault vault, PayeeService payees, Stamps stamps, Audit audit, Events events) {
        this.jdbc = jdbc;
        this.vault = vault;
        this.payees = payees;
        this.stamps = stamps;
        this.audit = audit;
        this.events = events;
    }

    /** What is to be done with the bank details. */
    public enum Bank {
        SET,
        KEEP,
        NONE
    }

    /** A change that is asked for. */
    public record Asked(
            String providerId,
            String supplierNumber,
            String site,
            LocalDate validFrom,
            Bank bank,
            @Nullable BankDetails details,
            String reason) {}

    /** A change as it stands, its bank details masked. */
    public record Change(
            UUID id,
            UUID payeeId,
            String providerId,
            int version,
            String status,
            String supplierNumber,
            String site,
            LocalDate validFrom,
            @Nullable String accountTail,
            String reason,
            String proposedBy,
            OffsetDateTime proposedAt,
            @Nullable String decidedBy,
            @Nullable OffsetDateTime decidedAt,
            @Nullable String decisionNote,
            @Nullable Verification verification) {}

    /** How a change was verified, and by whom. */
    public record Verification(
            String outcome, String method, String recordedBy, LocalDate verifiedOn, String evidenceReference) {}

    /** What a person found on verifying. */
    public record Found(String outcome, String method, String evidenceReference, LocalDate verifiedOn) {}

    public Change propose(Asked asked) {
        requireClear(asked);
        UUID payeeId = payeeOf(asked.providerId());
        jdbc.find(
                        "select version from payee_version where payee_id = ? and status = 'PROPOSED'",
                        row -> row.getInt(1),
                        payeeId)
                .ifPresent(open -> {
                    throw Refusal.of(
                            PayeeProblem.PAYEE_CHANGE_OPEN, "Version " + open + " of the payee is not decided yet");
                });
        UUID id = stamps.id();
        Optional<BankDetails> details = details(asked, payeeId);
        Optional<BankVault.Sealed> sealed =
                details.map(open -> vault.seal(open, PayeeService.rowName(stamps.council(), payeeId, id)));
        jdbc.update(
                PROPOSE,
                id,
                stamps.council(),
                payeeId,
                asked.supplierNumber(),
                asked.site(),
                asked.validFrom(),
                sealed.map(BankVault.Sealed::cipher).orElse(null),
                sealed.map(BankVault.Sealed::nonce).orElse(null),
                sealed.map(BankVault.Sealed::keyId).orElse(null),
                details.map(BankDetails::accountTail).orElse(null),
                asked.reason(),
                stamps.person(),
                stamps.now(),
                payeeId);
        record(
                "PAYEE_CHANGE_PROPOSED",
                id,
                asked.reason(),
                Map.of("providerId", asked.providerId(), "bank", asked.bank()));
        return get(id);
    }

    /** @param decision APPROVE, REJECT or WITHDRAW; the last is the maker's own */
    public Change decide(UUID id, String decision, @Nullable String note) {
        Change change = locked(id);
        if (!change.status().equals("PROPOSED")) {
            throw Refusal.of(
                    PayeeProblem.PAYEE_CHANGE_DECIDED, "It is " + change.status() + " since " + change.decidedAt());
        }
        boolean own = change.proposedBy().equals(stamps.person());
        if (own != decision.equals("WITHDRAW")) {
            throw Refusal.of(
                    PayeeProblem.PAYEE_MAKER_MAY_NOT_CHECK,
                    own
                            ? "You proposed it: somebody else decides, you may withdraw it"
                            : "Only its maker withdraws it");
        }
        String status = decision.equals("APPROVE") ? "APPROVED" : decision.equals("REJECT") ? "REJECTED" : "WITHDRAWN";
        jdbc.update(DECIDE, status, stamps.person(), stamps.now(), note, id);
        record(
                "PAYEE_CHANGE_" + status,
                id,
                note,
                Map.of("providerId", change.providerId(), "version", change.version()));
        if (status.equals("APPROVED")) {
            events.append(
                    "PayeeChanged",
                    "/v1/payees/" + change.payeeId(),
                    Map.of(
                            "payeeId", change.payeeId(),
                            "providerId", change.providerId(),
                            "changeId", id,
                            "validFrom", change.validFrom()));
        }
        return get(id);
    }

    public Change verify(UUID id, Found found) {
        Change change = locked(id);
        if (!change.status().equals("APPROVED")) {
            throw Refusal.of(PayeeProblem.PAYEE_CHANGE_NOT_APPROVED, "It is " + change.status());
        }
        if (change.proposedBy().equals(stamps.person())) {
            throw Refusal.of(PayeeProblem.PAYEE_MAKER_MAY_NOT_CHECK, "You proposed it: somebody else verifies it");
        }
        jdbc.update(
                VERIFY,
                stamps.id(),
                stamps.council(),
                id,
                change.proposedBy(),
                found.outcome(),
                found.method(),
                found.evidenceReference(),
                stamps.requirePast(found.verifiedOn(), "verifiedOn"),
                stamps.person(),
                stamps.now());
        record("PAYEE_" + found.outcome(), id, found.evidenceReference(), Map.of("method", found.method()));
        return get(id);
    }

    @Transactional
    public Change get(UUID id) {
        return jdbc.find(CHANGES + " where v.id = ?", PayeeChanges::change, id)
                .orElseThrow(() -> Refusal.of(PayeeProblem.PAYEE_CHANGE_UNKNOWN, "No change has the id " + id));
    }

    @Transactional
    public List<Change> list(@Nullable String providerId, @Nullable String status, @Nullable UUID after, int limit) {
        return jdbc.list(PAGE, PayeeChanges::change, providerId, providerId, status, status, after, after, limit);
    }

    private Change locked(UUID id) {
        jdbc.list("select 1 from payee_version where id = ? for update", row -> row.getInt(1), id);
        return get(id);
    }

    private static void requireClear(Asked asked) {
        if ((asked.bank() == Bank.SET) != (asked.details() != null)) {
            String why = "bankDetails go with SET and only with it";
            throw Refusal.of(PayeeProblem.PAYEE_BANK_DETAILS_UNCLEAR, why).at("bank", why);
        }
    }

    private Optional<BankDetails> details(Asked asked, UUID payeeId) {
        if (asked.bank() != Bank.KEEP) {
            return Optional.ofNullable(asked.details());
        }
        Optional<BankDetails> kept = payees.bankDetailsOf(payeeId);
        if (kept.isEmpty()) {
            String why = "there are no bank details in force to keep";
            throw Refusal.of(PayeeProblem.PAYEE_BANK_DETAILS_UNCLEAR, why).at("bank", why);
        }
        return kept;
    }

    /** The provider's payee, made on its first change; locked, so that two changes do not get one number. */
    private UUID payeeOf(String providerId) {
        if (jdbc.find("select 1 from provider where provider_id = ?", row -> row.getInt(1), providerId)
                .isEmpty()) {
            throw Refusal.of(PayeeProblem.PAYEE_PROVIDER_UNKNOWN, "No provider has the id " + providerId)
                    .at("providerId", "name a provider of the register");
        }
        jdbc.update(
                "insert into payee (id, council_code, provider_id, recorded_at) values (?, ?, ?, ?) on conflict do nothing",
                stamps.id(),
                stamps.council(),
                providerId,
                stamps.now());
        UUID payeeId = jdbc.find(
                        "select id from payee where provider_id = ?", row -> row.getObject(1, UUID.class), providerId)
                .orElseThrow();
        jdbc.find(
                "select pg_advisory_xact_lock(hashtextextended(?, 0))::text",
                row -> row.getString(1),
                "payee|" + payeeId);
        return payeeId;
    }

    private void record(String action, UUID id, @Nullable String reason, Map<String, ?> detail) {
        audit.record(action, "payee-change", id, reason, detail);
    }

    private static Change change(ResultSet row) throws SQLException {
        String outcome = row.getString(16);
        return new Change(
                row.getObject(1, UUID.class),
                row.getObject(2, UUID.class),
                row.getString(3),
                row.getInt(4),
                row.getString(5),
                row.getString(6),
                row.getString(7),
                row.getObject(8, LocalDate.class),
                row.getString(9),
                row.getString(10),
                row.getString(11),
                row.getObject(12, OffsetDateTime.class),
                row.getString(13),
                row.getObject(14, OffsetDateTime.class),
                row.getString(15),
                outcome == null
                        ? null
                        : new Verification(
                                outcome,
                                row.getString(17),
                                row.getString(18),
                                row.getObject(19, LocalDate.class),
                                row.getString(20)));
    }
}
