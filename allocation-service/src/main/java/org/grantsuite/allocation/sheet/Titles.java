package org.grantsuite.allocation.sheet;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * The columns that are looked for. Titles are compared without case, repeated spaces and a closing question mark, because
 * editions of the same publication differ in them; other columns are passed over.
 */
public final class Titles {
    private final Map<String, String> keyOfTitle = new HashMap<>();
    private final Set<String> required;
    private final Map<String, String> titleOfKey = new HashMap<>();

    /** @param titles each column's key with the titles it goes under, the usual one first */
    public Titles(Map<String, List<String>> titles, Set<String> required) {
        this.required = Set.copyOf(required);
        titles.forEach((key, names) -> {
            titleOfKey.put(key, names.get(0));
            names.forEach(name -> keyOfTitle.put(plain(name), key));
        });
    }

    static String plain(String title) {
        return title.replace('\u00A0', ' ')
                .strip()
                .replaceAll("\\s+", " ")
                .replaceAll("\\s*\\?$", "")
                .toLowerCase(Locale.ROOT);
    }

    @org.jspecify.annotations.Nullable
    String findKey(String title) {
        return keyOfTitle.get(plain(title));
    }

    Set<String> required() {
        return required;
    }

    String title(String key) {
        return titleOfKey.getOrDefault(key, key);
    }
}
