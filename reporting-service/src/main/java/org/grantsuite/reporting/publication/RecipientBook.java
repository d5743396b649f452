package org.grantsuite.reporting.publication;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.grantsuite.commons.audit.Audit;
import org.grantsuite.commons.clock.BusinessClock;
import org.grantsuite.commons.council.CurrentCouncil;
import org.grantsuite.commons.id.Ids;
import org.grantsuite.commons.identity.Caller;
import org.grantsuite.commons.jdbc.Jdbc;
import org.grantsuite.commons.json.Sha256;
import org.grantsuite.commons.problem.Refusal;
import org.grantsuite.commons.problem.Violation;
import org.grantsuite.reporting.publication.domain.LegalForm;
import org.grantsuite.reporting.publication.domain.Recipient;

/** Who recipients are in public; a later file replaces what was said of a provider before. */
@ApplicationScoped
@Transactional
public class RecipientBook {

    private static final String COLUMNS =
            "id, provider_id, name, legal_form, company_number, charity_number, authority_code, postcode, vcse, regrant_type";
    private static final String UPSERT = """
            insert into publication_recipient (id, provider_id, name, legal_form, company_number, charity_number, authority_code,
              postcode, vcse, regrant_type, recorded_by, recorded_at, council_code)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            on conflict on constraint publication_recipient_once do update set name = excluded.name,
              legal_form = excluded.legal_form, company_number = excluded.company_number, charity_number = excluded.charity_number,
              authority_code = excluded.authority_code, postcode = excluded.postcode, vcse = excluded.vcse,
              regrant_type = excluded.regrant_type, recorded_by = excluded.recorded_by, recorded_at = excluded.recorded_at""";
    private static final String PAGE = "select " + COLUMNS
            + " from publication_recipient where ?::uuid is null or id > ?::uuid order by id limit ?";
    private static final int MOST_NAMED = 100;

    private final Jdbc jdbc;
    private final CurrentCouncil council;
    private final Caller caller;
    private final BusinessClock clock;
    private final Ids ids;
    private final Audit audit;

    RecipientBook(Jdbc jdbc, CurrentCouncil council, Caller caller, BusinessClock clock, Ids ids, Audit audit) {
        this.jdbc = jdbc;
        this.council = council;
        this.caller = caller;
        this.clock = clock;
        this.ids = ids;
        this.audit = audit;
    }

    /** What a file brought. */
    public record Taken(String contentHash, int rows) {}

    public Taken take(String body) {
        var recipients = new RecipientFile(body, ids).recipients();
        recipients.forEach(this::store);
        var taken = new Taken(Sha256.hex(body), recipients.size());
        audit.record(
                "PUBLICATION_RECIPIENTS_IMPORTED",
                "publication-recipient",
                recipients.get(0).id(),
                null,
                Map.of("contentHash", taken.contentHash(), "rows", taken.rows()));
        return taken;
    }

    public List<Recipient> page(Optional<UUID> after, int limit) {
        UUID last = after.orElse(null);
        return jdbc.list(PAGE, RecipientBook::read, last, last, limit);
    }

    /**
     * By provider id. Nobody is published of whom it is not said whether it is a person.
     *
     * @throws Refusal 422 RECIPIENT_UNDESCRIBED naming those it is not said of
     */
    Map<String, Recipient> of(Stream<String> providers) {
        var found = all();
        Set<String> missing =
                providers.filter(id -> !found.containsKey(id)).collect(Collectors.toCollection(HashSet::new));
        if (!missing.isEmpty()) {
            throw Refusal.of(
                            PublicationProblem.RECIPIENT_UNDESCRIBED,
                            missing.size() + " provider(s) might be natural persons; record who they are")
                    .violations(missing.stream()
                            .sorted()
                            .limit(MOST_NAMED)
                            .map(id -> Violation.of(id, "its legal form is not recorded"))
                            .toList());
        }
        return found;
    }

    Map<String, Recipient> all() {
        return jdbc.list("select " + COLUMNS + " from publication_recipient", RecipientBook::read).stream()
                .collect(Collectors.toMap(Recipient::providerId, Function.identity()));
    }

    private void store(Recipient one) {
        jdbc.update(
                UPSERT,
                one.id(),
                one.providerId(),
                one.name(),
                one.legalForm().name(),
                one.companyNumber(),
                one.charityNumber(),
                one.authorityCode(),
                one.postcode(),
                one.vcse(),
                one.regrantType(),
                caller.subject(),
                clock.now().atOffset(ZoneOffset.UTC),
                council.code());
    }

    private static Recipient read(ResultSet row) throws SQLException {
        return new Recipient(
                row.getObject(1, UUID.class),
                row.getString(2),
                row.getString(3),
                LegalForm.valueOf(row.getString(4)),
                row.getString(5),
                row.getString(6),
                row.getString(7),
                row.getString(8),
                row.getBoolean(9),
                row.getString(10));
    }
}
