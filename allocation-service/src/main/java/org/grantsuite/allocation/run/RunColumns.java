package org.grantsuite.allocation.run;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.grantsuite.allocation.apportionment.method.Columns;
import org.jspecify.annotations.Nullable;

/**
 * The lines of a snapshot a run works on, as columns in the order of their keys: the ordinal of each in the snapshot, its
 * units, and whose it is. What a recipe does not look at stays empty.
 */
final class RunColumns {
    private static final int FIRST = 1024;
    private final boolean plain;
    private int[] ordinals = new int[FIRST];
    private long[] units = new long[FIRST];
    private int[] provider = new int[FIRST];
    private int[] driver = new int[FIRST];
    private int[] service = new int[FIRST];
    private int[] location = new int[FIRST];
    private int[] brand = new int[FIRST];
    private long[] earlier = new long[FIRST];
    private long[] place = new long[FIRST];
    private int size;

    private int[] excludedOrdinals = new int[FIRST];
    private int[] excludedBy = new int[FIRST];
    private int excluded;

    private final Names providers = new Names();
    private final Names drivers = new Names();
    private final Names services = new Names();
    private final Names locations = new Names();
    private final Names brands = new Names();

    RunColumns(boolean plain) {
        this.plain = plain;
    }

    /** Whose line it is. Enterprises are what the limits call brands; what has no location is one place. */
    record Whose(
            String providerId,
            @Nullable String locationId,
            @Nullable String enterprise,
            String driver,
            String service) {}

    void add(int ordinal, long unitCount, String providerId) {
        grow();
        ordinals[size] = ordinal;
        units[size] = unitCount;
        provider[size++] = providers.number(providerId);
    }

    /** @param inQueue place of the line, where there is a queue */
    void add(int ordinal, long unitCount, Whose whose, long earlierPence, long inQueue) {
        grow();
        place[size] = inQueue;
        driver[size] = drivers.number(whose.driver());
        service[size] = services.number(whose.service());
        location[size] = locations.number(whose.locationId() == null ? "of " + whose.providerId() : whose.locationId());
        brand[size] = brands.number(whose.enterprise() == null ? whose.providerId() : whose.enterprise());
        earlier[size] = earlierPence;
        add(ordinal, unitCount, whose.providerId());
    }

    void exclude(int ordinal, int filter) {
        if (excluded == excludedBy.length) {
            excludedOrdinals = Arrays.copyOf(excludedOrdinals, excluded * 2);
            excludedBy = Arrays.copyOf(excludedBy, excluded * 2);
        }
        excludedOrdinals[excluded] = ordinal;
        excludedBy[excluded++] = filter;
    }

    private void grow() {
        if (size < units.length) {
            return;
        }
        resize(size * 2);
    }

    private void resize(int to) {
        ordinals = Arrays.copyOf(ordinals, to);
        units = Arrays.copyOf(units, to);
        provider = Arrays.copyOf(provider, to);
        if (!plain) {
            driver = Arrays.copyOf(driver, to);
            service = Arrays.copyOf(service, to);
            location = Arrays.copyOf(location, to);
            brand = Arrays.copyOf(brand, to);
            earlier = Arrays.copyOf(earlier, to);
            place = Arrays.copyOf(place, to);
        }
    }

    RunColumns trimmed() {
        resize(size);
        excludedOrdinals = Arrays.copyOf(excludedOrdinals, excluded);
        excludedBy = Arrays.copyOf(excludedBy, excluded);
        return this;
    }

    Columns columns() {
        return new Columns(drivers.names(), services.names(), driver, service, units, earlier);
    }

    int[] ordinals() {
        return ordinals;
    }

    long[] units() {
        return units;
    }

    long[] earlier() {
        return earlier;
    }

    long[] places() {
        return place;
    }

    int[] provider() {
        return provider;
    }

    int[] location() {
        return location;
    }

    int[] brand() {
        return brand;
    }

    List<String> providers() {
        return providers.names();
    }

    List<String> locations() {
        return locations.names();
    }

    List<String> brands() {
        return brands.names();
    }

    int[] excludedOrdinals() {
        return excludedOrdinals;
    }

    int[] excludedBy() {
        return excludedBy;
    }

    int size() {
        return size;
    }

    /** Names numbered as they come; the same one often comes again at once, since lines are in the order of their keys. */
    private static final class Names {
        private final Map<String, Integer> numbers = new HashMap<>();
        private final List<String> names = new ArrayList<>();
        private @Nullable String last;
        private int lastNumber;

        int number(String name) {
            if (name.equals(last)) {
                return lastNumber;
            }
            Integer known = numbers.putIfAbsent(name, names.size());
            if (known == null) {
                names.add(name);
            }
            last = name;
            lastNumber = known == null ? names.size() - 1 : known;
            return lastNumber;
        }

        List<String> names() {
            return names;
        }
    }
}
