package org.grantsuite.allocation.tracker;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.grantsuite.allocation.sheet.Titles;

/**
 * The numbers of an extract and the drivers they become, under the names of the tracker's own notices and of the extracts
 * Skills for Care publishes. Beds end in BEDS, so the rules for beds hold for them (R19); the rest are heads.
 */
enum TrackerColumns {
    CARE_HOME(Map.of(
            "CAPACITY_BEDS", List.of("maximum capacity", "Maximum_Capacity"),
            "OCCUPIED_BEDS", List.of("occupied or used", "Occupied_Or_Used"),
            "RESERVED_BEDS", List.of("(vacant) reserved", "Vacant_Reserved"),
            "ADMITTING_BEDS", List.of("(vacant) accepting admissions", "Vacant_Accepting_Admissions"),
            "NURSE_HEADS", List.of("Nurses_Employed", "headcount directly employed registered nurses"),
            "CARE_WORKER_HEADS", List.of("Care_Workers_Employed", "headcount directly employed care-providing staff"),
            "NON_CARE_WORKER_HEADS",
                    List.of("Non_Care_Workers_Employed", "headcount directly employed non-care-providing staff"),
            "AGENCY_NURSE_HEADS", List.of("Agency_Nurses_Employed", "headcount agency or bank registered nurses"),
            "AGENCY_CARE_WORKER_HEADS",
                    List.of("Agency_Care_Workers_Employed", "headcount agency or bank care-providing staff"),
            "AGENCY_NON_CARE_WORKER_HEADS",
                    List.of("Agency_Non_Care_Workers_Employed", "headcount agency or bank non-care-providing staff"))),
    HOME_CARE(Map.of(
            "CARE_WORKER_HEADS", List.of("CQC_Care_Workers_Employed"),
            "SERVICE_USERS", List.of("service user count", "Service_User_Count")));

    static final String LOCATION = "location";
    private final Map<String, List<String>> drivers;

    TrackerColumns(Map<String, List<String>> drivers) {
        this.drivers = new java.util.TreeMap<>(drivers);
    }

    Set<String> drivers() {
        return drivers.keySet();
    }

    Titles titles() {
        Map<String, List<String>> titles = new LinkedHashMap<>(drivers);
        titles.put(LOCATION, List.of("CQC_ID", "CQC ID", "Location ID"));
        return new Titles(titles, Set.of(LOCATION));
    }
}
