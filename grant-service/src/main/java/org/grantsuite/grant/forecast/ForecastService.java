package org.grantsuite.grant.forecast;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.grantsuite.commons.money.Money;
import org.grantsuite.commons.paging.Page;
import org.grantsuite.grant.chronicle.Chronicle;
import org.grantsuite.grant.chronicle.Deed;
import org.grantsuite.grant.forecast.Forecast.Told;
import org.grantsuite.grant.grant.GrantService;
import org.grantsuite.grant.grant.persistence.GrantLock;
import org.grantsuite.grant.ledger.LedgerView;
import org.jspecify.annotations.Nullable;

/** Takes the council's forecasts and sets them beside what was spent. */
@ApplicationScoped
class ForecastService {
    private final ForecastStore store;
    private final GrantService grants;
    private final GrantLock lock;
    private final LedgerView ledger;
    private final Chronicle chronicle;

    ForecastService(ForecastStore store, GrantService grants, GrantLock lock, LedgerView ledger, Chronicle chronicle) {
        this.store = store;
        this.grants = grants;
        this.lock = lock;
        this.ledger = ledger;
        this.chronicle = chronicle;
    }

    record Projection(Money allocation, Money received, Optional<Forecast> forecast, Outturn outturn) {}

    @Transactional
    Forecast record(Told told) {
        Forecast.require(told);
        lock.take(told.grantId());
        chronicle.requirePast(told.madeOn(), "madeOn");
        var forecast = new Forecast(chronicle.stamp(), told);
        store.insert(forecast);
        chronicle.tell(Deed.of(
                "ForecastRecorded",
                "forecast",
                forecast.id(),
                "/v1/grants/" + told.grantId() + "/forecasts",
                Map.of("grantId", told.grantId(), "madeOn", told.madeOn())));
        return forecast;
    }

    @Transactional
    Page<Forecast> list(UUID grantId, @Nullable String cursor, int limit) {
        grants.get(grantId);
        return store.page(grantId, cursor, limit);
    }

    @Transactional
    Projection outturn(UUID grantId, LocalDate asOf, @Nullable OffsetDateTime asKnownAt) {
        var moment = asKnownAt == null ? null : asKnownAt.toInstant();
        Money allocation = grants.get(grantId).allocation();
        var movements = ledger.movements(grantId, asOf, moment);
        Optional<Forecast> forecast = store.governing(grantId, asOf, asKnownAt);
        List<Forecast.Pot> pots = forecast.map(one -> one.told().pots()).orElse(List.of());
        Money received = ledger.standing(grantId, asOf, moment).position().received();
        return new Projection(allocation, received, forecast, Outturn.of(allocation, movements, pots, asOf));
    }
}
