package org.grantsuite.allocation.hold;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.grantsuite.allocation.grantclient.GrantFacts;
import org.grantsuite.commons.jdbc.Jdbc;
import org.grantsuite.commons.problem.Refusal;

/** What a hold is to lie on, spelt as payments know it: a hold on a slip of the pen stops nothing, and nobody would see. */
@ApplicationScoped
class HoldSubjects {
    private static final Pattern UUID_TEXT = Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");
    private static final String GRANTS =
            "select distinct grant_id from plan where status = 'APPROVED' order by grant_id";
    /** By the provider's own id, or by that of its payee. */
    private static final String PROVIDER = """
            select provider_id from provider where provider_id = ?
            union select provider_id from payee where id = ?""";

    private final Jdbc jdbc;
    private final GrantFacts grants;

    HoldSubjects(Jdbc jdbc, GrantFacts grants) {
        this.jdbc = jdbc;
        this.grants = grants;
    }

    /** Not in a transaction: grant-service is asked for the schemes of the council's grants. */
    String resolve(HoldKind kind, String subject) {
        Optional<String> known = switch (kind) {
            case PAYEE -> provider(subject);
            case AWARD -> id("select id from award where id = ?", subject);
            case GRANT -> id("select grant_id from plan where grant_id = ? limit 1", subject);
            case SCHEME ->
                grantIds().stream()
                        .map(grants::schemeOf)
                        .filter(subject::equalsIgnoreCase)
                        .findFirst();
        };
        return known.orElseThrow(
                () -> Refusal.of(
                                HoldProblem.HOLD_SUBJECT_UNKNOWN,
                                "The council pays nothing to or from " + kind + " " + subject)
                        .at(
                                "subject",
                                "give the id of a provider or its payee, of an award, of a grant a plan splits, or its scheme's code"));
    }

    @Transactional
    List<UUID> grantIds() {
        return jdbc.list(GRANTS, row -> row.getObject(1, UUID.class));
    }

    @Transactional
    Optional<String> provider(String subject) {
        return jdbc.find(
                PROVIDER, row -> row.getString(1), subject, uuid(subject).orElse(null));
    }

    @Transactional
    Optional<String> id(String sql, String subject) {
        return uuid(subject).flatMap(id -> jdbc.find(sql, row -> row.getString(1), id));
    }

    private static Optional<UUID> uuid(String text) {
        return UUID_TEXT.matcher(text).matches()
                ? Optional.of(UUID.fromString(text.toLowerCase(Locale.ROOT)))
                : Optional.empty();
    }
}
