package org.grantsuite.grant.posting;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeSet;
import org.grantsuite.commons.money.Money;
import org.grantsuite.commons.paging.Page;
import org.grantsuite.commons.problem.Refusal;
import org.grantsuite.grant.chronicle.Chronicle;
import org.grantsuite.grant.chronicle.Deed;
import org.grantsuite.grant.grant.GrantService;
import org.grantsuite.grant.ledger.domain.PostingRoute;
import org.grantsuite.grant.posting.domain.ChartMapping;
import org.grantsuite.grant.posting.domain.ChartOfAccounts;
import org.grantsuite.grant.posting.persistence.ChartStore;
import org.jspecify.annotations.Nullable;

/** The council's chart of accounts: what our accounts are called there, from which day. */
@ApplicationScoped
public class ChartService {
    private static final int MOST_MAPPINGS = 10_000;
    private static final int MOST_GAPS = 500;

    private final ChartStore store;
    private final LayoutService layouts;
    private final GrantService grants;
    private final Chronicle chronicle;

    ChartService(ChartStore store, LayoutService layouts, GrantService grants, Chronicle chronicle) {
        this.store = store;
        this.layouts = layouts;
        this.grants = grants;
        this.chronicle = chronicle;
    }

    public record MappingTold(
            ChartMapping.Key key,
            LocalDate effectiveFrom,
            @Nullable String controlAccount,
            SortedMap<String, String> segments,
            String reason) {}

    /** An account in use without its codes, over the days that use it. */
    public record Gap(
            ChartMapping.Key key,
            PostingRoute route,
            LocalDate firstOn,
            LocalDate lastOn,
            long sides,
            Money amount,
            Set<String> missingSegments) {}

    public record Completeness(long combinations, List<Gap> gaps, long more) {}

    private record Dated(ChartMapping.Key key, LocalDate on) {}

    private record GapKey(ChartMapping.Key key, PostingRoute route, Set<String> missing) {}

    @Transactional
    public List<ChartMapping> record(List<MappingTold> told) {
        Set<Dated> seen = new HashSet<>();
        for (MappingTold mapping : told) {
            if (mapping.key().grantId() != null) {
                grants.get(Objects.requireNonNull(mapping.key().grantId()));
            }
            if (!seen.add(new Dated(mapping.key(), mapping.effectiveFrom()))) {
                throw Refusal.of(
                        PostingProblem.CHART_MAPPING_REPEATED,
                        mapping.key().account() + " is mapped twice from " + mapping.effectiveFrom());
            }
        }
        if (store.count() + told.size() > MOST_MAPPINGS) {
            throw Refusal.of(PostingProblem.CHART_FULL, "A chart holds " + MOST_MAPPINGS + " mappings at most");
        }
        List<ChartMapping> mappings = told.stream().map(this::mapping).toList();
        mappings.forEach(store::insert);
        chronicle.tell(Deed.of(
                "ChartMappingsRecorded",
                "chart-mapping",
                mappings.get(0).id(),
                "/v1/chart-mappings",
                Map.of("mappings", mappings.size())));
        return mappings;
    }

    private ChartMapping mapping(MappingTold told) {
        var stamp = chronicle.stamp();
        return new ChartMapping(
                stamp.id(),
                told.key(),
                told.effectiveFrom(),
                told.controlAccount(),
                told.segments(),
                told.reason(),
                stamp.at(),
                stamp.by());
    }

    @Transactional
    public Page<ChartMapping> list(@Nullable String cursor, int limit) {
        return store.page(cursor, limit);
    }

    /** @param layoutCode its latest version names the segments that are needed; none needed without it */
    @Transactional
    public Completeness completeness(LocalDate from, LocalDate to, @Nullable String layoutCode) {
        Set<String> needed = layoutCode == null
                ? Set.of()
                : layouts.latest(layoutCode).layout().requiredSegments();
        ChartOfAccounts chart = store.chart();
        Map<GapKey, Gap> gaps = new LinkedHashMap<>();
        var uses = store.uses(from, to);
        for (var use : uses) {
            var mapping = chart.find(use.key(), use.on());
            Set<String> missing = new TreeSet<>(needed);
            mapping.ifPresent(found -> missing.removeAll(found.segments().keySet()));
            if (mapping.isEmpty() || !missing.isEmpty()) {
                Set<String> named = mapping.isEmpty() ? Set.of() : missing;
                gaps.merge(new GapKey(use.key(), use.route(), named), gap(use, named), ChartService::together);
            }
        }
        var listed = new ArrayList<>(gaps.values());
        return new Completeness(
                uses.size(),
                listed.subList(0, Math.min(MOST_GAPS, listed.size())),
                Math.max(0, listed.size() - MOST_GAPS));
    }

    private static Gap gap(ChartStore.Use use, Set<String> missing) {
        return new Gap(use.key(), use.route(), use.on(), use.on(), use.sides(), use.amount(), missing);
    }

    private static Gap together(Gap one, Gap other) {
        return new Gap(
                one.key(),
                one.route(),
                one.firstOn().isBefore(other.firstOn()) ? one.firstOn() : other.firstOn(),
                one.lastOn().isAfter(other.lastOn()) ? one.lastOn() : other.lastOn(),
                one.sides() + other.sides(),
                one.amount().plus(other.amount()),
                one.missingSegments());
    }
}
