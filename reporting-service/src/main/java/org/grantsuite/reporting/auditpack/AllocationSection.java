package org.grantsuite.reporting.auditpack;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.grantsuite.reporting.allocationclient.AllocationArchive;

/** Plans, runs with every line and the snapshot they stand on, awards and their terms, payments, recoveries: what allocation-service holds. */
@ApplicationScoped
class AllocationSection implements PackSection {

    /** Beside the awards. */
    static final List<String> OF_GRANT = List.of("payments", "recoveries", "spend-statements", "award-novations");

    static final List<String> OF_PLAN = List.of("approvals", "verification-samples");
    static final List<String> OF_RUN = List.of("lines", "exclusions");
    static final List<String> OF_PAYMENT_RUN = List.of("approvals", "bank-files");
    static final List<String> OF_ROUND = List.of("lines", "answers");

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
        var plans = new LinkedHashSet<UUID>();
        entries.list(
                "allocation/plans.jsonl",
                cursor -> archive.ofGrant("plans", grantId, cursor),
                items -> items.forEach(plan -> plans.add(id(plan, "id"))));
        var snapshots = new LinkedHashSet<UUID>();
        plans.forEach(plan -> ofPlan(plan, entries, snapshots));
        snapshots.forEach(snapshot -> snapshot(snapshot, entries));
        awards(grantId, entries);
        OF_GRANT.forEach(list ->
                entries.list("allocation/" + list + ".jsonl", cursor -> archive.ofGrant(list, grantId, cursor)));
        entries.list(
                "allocation/invoice-codings.jsonl",
                cursor -> archive.part("grants", grantId, "invoice-codings", cursor));
    }

    private void ofPlan(UUID plan, PackEntries entries, Set<UUID> snapshots) {
        String folder = "allocation/plans/" + plan + "/";
        parts(entries, folder, "plans", plan, OF_PLAN);
        var runs = new LinkedHashSet<UUID>();
        entries.list(
                folder + "runs.jsonl",
                cursor -> archive.ofPlan("runs", plan, cursor),
                items -> items.forEach(run -> {
                    runs.add(id(run, "id"));
                    snapshots.add(id(run, "snapshotId"));
                }));
        runs.forEach(run -> parts(entries, folder + "runs/" + run + "/", "runs", run, OF_RUN));
        var paymentRuns = new LinkedHashSet<UUID>();
        entries.list(
                folder + "payment-runs.jsonl",
                cursor -> archive.ofPlan("payment-runs", plan, cursor),
                items -> items.forEach(run -> paymentRuns.add(id(run, "id"))));
        paymentRuns.forEach(
                run -> parts(entries, folder + "payment-runs/" + run + "/", "payment-runs", run, OF_PAYMENT_RUN));
    }

    /** What a run was frozen on, and where that came from. */
    private void snapshot(UUID snapshot, PackEntries entries) {
        String folder = "allocation/snapshots/" + snapshot + "/";
        entries.document(folder + "snapshot.json", archive.document("driver-snapshots", snapshot));
        parts(entries, folder, "driver-snapshots", snapshot, List.of("lines"));
        archive.findPart("driver-snapshots", snapshot, "origin").ifPresent(origin -> {
            entries.document(folder + "origin.json", origin);
            if (origin.path("kind").asText().equals("CONFIRMATION")) {
                UUID round = id(origin, "sourceId");
                entries.document(folder + "confirmation-round.json", archive.document("confirmation-rounds", round));
                parts(entries, folder + "confirmation-", "confirmation-rounds", round, OF_ROUND);
            }
        });
    }

    /** Many awards share their terms: each wording stands once, under its hash. */
    private void awards(UUID grantId, PackEntries entries) {
        Map<String, UUID> terms = new LinkedHashMap<>();
        entries.list(
                "allocation/awards.jsonl",
                cursor -> archive.ofGrant("awards", grantId, cursor),
                items -> items.forEach(award ->
                        terms.putIfAbsent(award.path("terms").path("hash").asText(), id(award, "id"))));
        terms.forEach((hash, award) -> archive.findPart("awards", award, "terms")
                .ifPresent(wording -> entries.document("allocation/terms/" + hash + ".json", wording)));
    }

    private void parts(PackEntries entries, String folder, String list, UUID of, List<String> parts) {
        parts.forEach(part -> entries.list(folder + part + ".jsonl", cursor -> archive.part(list, of, part, cursor)));
    }

    private static UUID id(JsonNode of, String field) {
        return UUID.fromString(of.path(field).asText());
    }
}
