package org.grantsuite.grant.posting.rest;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.UUID;
import org.grantsuite.commons.idempotency.Idempotency;
import org.grantsuite.commons.identity.Roles;
import org.grantsuite.commons.money.Money;
import org.grantsuite.commons.paging.Links;
import org.grantsuite.grant.access.Access;
import org.grantsuite.grant.api.ActualsApi;
import org.grantsuite.grant.api.model.ActualsImportPage;
import org.grantsuite.grant.api.model.Reconciliation;
import org.grantsuite.grant.api.model.ReconciliationCount;
import org.grantsuite.grant.api.model.ReconciliationItem;
import org.grantsuite.grant.posting.ActualsService;
import org.grantsuite.grant.posting.domain.ReconciliationState;
import org.grantsuite.grant.posting.domain.Reconciling.Item;
import org.grantsuite.grant.posting.persistence.ActualsStore.ActualsImport;
import org.grantsuite.grant.posting.persistence.ActualsStore.Coverage;
import org.jspecify.annotations.Nullable;

@RolesAllowed(Access.READER)
public class ActualsResource implements ActualsApi {
    private final ActualsService actuals;
    private final Idempotency idempotency;
    private final UriInfo uri;

    ActualsResource(ActualsService actuals, Idempotency idempotency, UriInfo uri) {
        this.actuals = actuals;
        this.idempotency = idempotency;
        this.uri = uri;
    }

    @Override
    @RolesAllowed(Roles.FINANCE)
    public Response importActuals(
            String idempotencyKey,
            LocalDate from,
            LocalDate to,
            List<String> controlAccount,
            String label,
            String body) {
        var coverage = new Coverage(from, to, List.copyOf(new TreeSet<>(controlAccount)));
        return idempotency.once(
                "importActuals", idempotencyKey, Map.of("coverage", coverage, "label", label, "body", body), () -> {
                    var imported = actuals.take(body, coverage, label);
                    return Response.created(URI.create("/v1/actuals-imports/" + imported.id()))
                            .entity(view(imported))
                            .build();
                });
    }

    @Override
    public Response getActualsImport(UUID importId) {
        return Response.ok(view(actuals.get(importId))).build();
    }

    @Override
    public Response listActualsImports(@Nullable String cursor, Integer limit) {
        var page = actuals.list(cursor, limit);
        var body =
                new ActualsImportPage().items(page.map(ActualsResource::view)).next(page.next());
        return Links.page(body, page.next(), uri);
    }

    @Override
    public Response reconcileActuals(
            UUID importId, @Nullable ReconciliationState state, Integer afterItem, Integer limit) {
        var compared = actuals.reconcile(importId);
        var coverage = compared.imported().coverage();
        var chosen = compared.items().stream()
                .filter(item -> state == null || item.state() == state)
                .toList();
        Money expected = sum(compared.items().stream().map(Item::expected).toList());
        Money actual = sum(compared.items().stream().map(Item::actual).toList());
        int end = Math.min(chosen.size(), afterItem + limit);
        return Response.ok(new Reconciliation()
                        .importId(importId)
                        .from(coverage.from())
                        .to(coverage.to())
                        .expected(expected)
                        .actual(actual)
                        .difference(actual.minus(expected))
                        .reconciled(
                                compared.items().stream().allMatch(item -> item.state() == ReconciliationState.MATCHED))
                        .counts(counts(compared.items()))
                        .items(chosen.subList(Math.min(afterItem, end), end).stream()
                                .map(ActualsResource::item)
                                .toList())
                        .nextAfterItem(end < chosen.size() ? end : null))
                .build();
    }

    private static List<ReconciliationCount> counts(List<Item> items) {
        List<ReconciliationCount> counts = new ArrayList<>();
        for (ReconciliationState state : ReconciliationState.values()) {
            var those = items.stream().filter(item -> item.state() == state).toList();
            counts.add(new ReconciliationCount()
                    .state(state)
                    .items(those.size())
                    .difference(sum(those.stream().map(Item::difference).toList())));
        }
        return counts;
    }

    private static Money sum(List<Money> amounts) {
        return amounts.stream().reduce(Money.ZERO, Money::plus);
    }

    private static ReconciliationItem item(Item item) {
        return new ReconciliationItem()
                .state(item.state())
                .controlAccount(item.controlAccount())
                .reference(item.reference())
                .expected(item.expected())
                .actual(item.actual())
                .difference(item.difference())
                .journalIds(item.journalIds())
                .ledgerReferences(item.ledgerReferences());
    }

    private static org.grantsuite.grant.api.model.ActualsImport view(ActualsImport imported) {
        var coverage = imported.coverage();
        return new org.grantsuite.grant.api.model.ActualsImport()
                .id(imported.id())
                .label(imported.label())
                .from(coverage.from())
                .to(coverage.to())
                .lineCount(imported.lineCount())
                .total(imported.total())
                .controlAccounts(coverage.controlAccounts())
                .contentHash(imported.contentHash())
                .importedAt(imported.told().at().atOffset(ZoneOffset.UTC))
                .importedBy(imported.told().by());
    }
}
