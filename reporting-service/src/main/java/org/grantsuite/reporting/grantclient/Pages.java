package org.grantsuite.reporting.grantclient;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads a sibling's list to its end. */
public final class Pages {

    public static final int LIMIT = 500;
    private static final int MOST_PAGES = 2_000;

    private Pages() {}

    /** One page: its items, and the cursor of the next page or null. */
    public record Page<T>(List<T> items, @Nullable String next) {}

    /** @throws IllegalStateException when a sibling's list does not end */
    public static <T> List<T> all(Function<@Nullable String, Page<T>> read) {
        var items = new ArrayList<T>();
        String cursor = null;
        for (int i = 0; i < MOST_PAGES; i++) {
            var page = read.apply(cursor);
            items.addAll(page.items());
            cursor = page.next();
            if (cursor == null) {
                return items;
            }
        }
        throw new IllegalStateException("A list of more than " + MOST_PAGES + " pages");
    }
}
