package org.grantsuite.reporting.auditpack;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.grantsuite.reporting.allocationclient.AllocationArchive;

/** Plans, runs with every line, awards, payments: what allocation-service holds. */
@ApplicationScoped
class AllocationSection implements PackSection {

    private final AllocationArchive archive;

    AllocationSection(AllocationArchive archive) {
        this.archive = archive;
    }

    @Override
    public int order() {
        return 2;
    }

    @Override
    public void write(UUID grantId, PackEntries entries) {
        var plans = new ArrayList<UUID>();
        entries.list(
                "allocation/plans.jsonl",
                cursor -> archive.ofGrant("plans", grantId, cursor),
                items -> items.forEach(plan -> plans.add(id(plan))));
        plans.forEach(plan -> ofPlan(plan, entries));
        for (var list : List.of("awards", "payments")) {
            entries.list("allocation/" + list + ".jsonl", cursor -> archive.ofGrant(list, grantId, cursor));
        }
    }

    private void ofPlan(UUID plan, PackEntries entries) {
        var runs = new ArrayList<UUID>();
        String folder = "allocation/plans/" + plan + "/";
        entries.list(folder + "approvals.jsonl", cursor -> archive.part("plans", plan, "approvals", cursor));
        entries.list(
                folder + "runs.jsonl",
                cursor -> archive.ofPlan("runs", plan, cursor),
                items -> items.forEach(run -> runs.add(id(run))));
        runs.forEach(run ->
                entries.list(folder + "runs/" + run + ".jsonl", cursor -> archive.part("runs", run, "lines", cursor)));
        entries.list(folder + "payment-runs.jsonl", cursor -> archive.ofPlan("payment-runs", plan, cursor));
    }

    private static UUID id(com.fasterxml.jackson.databind.JsonNode of) {
        return UUID.fromString(of.path("id").asText());
    }
}
