package org.grantsuite.reporting.auditpack;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import org.grantsuite.reporting.grantclient.GrantArchive;
import org.grantsuite.reporting.grantclient.Pages;

/** Determination, rules, conditions, decisions, money: what grant-service holds. */
@ApplicationScoped
class GrantSection implements PackSection {

    static final List<String> LISTS = List.of(
            "editions",
            "instalments",
            "redeterminations",
            "receipts",
            "set-offs",
            "set-off-trail",
            "decisions",
            "conditions",
            "deadlines",
            "submissions",
            "direct-spend",
            "direct-spend-imports",
            "forecasts",
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
        rules(grantId, entries);
        LISTS.forEach(list -> entries.list("grant/" + list + ".jsonl", cursor -> archive.page(grantId, list, cursor)));
        entries.document("grant/settlement.json", archive.document(grantId, "settlement"));
        // who might decide and sign for the council, whatever the grant
        entries.list("grant/delegations.jsonl", cursor -> archive.ofCouncil("delegations", cursor));
        postingBatches(grantId, entries);
    }

    /** Each edition that rules the grant on some day: later returns were judged by later ones (R46). */
    private void rules(UUID grantId, PackEntries entries) {
        for (var edition : archive.page(grantId, "editions", null).items()) {
            String code = edition.path("edition").asText();
            entries.document(
                    "grant/rules/" + code + ".json",
                    archive.edition(edition.path("schemeCode").asText(), code));
        }
    }

    /** A batch may carry journals of several grants: those of this one are taken out of it. */
    private void postingBatches(UUID grantId, PackEntries entries) {
        var batches = Pages.<JsonNode>all(cursor -> {
            var page = archive.ofCouncil("posting-batches", cursor);
            return new Pages.Page<>(page.items(), page.next());
        });
        for (var batch : batches) {
            var lines = Pages.<JsonNode>all(cursor -> {
                var page = archive.postingLines(UUID.fromString(batch.path("id").asText()), cursor);
                return new Pages.Page<>(
                        page.items().stream()
                                .filter(line -> grantId.toString()
                                        .equals(line.path("grantId").asText()))
                                .toList(),
                        page.next());
            });
            if (!lines.isEmpty()) {
                String folder = "grant/posting-batches/" + batch.path("number").asText();
                entries.document(folder + "/batch.json", batch);
                entries.lines(folder + "/lines.jsonl", lines);
            }
        }
    }
}
