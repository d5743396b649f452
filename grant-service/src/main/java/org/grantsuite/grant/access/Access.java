package org.grantsuite.grant.access;

/** Roles of this service alone. */
public final class Access {
    /** Reads everything of the council; application.properties says which roles of a token carry it. */
    public static final String READER = "grant-reader";

    private Access() {}
}
