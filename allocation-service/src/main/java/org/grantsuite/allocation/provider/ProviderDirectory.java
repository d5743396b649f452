package org.grantsuite.allocation.provider;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.grantsuite.allocation.api.model.Location;
import org.grantsuite.allocation.api.model.LocationType;
import org.grantsuite.allocation.api.model.Provider;
import org.grantsuite.commons.jdbc.Jdbc;
import org.grantsuite.commons.problem.Refusal;
import org.jspecify.annotations.Nullable;

/** Reads providers and locations as they are shown. */
@ApplicationScoped
public class ProviderDirectory {
    private static final String PROVIDERS = """
            select p.id, p.provider_id, p.name, p.made_up,
              coalesce(p.registered, false) or exists (select 1 from location l
                where l.provider_id = p.provider_id and l.registered)
            from provider p""";
    private static final String LOCATIONS = """
            select l.id, l.location_id, l.provider_id, l.name, l.location_type, l.care_home, l.dormant, l.registered,
              l.registered_on, l.deregistered_on, l.local_authority_code, l.postcode, l.dual_registration_primary_id,
              l.note
            from location l""";

    private static final String LOCATION_PAGE = LOCATIONS + """

            where (?::text is null or l.provider_id = ?::text) and (?::text is null or l.location_type = ?::text)
              and (?::uuid is null or l.id > ?::uuid)
            order by l.id limit ?""";
    private static final String RECIPIENT = """
            select p.name from provider p where p.provider_id = ? and (?::text is null or exists (
              select 1 from location l where l.provider_id = p.provider_id and l.location_id = ?::text))""";

    private final Jdbc jdbc;

    ProviderDirectory(Jdbc jdbc) {
        this.jdbc = jdbc;
    }

    /** A shown thing with the id its list is ordered by. */
    record Listed<T>(UUID id, T shown) {}

    @Transactional
    public List<Listed<Provider>> providers(@Nullable UUID after, int limit) {
        List<Listed<Provider>> found = jdbc.list(
                PROVIDERS + " where (?::uuid is null or p.id > ?::uuid) order by p.id limit ?",
                ProviderDirectory::provider,
                after,
                after,
                limit);
        Map<String, List<Location>> locations = new LinkedHashMap<>();
        String[] ids =
                found.stream().map(listed -> listed.shown().getProviderId()).toArray(String[]::new);
        jdbc.list(
                LOCATIONS + " where l.provider_id = any (?) order by l.id",
                row -> locations
                        .computeIfAbsent(row.getString(3), id -> new ArrayList<>())
                        .add(location(row).shown()),
                (Object) ids);
        found.forEach(listed -> listed.shown()
                .setLocations(locations.getOrDefault(listed.shown().getProviderId(), List.of())));
        return found;
    }

    @Transactional
    public Provider get(String providerId) {
        Provider provider = jdbc.find(PROVIDERS + " where p.provider_id = ?", ProviderDirectory::provider, providerId)
                .orElseThrow(() -> Refusal.of(ProviderProblem.PROVIDER_UNKNOWN, "No provider has the id " + providerId))
                .shown();
        return provider.locations(locations(providerId, null, null, Integer.MAX_VALUE).stream()
                .map(Listed::shown)
                .toList());
    }

    @Transactional
    public List<Listed<Location>> locations(
            @Nullable String providerId, @Nullable String type, @Nullable UUID after, int limit) {
        return jdbc.list(
                LOCATION_PAGE, ProviderDirectory::location, providerId, providerId, type, type, after, after, limit);
    }

    /** Name of a provider that has this location (or is known, where none is named). */
    public Optional<String> findRecipientName(String providerId, @Nullable String locationId) {
        return jdbc.find(RECIPIENT, row -> row.getString(1), providerId, locationId, locationId);
    }

    /** R26 for one recipient. */
    public boolean isRegistered(String providerId, @Nullable String locationId, LocalDate day) {
        return jdbc.find(
                        "select 1 from (select ?::text as provider_id, ?::text as location_id) x where not ("
                                + Registration.notRegistered("x") + ")",
                        row -> row.getInt(1),
                        providerId,
                        locationId,
                        day,
                        day)
                .isPresent();
    }

    private static Listed<Provider> provider(ResultSet row) throws SQLException {
        return new Listed<>(
                row.getObject(1, UUID.class),
                new Provider()
                        .providerId(row.getString(2))
                        .name(row.getString(3))
                        .madeUp(row.getBoolean(4))
                        .registered(row.getBoolean(5)));
    }

    private static Listed<Location> location(ResultSet row) throws SQLException {
        return new Listed<>(
                row.getObject(1, UUID.class),
                new Location()
                        .locationId(row.getString(2))
                        .providerId(row.getString(3))
                        .name(row.getString(4))
                        .locationType(LocationType.fromString(row.getString(5)))
                        .careHome(row.getBoolean(6))
                        .dormant(row.getBoolean(7))
                        .registered(row.getBoolean(8))
                        .registeredOn(row.getObject(9, LocalDate.class))
                        .deregisteredOn(row.getObject(10, LocalDate.class))
                        .localAuthorityCode(row.getString(11))
                        .postcode(row.getString(12))
                        .dualRegistrationPrimaryId(row.getString(13))
                        .note(row.getString(14)));
    }
}
