package org.grantsuite.quickstart.story;

import org.grantsuite.quickstart.identity.Person;

/** Made-up people, each with a token of the demo issuer. Who prepares is never who checks (R43). */
final class People {
    static final Person OFFICER = council("gwen.officer", "grants-officer");
    static final Person FINANCE = council("farid.finance", "finance");
    /** Checks what the first made: locks the final value, approves a write-off. */
    static final Person SECOND_FINANCE = council("fiona.finance", "finance");
    /** The adapter of the council's finance system, which is nobody in particular. */
    static final Person FINANCE_ADAPTER = council("finance-adapter", "service");

    static final Person PREPARER = council("petra.preparer", "allocation-preparer");
    /** The same person with one role more: what stops the maker is being the maker, not a missing role. */
    static final Person PREPARER_AS_APPROVER =
            council(PREPARER.subject(), "allocation-preparer", "allocation-approver");

    static final Person APPROVER = council("amir.approver", "allocation-approver");
    static final Person RELEASER = council("rhea.releaser", "payments-releaser");
    static final Person RETURNS = council("rosa.returns", "returns-preparer");
    static final Person FINANCE_DIRECTOR = council("sam.section151", "returns-certifier");
    static final Person CHIEF_EXECUTIVE = council("cleo.chief", "returns-certifier");
    static final Person AUDITOR = council("ada.auditor", "auditor");

    static Person provider(String providerId) {
        return Person.provider("manager@" + providerId, Published.COUNCIL, providerId);
    }

    private static Person council(String subject, String... roles) {
        return Person.of(subject, Published.COUNCIL, roles);
    }

    private People() {}
}
