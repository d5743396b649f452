package org.grantsuite.allocation.recovery;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.io.UncheckedIOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.grantsuite.allocation.award.AwardRepository;
import org.grantsuite.allocation.award.domain.Award;
import org.grantsuite.allocation.recovery.domain.Recovery;
import org.grantsuite.allocation.recovery.domain.RecoveryProblem;
import org.grantsuite.allocation.recovery.domain.RecoveryReason;
import org.grantsuite.allocation.stamp.Stamps;
import org.grantsuite.commons.audit.Audit;
import org.grantsuite.commons.jdbc.Jdbc;
import org.grantsuite.commons.json.CanonicalJson;
import org.grantsuite.commons.money.Money;
import org.grantsuite.commons.problem.Refusal;
import org.jspecify.annotations.Nullable;

/** R39, R40: what of an award is accepted as spent. The rest comes back, unspent and misspent apart. */
@ApplicationScoped
public class SpendStatements {
    private static final String STATEMENTS =
            "select id, award_id, reference, stated_on, paid_pence, accepted_spend_pence,"
                    + " misspent_pence, recoverable_pence, excess_pence, recovery_ids::text, stated_by, recorded_at"
                    + " from spend_statement where ";
    private static final String STATEMENT = STATEMENTS + "reference = ?";
    private static final String PAGE = STATEMENTS
            + "award_id in (select id from award where grant_id = ?) and (?::uuid is null or id > ?::uuid)"
            + " order by id limit ?";
    private static final String INSERT =
            "insert into spend_statement (id, council_code, award_id, reference, stated_on,"
                    + " paid_pence, accepted_spend_pence, misspent_pence, recoverable_pence, excess_pence, recovery_ids, note,"
                    + " stated_by, recorded_at) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?::jsonb, ?, ?, ?)";
    /** What is being recovered of the award, or was: everything raised and not credited. */
    private static final String CLAIMED =
            "select coalesce(sum(amount_pence - credited_pence) filter (where reason <> 'MISSPENT'), 0),"
                    + " coalesce(sum(amount_pence - credited_pence) filter (where reason = 'MISSPENT'), 0)"
                    + " from recovery where award_id = ?";

    private final Jdbc jdbc;
    private final AwardRepository awards;
    private final RecoveryService recoveries;
    private final Stamps stamps;
    private final Audit audit;
    private final CanonicalJson json;
    private final ObjectMapper mapper;

    SpendStatements(
            Jdbc jdbc,
            AwardRepository awards,
            RecoveryService recoveries,
            Stamps stamps,
            Audit audit,
            CanonicalJson json,
            ObjectMapper mapper) {
        this.jdbc = jdbc;
        this.awards = awards;
        this.recoveries = recoveries;
        this.stamps = stamps;
        this.audit = audit;
        this.json = json;
        this.mapper = mapper;
    }

    /**
     * @param paid what was paid as far as the teller knows
     * @param misspent part of what is not accepted, for which the reason is another
     * @param dueOn what is raised is invoiced at once, due on that day
     */
    record Told(
            UUID awardId,
            String reference,
            LocalDate on,
            @Nullable Money paid,
            Money acceptedSpend,
            Money misspent,
            @Nullable LocalDate dueOn,
            @Nullable String note) {}

    /** What is being recovered of an award already. */
    private record Claimed(Money unspent, Money misspent) {}

    record Statement(
            UUID id,
            UUID awardId,
            String reference,
            LocalDate on,
            Money paid,
            Money acceptedSpend,
            Money misspent,
            Money recoverable,
            Money excess,
            List<UUID> recoveryIds,
            String statedBy,
            OffsetDateTime recordedAt) {}

    record Answer(Statement statement, boolean replayed) {}

    @Transactional
    Answer state(Told told) {
        Award award = awards.lock(told.awardId());
        Optional<Statement> before = jdbc.find(STATEMENT, this::statement, told.reference());
        if (before.isPresent()) {
            return replay(told, before.get());
        }
        stamps.requirePast(told.on(), "statedOn");
        if (told.paid() != null && !told.paid().equals(award.paid())) {
            throw Refusal.of(
                            RecoveryProblem.STATEMENT_OF_ANOTHER_PAYMENT,
                            "Paid are " + award.paid() + ", not " + told.paid())
                    .with("paid", award.paid());
        }
        Money open = award.paid().minus(told.acceptedSpend());
        if (told.misspent().compareTo(open) > 0) {
            throw Refusal.of(
                            RecoveryProblem.STATEMENT_BEYOND_PAID,
                            "Paid are " + award.paid() + "; accepted and misspent spend come to "
                                    + told.acceptedSpend().plus(told.misspent()))
                    .with("paid", award.paid());
        }
        Claimed claimed = claimed(award.id());
        Money due = open.minus(claimed.unspent()).minus(claimed.misspent());
        Statement made = new Statement(
                stamps.id(),
                award.id(),
                told.reference(),
                told.on(),
                award.paid(),
                told.acceptedSpend(),
                told.misspent(),
                open,
                due.isNegative() ? due.negated() : Money.ZERO,
                raise(award, told, due, claimed.misspent()),
                stamps.person(),
                stamps.now());
        keep(made, told.note());
        return new Answer(made, false);
    }

    @Transactional
    List<Statement> page(UUID grantId, @Nullable UUID after, int limit) {
        return jdbc.list(PAGE, this::statement, grantId, after, after, limit);
    }

    private static Answer replay(Told told, Statement before) {
        boolean same = before.awardId().equals(told.awardId())
                && before.acceptedSpend().equals(told.acceptedSpend())
                && before.misspent().equals(told.misspent())
                && before.on().equals(told.on());
        if (!same) {
            throw Refusal.of(
                    RecoveryProblem.STATEMENT_DIFFERS,
                    told.reference() + " stated " + before.acceptedSpend() + " of award " + before.awardId());
        }
        return new Answer(before, true);
    }

    /** Misspent first, as far as it is due and not asked for yet; what is left is unspent. */
    private List<UUID> raise(Award award, Told told, Money due, Money misspentClaimed) {
        List<UUID> raised = new ArrayList<>();
        if (!due.isPositive()) {
            return raised;
        }
        Money asked = told.misspent().minus(misspentClaimed);
        Money misspent = asked.compareTo(due) < 0 ? asked : due;
        if (misspent.isPositive()) {
            raised.add(raise(award, told, new Recovery.Claim(RecoveryReason.MISSPENT, misspent, told.on())));
            due = due.minus(misspent);
        }
        if (due.isPositive()) {
            raised.add(raise(award, told, new Recovery.Claim(RecoveryReason.UNSPENT, due, told.on())));
        }
        return raised;
    }

    private UUID raise(Award award, Told told, Recovery.Claim claim) {
        UUID id = recoveries.raise(award, claim);
        if (told.dueOn() != null) {
            recoveries.invoice(id, told.on(), told.dueOn());
        }
        return id;
    }

    private Claimed claimed(UUID awardId) {
        return jdbc.find(
                        CLAIMED,
                        row -> new Claimed(Money.ofPence(row.getLong(1)), Money.ofPence(row.getLong(2))),
                        awardId)
                .orElseThrow();
    }

    private void keep(Statement made, @Nullable String note) {
        jdbc.update(
                INSERT,
                made.id(),
                stamps.council(),
                made.awardId(),
                made.reference(),
                made.on(),
                made.paid().pence(),
                made.acceptedSpend().pence(),
                made.misspent().pence(),
                made.recoverable().pence(),
                made.excess().pence(),
                json.write(made.recoveryIds()),
                note,
                made.statedBy(),
                made.recordedAt());
        audit.record(
                "SPEND_STATED",
                "award",
                made.awardId(),
                note,
                Map.of(
                        "reference", made.reference(),
                        "acceptedSpend", made.acceptedSpend(),
                        "recoverable", made.recoverable()));
    }

    private Statement statement(ResultSet row) throws SQLException {
        try {
            return new Statement(
                    row.getObject(1, UUID.class),
                    row.getObject(2, UUID.class),
                    row.getString(3),
                    row.getObject(4, LocalDate.class),
                    Money.ofPence(row.getLong(5)),
                    Money.ofPence(row.getLong(6)),
                    Money.ofPence(row.getLong(7)),
                    Money.ofPence(row.getLong(8)),
                    Money.ofPence(row.getLong(9)),
                    mapper.readValue(row.getString(10), new TypeReference<List<UUID>>() {}),
                    row.getString(11),
                    row.getObject(12, OffsetDateTime.class));
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
