package org.grantsuite.reporting.obligation;

import java.time.LocalDate;
import java.util.Map;

/**
 * When providers owe their returns of one reporting point, and what being late leads to (R34).
 *
 * @param byLocation by provider and location
 * @param byProvider of obligations that name no location
 * @param otherwise the department's own day
 */
public record DueDays(
        Map<String, LocalDate> byLocation,
        Map<String, LocalDate> byProvider,
        LocalDate otherwise,
        String lateConsequence) {

    public LocalDate of(String providerId, String locationId) {
        var location = byLocation.get(key(providerId, locationId));
        return location == null ? byProvider.getOrDefault(providerId, otherwise) : location;
    }

    static String key(String providerId, String locationId) {
        return providerId + "/" + locationId;
    }
}
