package org.grantsuite.reporting.auditpack;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import org.grantsuite.reporting.grantclient.GrantArchive;

/** Determination, rules, conditions, decisions, money: what grant-service holds. */
@ApplicationScoped
class GrantSection implements PackSection {

    private static final List<String> LISTS = List.of(
            "editions",
            "instalments",
            "redeterminations",
            "receipts",
            "set-offs",
            "decisions",
            "conditions",
            "deadlines",
            "submissions",
            "direct-spend",
            "reservations",
            "capacity-judgements",
            "accruals",
            "commitments",
            "journals",
            "debts",
            "recoveries",
            "irregularities",
            "information-requests",
            "repayment-notices",
            "repayment-set-offs");

    private final GrantArchive archive;

    GrantSection(GrantArchive archive) {
        this.archive = archive;
    }

    @Override
    public int order() {
        return 1;
    }

    @Override
    public void write(UUID grantId, PackEntries entries) {
        var grant = archive.grant(grantId);
        entries.document("grant/determination.json", grant);
        entries.document(
                "grant/rules.json",
                archive.edition(
                        grant.path("schemeCode").asText(), grant.path("edition").asText()));
        LISTS.forEach(list -> entries.list("grant/" + list + ".jsonl", cursor -> archive.page(grantId, list, cursor)));
        entries.document("grant/settlement.json", archive.document(grantId, "settlement"));
    }
}
