package org.grantsuite.commons.identity;

/** The roles of DESIGN 7 as a token spells them. */
public final class Roles {
    public static final String GRANTS_OFFICER = "grants-officer";
    public static final String ALLOCATION_PREPARER = "allocation-preparer";
    public static final String ALLOCATION_APPROVER = "allocation-approver";
    public static final String PAYMENTS_RELEASER = "payments-releaser";
    public static final String FINANCE = "finance";
    public static final String RETURNS_PREPARER = "returns-preparer";
    public static final String RETURNS_CERTIFIER = "returns-certifier";
    public static final String PROVIDER = "provider";
    public static final String AUDITOR = "auditor";
    public static final String SERVICE = "service";

    private Roles() {}
}
