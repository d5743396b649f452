package org.grantsuite.quickstart.story;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/**
 * Locations that do not exist, with the published totals: 57 care homes, 1,844 beds, 1,232 community care users, and
 * 749 nursing beds, which is an inference. The same every time: the generator is seeded.
 */
final class MadeUpRegister {
    static final String BED = "BED";
    static final String NURSING_BED = "NURSING_BED";
    static final String USER = "USER";
    static final String HOSPICE_UNIT = "HOSPICE_UNIT";

    /** Owns a care home and an agency, and signs in to the pages. */
    static final String FIRST_PROVIDER = "1-910000";

    private static final int NURSING_HOMES = 30;
    private static final int AGENCIES = 20;
    /** Homes per owner; the rest are owned one by one. */
    private static final int[] GROUPS = {6, 5, 4, 4, 3, 3, 2, 2, 2};

    private static final String[] PLACES = {
        "Alder", "Birch", "Cedar", "Damson", "Elm", "Fern", "Gorse", "Hazel", "Ivy", "Juniper", "Kestrel", "Linden"
    };
    private static final String[] KINDS = {"House", "Lodge", "Court", "Grange", "View"};

    /** One made-up location. */
    record Location(
            String providerId,
            String providerName,
            String locationId,
            String name,
            String type,
            int units,
            int nursing) {
        String driver() {
            return switch (type) {
                case "CARE_HOME" -> BED;
                case "HOMECARE" -> USER;
                default -> HOSPICE_UNIT;
            };
        }
    }

    private final List<Location> locations = new ArrayList<>();

    MadeUpRegister() {
        Random random = new Random(5781);
        int[] beds = spread(random, Published.CARE_HOMES, 14, 50, Published.BEDS);
        int[] nursing = nursing(random, beds);
        int[] owners = owners();
        for (int home = 0; home < beds.length; home++) {
            String name = PLACES[home % PLACES.length] + " " + KINDS[home / PLACES.length] + " (made up)";
            locations.add(location(owners[home], 1000 + home, name, "CARE_HOME", beds[home], nursing[home]));
        }
        int[] users = spread(random, AGENCIES, 18, 110, Published.USERS);
        for (int agency = 0; agency < users.length; agency++) {
            // The first two belong to owners of care homes: one provider earns by bed and by user in one pot (R20).
            int owner = agency < 2 ? agency : 200 + agency;
            String name = PLACES[agency % PLACES.length] + " Care at Home " + (agency + 1) + " (made up)";
            locations.add(location(owner, 2000 + agency, name, "HOMECARE", users[agency], 0));
        }
        locations.add(location(300, 3000, "Riverside Hospice (made up)", "HOSPICE", Assumed.HOSPICE_UNITS, 0));
    }

    private static Location location(int owner, int number, String name, String type, int units, int nursing) {
        return new Location(
                "1-9" + (10000 + owner),
                "Made-up provider " + owner,
                "1-9" + (100000 + number),
                name,
                type,
                units,
                nursing);
    }

    /** Whole numbers between the bounds that sum to the total. */
    private static int[] spread(Random random, int count, int least, int most, int total) {
        int[] values = random.ints(count, least, most + 1).toArray();
        int missing = total - Arrays.stream(values).sum();
        for (int i = 0; missing != 0; i = (i + 1) % count) {
            int step = Integer.signum(missing);
            if (values[i] + step >= least) {
                values[i] += step;
                missing -= step;
            }
        }
        return values;
    }

    /** A flagged home's nursing beds are some of its beds, never more. */
    private static int[] nursing(Random random, int[] beds) {
        int[] nursing = new int[beds.length];
        int missing = Assumed.NURSING_BEDS;
        for (int home = 0; home < NURSING_HOMES; home++) {
            nursing[home] = Math.min(beds[home], 8 + random.nextInt(25));
            missing -= nursing[home];
        }
        for (int home = 0; missing != 0; home = (home + 1) % NURSING_HOMES) {
            int step = Integer.signum(missing);
            if (nursing[home] + step >= 1 && nursing[home] + step <= beds[home]) {
                nursing[home] += step;
                missing -= step;
            }
        }
        return nursing;
    }

    private static int[] owners() {
        int[] owners = new int[Published.CARE_HOMES];
        int home = 0;
        for (int group = 0; group < GROUPS.length; group++) {
            for (int i = 0; i < GROUPS[group]; i++) {
                owners[home++] = group;
            }
        }
        for (int owner = 100; home < owners.length; owner++) {
            owners[home++] = owner;
        }
        return owners;
    }

    List<Location> locations() {
        return List.copyOf(locations);
    }

    /** The agency that declines the first time. */
    Location decliner() {
        return locations.get(Published.CARE_HOMES + AGENCIES - 1);
    }

    String providersCsv() {
        StringBuilder csv = new StringBuilder("provider_id,provider_name,location_id,location_name,location_type,"
                + "care_home,dormant,registered,registered_on,local_authority_code,note\n");
        for (Location location : locations) {
            csv.append(String.join(
                            ",",
                            location.providerId(),
                            location.providerName(),
                            location.locationId(),
                            location.name(),
                            location.type(),
                            "CARE_HOME".equals(location.type()) ? "Y" : "N",
                            "N",
                            "Y",
                            "2015-04-01",
                            Published.COUNCIL,
                            "made up"))
                    .append('\n');
        }
        return csv.toString();
    }

    /** @param hospiceUnits blank as first received, or the stated number */
    String driversCsv(String hospiceUnits) {
        StringBuilder csv = new StringBuilder("provider_id,location_id,service,driver,units,note\n");
        for (Location location : locations) {
            boolean hospice = HOSPICE_UNIT.equals(location.driver());
            String units = hospice ? hospiceUnits : String.valueOf(location.units());
            append(
                    csv,
                    location,
                    location.driver(),
                    units,
                    hospice ? "stated by the council without a source" : "made up");
        }
        return csv.toString();
    }

    String nursingCsv() {
        StringBuilder csv = new StringBuilder("provider_id,location_id,service,driver,units,note\n");
        locations.stream()
                .filter(location -> location.nursing() > 0)
                .forEach(location ->
                        append(csv, location, NURSING_BED, String.valueOf(location.nursing()), "assumed and made up"));
        return csv.toString();
    }

    private static void append(StringBuilder csv, Location location, String driver, String units, String note) {
        csv.append(String.join(",", location.providerId(), location.locationId(), location.type(), driver, units, note))
                .append('\n');
    }
}
