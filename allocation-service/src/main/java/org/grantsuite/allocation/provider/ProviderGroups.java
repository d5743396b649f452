package org.grantsuite.allocation.provider;

/**
 * Which providers are one enterprise (R23, R32), in SQL and in this one place: those of one brand; without a brand each is one
 * by itself. The brand is the register's column of that name, read by name so that a register without it has none.
 */
public final class ProviderGroups {
    private ProviderGroups() {}

    /** The brand of a row of {@code provider} under this alias, or null. */
    public static String brand(String alias) {
        return "nullif(to_jsonb(%1$s) ->> 'brand', '')".formatted(alias);
    }
}
