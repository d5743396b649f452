package org.grantsuite.reporting.publication;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import org.grantsuite.commons.clock.BusinessClock;
import org.grantsuite.commons.council.CurrentCouncil;
import org.grantsuite.commons.id.Ids;
import org.grantsuite.commons.identity.Caller;
import org.grantsuite.commons.jdbc.Jdbc;
import org.grantsuite.commons.money.Money;
import org.grantsuite.commons.problem.Refusal;
import org.grantsuite.commons.problem.RequestProblem;
import org.grantsuite.commons.problem.Require;
import org.grantsuite.reporting.publication.domain.Profile;

/** How the council names itself in public, version after version. */
@ApplicationScoped
@Transactional
public class ProfileBook {

    private static final String LATEST = """
            select version, organisation_identifier, organisation_name, grant_prefix, department, licence, spend_threshold_pence,
              merchant_category, recorded_by, recorded_at
            from publication_profile order by version desc limit 1""";
    private static final String INSERT = """
            insert into publication_profile (version, organisation_identifier, organisation_name, grant_prefix, department, licence,
              spend_threshold_pence, merchant_category, recorded_by, recorded_at, id, council_code)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict do nothing""";

    private final Jdbc jdbc;
    private final CurrentCouncil council;
    private final Caller caller;
    private final BusinessClock clock;
    private final Ids ids;

    ProfileBook(Jdbc jdbc, CurrentCouncil council, Caller caller, BusinessClock clock, Ids ids) {
        this.jdbc = jdbc;
        this.council = council;
        this.caller = caller;
        this.clock = clock;
        this.ids = ids;
    }

    /** @throws Refusal 404 PUBLICATION_PROFILE_MISSING while none was recorded */
    public Profile current() {
        return find().orElseThrow(() ->
                Refusal.of(PublicationProblem.PUBLICATION_PROFILE_MISSING, "Record a publication profile first"));
    }

    /** @param stated its version, author and moment are given here */
    public Profile record(Profile stated) {
        var profile = new Profile(
                find().map(Profile::version).orElse(0) + 1,
                stated.organisationIdentifier(),
                stated.organisationName(),
                stated.grantPrefix(),
                stated.department(),
                stated.licence(),
                stated.spendThreshold(),
                stated.merchantCategory(),
                caller.subject(),
                clock.now());
        int inserted = jdbc.update(
                INSERT,
                profile.version(),
                profile.organisationIdentifier(),
                profile.organisationName(),
                profile.grantPrefix(),
                profile.department(),
                profile.licence(),
                profile.spendThreshold().pence(),
                profile.merchantCategory(),
                profile.recordedBy(),
                profile.recordedAt().atOffset(ZoneOffset.UTC),
                ids.next(),
                council.code());
        Require.that(inserted == 1, () -> Refusal.of(RequestProblem.CONFLICT, "Another profile was recorded just now"));
        return profile;
    }

    private Optional<Profile> find() {
        return jdbc.find(
                LATEST,
                row -> new Profile(
                        row.getInt(1),
                        row.getString(2),
                        row.getString(3),
                        row.getString(4),
                        row.getString(5),
                        row.getString(6),
                        Money.ofPence(row.getLong(7)),
                        row.getString(8),
                        row.getString(9),
                        row.getObject(10, OffsetDateTime.class).toInstant()));
    }
}
