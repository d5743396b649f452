package org.grantsuite.reporting.providerreturn;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.grantsuite.reporting.providerreturn.domain.ProviderReturn;
import org.grantsuite.reporting.providerreturn.domain.ProviderReturnStatus;
import org.grantsuite.reporting.providerreturn.domain.ProviderStatement;
import org.jspecify.annotations.Nullable;

@ApplicationScoped
class ProviderReturnRepository implements PanacheRepositoryBase<ProviderReturn, UUID> {

    /** At most {@code limit} returns after {@code after}, by id. */
    List<ProviderReturn> page(ProviderReturnFilter filter, Optional<UUID> after, int limit) {
        var conditions = new ArrayList<String>(List.of("1 = 1"));
        Map<String, Object> values = new HashMap<>();
        add(conditions, values, "grantId = :grantId", "grantId", filter.grantId());
        add(conditions, values, "reportingPoint = :point", "point", filter.reportingPoint());
        add(conditions, values, "status = :status", "status", filter.status());
        add(conditions, values, "providerId in :providers", "providers", filter.providerIds());
        add(conditions, values, "id > :after", "after", after.orElse(null));
        return find(String.join(" and ", conditions) + " order by id", values)
                .range(0, limit - 1)
                .list();
    }

    /** What is read of each accepted return; they are let go at once, or every flush would look for changes in thousands. */
    <T> List<T> accepted(UUID grantId, String reportingPoint, Function<ProviderReturn, T> reading) {
        var accepted = list(
                "grantId = ?1 and reportingPoint = ?2 and status = ?3 order by id",
                grantId,
                reportingPoint,
                ProviderReturnStatus.ACCEPTED);
        var read = accepted.stream().map(reading).toList();
        accepted.forEach(getEntityManager()::detach);
        return read;
    }

    List<ProviderReturn> ofImport(UUID importId) {
        return list("importId = ?1 order by id", importId);
    }

    List<ProviderReturn> versions(ProviderReturn one) {
        return list(
                "grantId = ?1 and reportingPoint = ?2 and providerId = ?3 and locationId = ?4 order by id desc",
                one.grantId(),
                one.reportingPoint(),
                one.providerId(),
                one.locationId());
    }

    boolean hasOpen(ProviderStatement statement) {
        return count(
                        "grantId = ?1 and reportingPoint = ?2 and providerId = ?3 and locationId = ?4 and status not in ?5",
                        statement.grantId(),
                        statement.reportingPoint(),
                        statement.providerId(),
                        statement.locationId(),
                        List.of(ProviderReturnStatus.REJECTED, ProviderReturnStatus.SUPERSEDED))
                > 0;
    }

    private static void add(
            List<String> conditions,
            Map<String, Object> values,
            String condition,
            String name,
            @Nullable Object value) {
        if (value != null) {
            conditions.add(condition);
            values.put(name, value);
        }
    }
}
