package org.grantsuite.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;

/**
 * One of the 152 upper-tier councils of 2021-22 with a made-up register: its care homes hold exactly the beds that the regulator's
 * directory of February 2021 listed for it, and as many agencies care at home as the directory had.
 *
 * @param places care homes, then agencies
 */
record EnglishCouncil(String code, String name, List<Place> places) {
    /** Counted by the regulator; derived from the directory with filters of 1 February 2021. */
    private static final String FIGURES = "allocation-service/src/test/resources/register/beds_2021_02.csv";
    /** Counted as one county, which two councils have followed since 1 April 2021; who has which homes is made up. */
    private static final String SPLIT = "E10000021";

    private static final Map<String, String> FOLLOWERS =
            new TreeMap<>(Map.of("E06000061", "North Northamptonshire", "E06000062", "West Northamptonshire"));
    private static final int SMALLEST_HOME = 8;
    private static final int LARGEST_HOME = 48;
    private static final int LOCATIONS_A_PROVIDER = 3;

    /**
     * A care home or an agency.
     *
     * @param units beds of a home, customers of an agency
     * @param nursing whether the home carries the nursing flag
     */
    record Place(String location, String provider, boolean home, int units, boolean nursing) {}

    /** All of them. The same every time: the generator is seeded. */
    static List<EnglishCouncil> all(Path root) throws IOException {
        SplittableRandom random = new SplittableRandom(20_210_201);
        List<EnglishCouncil> councils = new ArrayList<>();
        int number = 1_000_000;
        List<String> rows = Files.readAllLines(root.resolve(FIGURES));
        for (String row : rows.subList(1, rows.size())) {
            // Names with a comma stand in quotes; the figures behind them never do.
            String[] figures = row.substring(row.lastIndexOf('"') + 1).split(",", -1);
            if (figures[1].isEmpty()) {
                continue; // a Welsh county and "Unspecified" are no council of England
            }
            List<Place> places = places(random, number, count(figures[2]), count(figures[3]), count(figures[4]));
            number += places.size();
            add(councils, figures[1], name(row, figures), places);
        }
        return councils;
    }

    private static String name(String row, String[] figures) {
        return row.startsWith("\"") ? row.substring(1, row.lastIndexOf('"')) : figures[0];
    }

    private static int count(String figure) {
        return figure.isEmpty() ? 0 : Integer.parseInt(figure);
    }

    private static void add(List<EnglishCouncil> councils, String code, String name, List<Place> places) {
        if (!code.equals(SPLIT)) {
            councils.add(new EnglishCouncil(code, name, places));
            return;
        }
        int follower = 0;
        for (Map.Entry<String, String> one : FOLLOWERS.entrySet()) {
            List<Place> own = new ArrayList<>();
            for (int i = follower++; i < places.size(); i += FOLLOWERS.size()) {
                Place place = places.get(i);
                // No provider of two councils: its name and number are of one register.
                own.add(new Place(
                        place.location(), place.provider() + follower, place.home(), place.units(), place.nursing()));
            }
            councils.add(new EnglishCouncil(one.getKey(), one.getValue(), own));
        }
    }

    private static List<Place> places(SplittableRandom random, int from, int beds, int nursingBeds, int agencies) {
        List<Place> places = new ArrayList<>();
        int nursing = nursingBeds;
        for (int left = beds; left > 0; ) {
            int size = Math.min(left, random.nextInt(SMALLEST_HOME, LARGEST_HOME));
            places.add(place(from + places.size(), true, size, nursing > 0));
            nursing -= size;
            left -= size;
        }
        for (int i = 0; i < agencies; i++) {
            places.add(place(from + places.size(), false, random.nextInt(5, 120), false));
        }
        return places;
    }

    private static Place place(int number, boolean home, int units, boolean nursing) {
        return new Place("1-" + number, "1-9" + number / LOCATIONS_A_PROVIDER, home, units, nursing);
    }

    long units(boolean home) {
        return places.stream()
                .filter(place -> place.home() == home)
                .mapToLong(Place::units)
                .sum();
    }

    /** The directory as the regulator would publish it of this authority alone. */
    String directory() {
        StringBuilder csv = new StringBuilder("Location ID,Location HSCA start date,Dormant (Y/N),Care home?,"
                + "Location Name,Care homes beds,Location Local Authority,Location Postal Code,Provider ID,"
                + "Provider Name,Service type - Care home service with nursing,"
                + "Service type - Care home service without nursing,Service type - Domiciliary care service\n");
        for (Place place : places) {
            csv.append(place.location())
                    .append(",01/04/2011,N,")
                    .append(place.home() ? "Y" : "N")
                    .append(",Place ")
                    .append(place.location())
                    .append(',')
                    .append(place.home() ? String.valueOf(place.units()) : "n/a")
                    .append(",\"")
                    .append(name)
                    .append("\",ZZ1 1ZZ,")
                    .append(place.provider())
                    .append(",Provider ")
                    .append(place.provider())
                    .append(place.nursing() ? ",Y,," : place.home() ? ",,Y," : ",,,Y")
                    .append('\n');
        }
        return csv.toString();
    }

    /** Customers of the agencies. */
    String customers() {
        StringBuilder csv = new StringBuilder("provider_id,location_id,service,driver,units\n");
        places.stream()
                .filter(place -> !place.home())
                .forEach(place -> csv.append(place.provider())
                        .append(',')
                        .append(place.location())
                        .append(",HOMECARE,USER,")
                        .append(place.units())
                        .append('\n'));
        return csv.toString();
    }
}
