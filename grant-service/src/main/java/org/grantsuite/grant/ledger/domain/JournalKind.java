package org.grantsuite.grant.ledger.domain;

/** What a journal records, and the one route it takes to the general ledger. */
public enum JournalKind {
    /** The bank's receipt is coded in the general ledger. */
    RECEIPT(PostingRoute.ORIGINATED_IN_GL),
    /** A creditor invoice pays the provider. */
    TRANSFER(PostingRoute.AP_INVOICE),
    /** The council's own spending is in the general ledger before it is charged to the grant. */
    DIRECT_SPEND(PostingRoute.ORIGINATED_IN_GL),
    ADMIN_SPEND(PostingRoute.ORIGINATED_IN_GL),
    /** Takes the route of the journal it reverses. */
    REVERSAL(PostingRoute.GL_JOURNAL),
    RECOVERY(PostingRoute.AR_INVOICE),
    OWN_RESOURCES(PostingRoute.GL_JOURNAL),
    REPAYMENT(PostingRoute.AP_INVOICE),
    SET_OFF(PostingRoute.GL_JOURNAL);

    private final PostingRoute route;

    JournalKind(PostingRoute route) {
        this.route = route;
    }

    public PostingRoute route() {
        return route;
    }
}
