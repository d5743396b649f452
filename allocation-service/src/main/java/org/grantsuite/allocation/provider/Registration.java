package org.grantsuite.allocation.provider;

/** R26 in SQL: money goes only to a location (or, without one, a provider) registered on the day. */
public final class Registration {
    private static final String NOT_REGISTERED = """
            not exists (select 1 from location l
              where l.provider_id = %1$s.provider_id and (%1$s.location_id is null or l.location_id = %1$s.location_id)
                and registered_at(l.registered, l.registered_on, l.deregistered_on, ?))
            and not (%1$s.location_id is null and exists (select 1 from provider p
              where p.provider_id = %1$s.provider_id
                and registered_at(p.registered, p.registered_on, p.deregistered_on, ?)))""";

    private Registration() {}

    /** A condition on a table with provider_id and location_id, under this alias; binds the day twice. */
    public static String notRegistered(String alias) {
        return NOT_REGISTERED.formatted(alias);
    }
}
