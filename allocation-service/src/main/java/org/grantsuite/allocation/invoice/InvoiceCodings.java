package org.grantsuite.allocation.invoice;

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
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.grantsuite.allocation.stamp.Stamps;
import org.grantsuite.commons.audit.Audit;
import org.grantsuite.commons.jdbc.Jdbc;
import org.grantsuite.commons.json.CanonicalJson;
import org.grantsuite.commons.problem.Refusal;
import org.jspecify.annotations.Nullable;

/** Codes of the ledger for the invoices of a grant, by pot and date. */
@ApplicationScoped
public class InvoiceCodings {
    private static final String CODING =
            "select id, grant_id, pot_code, valid_from, segments::text, recorded_by, recorded_at from invoice_coding";
    /** A pot's own coding goes before the grant's, a later one before an earlier. */
    private static final String HOLDING = CODING + """

            where grant_id = ? and (pot_code = ?::text or pot_code is null) and valid_from <= ?
            order by pot_code nulls last, valid_from desc limit 1""";

    private static final String INSERT = """
            insert into invoice_coding (id, council_code, grant_id, pot_code, valid_from, segments, recorded_by, recorded_at)
            values (?, ?, ?, ?, ?, ?::jsonb, ?, ?) on conflict on constraint invoice_coding_once_per_day do nothing""";

    private final Jdbc jdbc;
    private final Stamps stamps;
    private final Audit audit;
    private final ObjectMapper mapper;
    private final CanonicalJson json;

    InvoiceCodings(Jdbc jdbc, Stamps stamps, Audit audit, ObjectMapper mapper, CanonicalJson json) {
        this.jdbc = jdbc;
        this.stamps = stamps;
        this.audit = audit;
        this.mapper = mapper;
        this.json = json;
    }

    /** A coding from a day on; without a pot it serves every pot that has none. */
    record Coding(
            UUID id,
            UUID grantId,
            @Nullable String potCode,
            LocalDate validFrom,
            Map<String, String> segments,
            String recordedBy,
            OffsetDateTime recordedAt) {}

    Coding record(UUID grantId, @Nullable String potCode, LocalDate validFrom, Map<String, String> segments) {
        UUID id = stamps.id();
        int inserted = jdbc.update(
                INSERT,
                id,
                stamps.council(),
                grantId,
                potCode,
                validFrom,
                json.write(new TreeMap<>(segments)),
                stamps.person(),
                stamps.now());
        if (inserted == 0) {
            throw Refusal.of(
                            InvoiceProblem.INVOICE_CODING_EXISTS,
                            "A coding from " + validFrom + " is recorded; give the new one its own day")
                    .at("validFrom", "choose the day from which it holds");
        }
        audit.record("INVOICE_CODING_RECORDED", "grant", grantId, null, Map.of("validFrom", validFrom, "coding", id));
        return jdbc.find(CODING + " where id = ?", this::coding, id).orElseThrow();
    }

    @Transactional
    List<Coding> page(UUID grantId, @Nullable UUID after, int limit) {
        return jdbc.list(
                CODING + " where grant_id = ? and (?::uuid is null or id > ?::uuid) order by id limit ?",
                this::coding,
                grantId,
                after,
                after,
                limit);
    }

    /** The codes that held on a day; none where the grant has no coding. */
    @Transactional
    public Map<String, String> on(UUID grantId, @Nullable String potCode, LocalDate day) {
        return jdbc.find(HOLDING, this::coding, grantId, potCode, day)
                .map(Coding::segments)
                .orElse(Map.of());
    }

    private Coding coding(ResultSet row) throws SQLException {
        try {
            return new Coding(
                    row.getObject(1, UUID.class),
                    row.getObject(2, UUID.class),
                    row.getString(3),
                    row.getObject(4, LocalDate.class),
                    mapper.readValue(row.getString(5), new TypeReference<TreeMap<String, String>>() {}),
                    row.getString(6),
                    row.getObject(7, OffsetDateTime.class));
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
