package org.grantsuite.allocation.register;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.grantsuite.allocation.origin.SnapshotOrigins;
import org.grantsuite.allocation.register.domain.BedVerdict;
import org.grantsuite.allocation.register.domain.PlacedLocation;
import org.grantsuite.allocation.snapshot.DerivedLine;
import org.grantsuite.allocation.snapshot.SnapshotService;
import org.grantsuite.allocation.stamp.Stamps;
import org.grantsuite.allocation.warning.Warning;
import org.grantsuite.commons.problem.Refusal;
import org.jspecify.annotations.Nullable;

/** Makes the register into drivers: beds as listed, and nursing beds as the council states them. */
@ApplicationScoped
class RegisterDrivers {
    private final RegisterService registers;
    private final RegisterLocations locations;
    private final SnapshotService snapshots;
    private final SnapshotOrigins origins;
    private final Stamps stamps;

    RegisterDrivers(
            RegisterService registers,
            RegisterLocations locations,
            SnapshotService snapshots,
            SnapshotOrigins origins,
            Stamps stamps) {
        this.registers = registers;
        this.locations = locations;
        this.snapshots = snapshots;
        this.origins = origins;
        this.stamps = stamps;
    }

    /**
     * @param nursingBeds stated beds by location; null for the beds the register lists
     * @param statedBy who states the nursing beds, and where
     */
    record Order(
            String label,
            boolean wholeRegister,
            @Nullable Map<String, Integer> nursingBeds,
            @Nullable String statedBy) {}

    /** How many locations, with how many listed beds, got a verdict. */
    record Count(int locations, long beds) {
        Count plus(@Nullable Integer more) {
            return new Count(locations + 1, beds + (more == null ? 0 : more));
        }
    }

    /** The new snapshot, what became of every location, and what to know. */
    record Derived(SnapshotService.Head head, Map<BedVerdict, Count> verdicts, List<Warning> warnings) {}

    Derived derive(UUID registerId, Order order) {
        RegisterHead register = registers.get(registerId);
        String area = order.wholeRegister() ? null : stamps.council();
        Map<BedVerdict, Count> verdicts = new EnumMap<>(BedVerdict.class);
        List<PlacedLocation> counted = new ArrayList<>();
        locations.each(registerId, listed -> {
            BedVerdict verdict = listed.placed().verdict(area);
            verdicts.put(
                    verdict,
                    verdicts.getOrDefault(verdict, new Count(0, 0))
                            .plus(listed.placed().beds()));
            if (verdict == BedVerdict.COUNTED) {
                counted.add(listed.placed());
            }
        });
        List<Warning> warnings = warnings(verdicts);
        List<DerivedLine> lines = lines(counted, order, warnings);
        var origin = new SnapshotService.Origin(
                order.label(), source(register, order), register.publishedOn(), order.nursingBeds() != null);
        var head = snapshots.derive(lines, origin);
        origins.keep(head.id(), SnapshotOrigins.Kind.REGISTER, registerId, null, detail(register, verdicts, order));
        return new Derived(head, verdicts, warnings);
    }

    private static String source(RegisterHead register, Order order) {
        String source = "Register of " + register.publishedOn() + " (" + register.label() + ")"
                + (order.statedBy() == null ? "" : ", nursing beds stated by " + order.statedBy());
        return source.substring(0, Math.min(500, source.length()));
    }

    private static List<DerivedLine> lines(List<PlacedLocation> counted, Order order, List<Warning> warnings) {
        Map<String, Integer> stated = order.nursingBeds();
        if (stated != null) {
            return nursingLines(counted, stated, order.statedBy(), warnings);
        }
        List<DerivedLine> lines = new ArrayList<>();
        for (PlacedLocation home : counted) {
            Integer beds = home.beds();
            lines.add(new DerivedLine(
                    home.providerId(), home.locationId(), home.service(), "BED", beds == null ? 0 : beds, null));
        }
        return lines;
    }

    /** A flagged home's beds are all its beds: how many of them are nursing beds somebody has to say. */
    private static List<DerivedLine> nursingLines(
            List<PlacedLocation> counted,
            Map<String, Integer> stated,
            @Nullable String statedBy,
            List<Warning> warnings) {
        Map<String, Integer> left = new TreeMap<>(stated);
        List<DerivedLine> lines = new ArrayList<>();
        int silent = 0;
        for (PlacedLocation home : counted) {
            Integer beds = left.remove(home.locationId());
            if (beds != null) {
                requireNursing(home, beds);
                lines.add(new DerivedLine(
                        home.providerId(),
                        home.locationId(),
                        home.service(),
                        "NURSING_BED",
                        beds,
                        "assumed: " + statedBy));
            } else if (home.nursing()) {
                silent++;
            }
        }
        if (!left.isEmpty()) {
            throw wrong(left.keySet().iterator().next(), "is no counted care home of this register and area");
        }
        if (silent > 0) {
            warnings.add(
                    Warning.warning(
                            "NURSING_BEDS_NOT_STATED",
                            "R19",
                            silent
                                    + " home(s) with the nursing flag have no stated nursing beds and are left out; a flag is no number"));
        }
        return lines;
    }

    private static void requireNursing(PlacedLocation home, int stated) {
        Integer beds = home.beds();
        if (!home.nursing()) {
            throw wrong(home.locationId(), "has no nursing flag");
        }
        if (beds == null || stated > beds) {
            throw wrong(home.locationId(), "has " + beds + " beds in all, fewer than the " + stated + " stated");
        }
    }

    private static Refusal wrong(String locationId, String why) {
        return Refusal.of(RegisterProblem.REGISTER_NURSING_BEDS_WRONG, locationId + " " + why)
                .at("nursingBeds", locationId + " " + why);
    }

    private static List<Warning> warnings(Map<BedVerdict, Count> verdicts) {
        List<Warning> warnings = new ArrayList<>();
        warn(warnings, verdicts, BedVerdict.UNPLACED, "REGISTER_ROWS_UNPLACED", "wait in the error queue");
        warn(
                warnings,
                verdicts,
                BedVerdict.PRIMARY_UNKNOWN,
                "REGISTER_PRIMARY_UNKNOWN",
                "are registered twice, primary unknown");
        warn(
                warnings,
                verdicts,
                BedVerdict.BEDS_BLANK,
                "REGISTER_BEDS_BLANK",
                "have no number of beds, which is not zero");
        return warnings;
    }

    private static void warn(
            List<Warning> warnings, Map<BedVerdict, Count> verdicts, BedVerdict verdict, String code, String words) {
        Count count = verdicts.get(verdict);
        if (count != null) {
            warnings.add(Warning.warning(
                    code,
                    "R19",
                    count.locations() + " location(s) with " + count.beds() + " beds " + words + " and are left out"));
        }
    }

    private static Map<String, ?> detail(RegisterHead register, Map<BedVerdict, Count> verdicts, Order order) {
        Map<String, Object> detail = new HashMap<>();
        detail.put("registerContentHash", register.contentHash());
        detail.put("publishedOn", register.publishedOn());
        detail.put("area", order.wholeRegister() ? "ALL" : "COUNCIL");
        detail.put("verdicts", verdicts);
        if (order.statedBy() != null) {
            detail.put("statedBy", order.statedBy());
        }
        return detail;
    }
}
