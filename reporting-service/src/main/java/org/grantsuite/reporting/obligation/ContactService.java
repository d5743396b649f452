package org.grantsuite.reporting.obligation;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.Optional;
import org.grantsuite.commons.jdbc.Jdbc;
import org.grantsuite.commons.problem.Refusal;
import org.grantsuite.reporting.chronicle.Chronicle;
import org.grantsuite.reporting.chronicle.Deed;
import org.jspecify.annotations.Nullable;

/** Where a provider is reminded. The address stands in no event, no audit entry and no log. */
@ApplicationScoped
@Transactional
public class ContactService {

    private static final String FIND = """
            select provider_id, email, name, recorded_by, recorded_at from provider_contact
            where council_code = ? and provider_id = ?""";
    private static final String PUT = """
            insert into provider_contact (council_code, provider_id, email, name, recorded_at, recorded_by)
            values (?, ?, ?, ?, ?, ?)
            on conflict (council_code, provider_id) do update set email = excluded.email, name = excluded.name,
              recorded_at = excluded.recorded_at, recorded_by = excluded.recorded_by""";

    private final Jdbc jdbc;
    private final Chronicle chronicle;

    ContactService(Jdbc jdbc, Chronicle chronicle) {
        this.jdbc = jdbc;
        this.chronicle = chronicle;
    }

    /** An address of a provider's office. */
    public record Contact(
            String providerId, String email, @Nullable String name, String recordedBy, Instant recordedAt) {}

    public Contact get(String providerId) {
        return find(providerId)
                .orElseThrow(
                        () -> Refusal.of(ObligationProblem.CONTACT_UNKNOWN, "Nothing is recorded for " + providerId));
    }

    Optional<Contact> find(String providerId) {
        return jdbc.find(
                FIND,
                row -> new Contact(
                        row.getString(1),
                        row.getString(2),
                        row.getString(3),
                        row.getString(4),
                        row.getObject(5, OffsetDateTime.class).toInstant()),
                chronicle.council(),
                providerId);
    }

    public Contact put(String providerId, String email, @Nullable String name) {
        jdbc.update(PUT, chronicle.council(), providerId, email, name, chronicle.at(), chronicle.by());
        chronicle.tell(Deed.of(
                "ProviderContactSet",
                "provider-contact",
                chronicle.nextId(),
                "/v1/provider-contacts/" + providerId,
                Map.of("providerId", providerId)));
        return get(providerId);
    }
}
