package org.grantsuite.allocation.register;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.grantsuite.allocation.stamp.Stamps;
import org.grantsuite.commons.audit.Audit;
import org.grantsuite.commons.jdbc.Jdbc;
import org.grantsuite.commons.problem.Refusal;
import org.jspecify.annotations.Nullable;

/** The error queue: rows that could not be placed wait here for a person, and none is ever dropped. */
@ApplicationScoped
public class RegisterErrors {
    private static final String COLUMNS =
            "id, kind, status, import_id, imported_from, line, location_id, name, authority_name,"
                    + " authority_key, message, resolution, resolved_to, reason, resolved_by, resolved_at, recorded_at";
    private static final String PAGE = "select " + COLUMNS + " from register_error"
            + " where (?::text is null or status = ?::text) and (?::text is null or kind = ?::text)"
            + " and (?::uuid is null or id > ?::uuid) order by id limit ?";
    private static final String CLOSE = """
            update register_error set status = 'RESOLVED', resolution = ?, resolved_to = ?, reason = ?, resolved_by = ?,
              resolved_at = ? where id = ?""";
    private static final Map<String, Set<String>> FITTING = Map.of(
            "AUTHORITY_UNMAPPED", Set.of("MAP_NAME", "MAP_LOCATION", "SET_ASIDE"),
            "AUTHORITY_NOT_IN_FORCE", Set.of("MAP_NAME", "MAP_LOCATION", "SET_ASIDE"),
            "LOCATION_ID_FORM", Set.of("SET_ASIDE"),
            "DUAL_PRIMARY_UNKNOWN", Set.of("PRIMARY", "SET_ASIDE"),
            "LOCATION_UNKNOWN", Set.of("MAP_LOCATION", "SET_ASIDE"),
            "DUAL_SECONDARY", Set.of("SET_ASIDE"));

    private final Jdbc jdbc;
    private final Stamps stamps;
    private final Audit audit;
    private final Placements placements;

    RegisterErrors(Jdbc jdbc, Stamps stamps, Audit audit, Placements placements) {
        this.jdbc = jdbc;
        this.stamps = stamps;
        this.audit = audit;
        this.placements = placements;
    }

    /** A row of the queue. */
    public record Held(
            UUID id,
            String kind,
            String status,
            UUID importId,
            String importedFrom,
            int line,
            String locationId,
            String name,
            @Nullable String authorityName,
            @Nullable String authorityKey,
            String message,
            @Nullable String resolution,
            @Nullable String resolvedTo,
            @Nullable String reason,
            @Nullable String resolvedBy,
            @Nullable OffsetDateTime resolvedAt,
            OffsetDateTime recordedAt) {
        boolean fromRegister() {
            return importedFrom.equals("REGISTER");
        }
    }

    /** How a row is to be placed. */
    public record Order(String resolution, @Nullable String to, String reason) {}

    @Transactional
    public List<Held> list(@Nullable String status, @Nullable String kind, @Nullable UUID after, int limit) {
        return jdbc.list(PAGE, RegisterErrors::held, status, status, kind, kind, after, after, limit);
    }

    /** Resolves a row, and with MAP_NAME every open row of the same name. */
    public Held resolve(UUID id, Order order) {
        Held error = find(id, " for update");
        if (!error.status().equals("OPEN")) {
            throw Refusal.of(
                    RegisterProblem.REGISTER_ERROR_RESOLVED,
                    "It was resolved by " + error.resolvedBy() + " with " + error.resolution());
        }
        requireFit(error, order);
        String key = error.authorityKey();
        if (order.resolution().equals("MAP_NAME") && key != null) {
            placements.remember("AUTHORITY", key, order);
            jdbc.list(
                            "select " + COLUMNS + " from register_error where status = 'OPEN' and authority_key = ?"
                                    + " and kind in ('AUTHORITY_UNMAPPED', 'AUTHORITY_NOT_IN_FORCE') for update",
                            RegisterErrors::held,
                            key)
                    .forEach(same -> close(same, order));
        } else {
            rememberOne(error, order);
            close(error, order);
        }
        Map<String, Object> detail = new HashMap<>();
        detail.put("resolution", order.resolution());
        detail.put("locationId", error.locationId());
        detail.put("to", order.to() == null ? "" : order.to());
        audit.record("REGISTER_ERROR_RESOLVED", "register-error", id, order.reason(), detail);
        return find(id, "");
    }

    private void rememberOne(Held error, Order order) {
        switch (order.resolution()) {
            case "MAP_LOCATION" ->
                placements.remember(error.fromRegister() ? "LOCATION" : "TRACKER", error.locationId(), order);
            case "PRIMARY" -> placements.remember("PRIMARY", error.locationId(), order);
            default -> {}
        }
    }

    private void close(Held error, Order order) {
        jdbc.update(CLOSE, order.resolution(), order.to(), order.reason(), stamps.person(), stamps.now(), error.id());
        if (error.fromRegister()) {
            placements.place(error, order);
        }
    }

    private void requireFit(Held error, Order order) {
        boolean aside = order.resolution().equals("SET_ASIDE");
        if (!FITTING.getOrDefault(error.kind(), Set.of()).contains(order.resolution())
                || (error.authorityKey() == null || error.authorityKey().isEmpty())
                        && order.resolution().equals("MAP_NAME")) {
            throw unfit(
                    error.kind() + " is resolved by one of " + FITTING.get(error.kind()) + ", MAP_NAME needs a name");
        }
        if (aside != (order.to() == null)) {
            throw unfit(aside ? "what is set aside goes to nothing" : "say in 'to' what it is mapped to");
        }
        String to = order.to();
        if (to != null) {
            placements.requireTarget(error, order.resolution(), to);
        }
    }

    static Refusal unfit(String why) {
        return Refusal.of(RegisterProblem.REGISTER_RESOLUTION_UNFIT, why).at("resolution", why);
    }

    private Held find(UUID id, String lock) {
        return jdbc.find("select " + COLUMNS + " from register_error where id = ?" + lock, RegisterErrors::held, id)
                .orElseThrow(() -> Refusal.of(
                        RegisterProblem.REGISTER_ERROR_UNKNOWN, "No row of the error queue has the id " + id));
    }

    private static Held held(ResultSet row) throws SQLException {
        return new Held(
                row.getObject(1, UUID.class),
                row.getString(2),
                row.getString(3),
                row.getObject(4, UUID.class),
                row.getString(5),
                row.getInt(6),
                row.getString(7),
                row.getString(8),
                row.getString(9),
                row.getString(10),
                row.getString(11),
                row.getString(12),
                row.getString(13),
                row.getString(14),
                row.getString(15),
                row.getObject(16, OffsetDateTime.class),
                row.getObject(17, OffsetDateTime.class));
    }
}
