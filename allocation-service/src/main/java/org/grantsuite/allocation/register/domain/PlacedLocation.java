package org.grantsuite.allocation.register.domain;

import org.jspecify.annotations.Nullable;

/**
 * A location as listed and as we placed it.
 *
 * @param beds all beds of the home; null where the register has none, which is not zero (R19)
 * @param onsCode of its authority; null while nobody placed it
 * @param idFit whether its id is one of the regulator's
 */
public record PlacedLocation(
        String locationId,
        String providerId,
        boolean careHome,
        boolean dormant,
        @Nullable Integer beds,
        boolean nursing,
        boolean residential,
        @Nullable String onsCode,
        DualState dualState,
        boolean idFit,
        boolean setAside) {

    /** @param area ONS code of the authority whose locations count; null for all */
    public BedVerdict verdict(@Nullable String area) {
        if (setAside) {
            return BedVerdict.SET_ASIDE;
        }
        if (onsCode == null || !idFit) {
            return BedVerdict.UNPLACED;
        }
        if (area != null && !area.equals(onsCode)) {
            return BedVerdict.OUTSIDE_AREA;
        }
        return verdictOfHome();
    }

    private BedVerdict verdictOfHome() {
        if (!careHome) {
            return BedVerdict.NOT_CARE_HOME;
        }
        if (dormant) {
            return BedVerdict.DORMANT;
        }
        return switch (dualState) {
            case SECONDARY -> BedVerdict.COUNTED_AT_PRIMARY;
            case UNKNOWN -> BedVerdict.PRIMARY_UNKNOWN;
            case NONE, PRIMARY -> beds == null ? BedVerdict.BEDS_BLANK : BedVerdict.COUNTED;
        };
    }

    /** The service its beds belong to; the register cannot divide those of a home that has both flags. */
    public String service() {
        if (nursing && residential) {
            return "NURSING_AND_RESIDENTIAL";
        }
        return nursing ? "NURSING" : residential ? "RESIDENTIAL" : "CARE_HOME";
    }
}
