package org.grantsuite.grant.forecast;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.grantsuite.commons.idempotency.Idempotency;
import org.grantsuite.commons.identity.Roles;
import org.grantsuite.commons.paging.Links;
import org.grantsuite.grant.access.Access;
import org.grantsuite.grant.api.ForecastsApi;
import org.grantsuite.grant.api.model.ForecastMonth;
import org.grantsuite.grant.api.model.ForecastPage;
import org.grantsuite.grant.api.model.ForecastPot;
import org.grantsuite.grant.api.model.ForecastRequest;
import org.grantsuite.grant.api.model.OutturnMonth;
import org.grantsuite.grant.api.model.OutturnPot;
import org.grantsuite.grant.chronicle.Chronicle;
import org.grantsuite.grant.forecast.Forecast.Told;
import org.jspecify.annotations.Nullable;

@RolesAllowed(Access.READER)
public class ForecastResource implements ForecastsApi {
    private final ForecastService forecasts;
    private final Idempotency idempotency;
    private final Chronicle chronicle;
    private final UriInfo uri;

    ForecastResource(ForecastService forecasts, Idempotency idempotency, Chronicle chronicle, UriInfo uri) {
        this.forecasts = forecasts;
        this.idempotency = idempotency;
        this.chronicle = chronicle;
        this.uri = uri;
    }

    @Override
    @RolesAllowed({Roles.GRANTS_OFFICER, Roles.FINANCE})
    public Response recordForecast(UUID grantId, String idempotencyKey, ForecastRequest request) {
        Told told = new Told(
                grantId,
                request.getMadeOn(),
                request.getNote(),
                request.getPots().stream().map(ForecastResource::pot).toList());
        return idempotency.once(
                "recordForecast/" + grantId,
                idempotencyKey,
                request,
                () -> Response.created(URI.create("/v1/grants/" + grantId + "/forecasts"))
                        .entity(view(forecasts.record(told)))
                        .build());
    }

    private static Forecast.Pot pot(ForecastPot pot) {
        return new Forecast.Pot(
                pot.getPotCode(),
                pot.getBudget(),
                pot.getMonths().stream()
                        .map(one -> new Forecast.Month(YearMonth.parse(one.getMonth()), one.getAmount()))
                        .toList());
    }

    @Override
    public Response listForecasts(UUID grantId, @Nullable String cursor, Integer limit) {
        var page = forecasts.list(grantId, cursor, limit);
        return Links.page(
                new ForecastPage().items(page.map(ForecastResource::view)).next(page.next()), page.next(), uri);
    }

    @Override
    public Response getOutturn(UUID grantId, @Nullable LocalDate asOf, @Nullable OffsetDateTime asKnownAt) {
        LocalDate day = chronicle.orToday(asOf);
        var projection = forecasts.outturn(grantId, day, asKnownAt);
        var outturn = projection.outturn();
        return Response.ok(new org.grantsuite.grant.api.model.Outturn()
                        .grantId(grantId)
                        .asOf(day)
                        .asKnownAt(asKnownAt)
                        .forecastId(projection.forecast().map(Forecast::id).orElse(null))
                        .forecastMadeOn(projection
                                .forecast()
                                .map(one -> one.told().madeOn())
                                .orElse(null))
                        .allocation(projection.allocation())
                        .received(projection.received())
                        .actual(outturn.actual())
                        .forecast(outturn.outturn().minus(outturn.actual()))
                        .outturn(outturn.outturn())
                        .projectedUnspent(projection.allocation().minus(outturn.outturn()))
                        .pots(outturn.pots().stream()
                                .map(ForecastResource::view)
                                .toList())
                        .months(months(outturn.months())))
                .build();
    }

    private static OutturnPot view(Outturn.Pot pot) {
        return new OutturnPot()
                .potCode(pot.potCode())
                .budget(pot.budget())
                .actual(pot.actual())
                .forecast(pot.forecast())
                .outturn(pot.outturn())
                .projectedUnspent(pot.projectedUnspent())
                .months(months(pot.months()));
    }

    private static List<OutturnMonth> months(List<Outturn.Month> months) {
        return months.stream()
                .map(one -> new OutturnMonth()
                        .month(one.month().toString())
                        .actual(one.actual())
                        .forecast(one.forecast())
                        .outturn(one.outturn())
                        .cumulative(one.cumulative())
                        .projectedUnspent(one.projectedUnspent()))
                .toList();
    }

    private static org.grantsuite.grant.api.model.Forecast view(Forecast forecast) {
        Told told = forecast.told();
        return new org.grantsuite.grant.api.model.Forecast()
                .id(forecast.id())
                .grantId(told.grantId())
                .madeOn(told.madeOn())
                .note(told.note())
                .pots(told.pots().stream()
                        .map(pot -> new ForecastPot()
                                .potCode(pot.potCode())
                                .budget(pot.budget())
                                .months(pot.months().stream()
                                        .map(one -> new ForecastMonth()
                                                .month(one.month().toString())
                                                .amount(one.amount()))
                                        .toList()))
                        .toList())
                .recordedAt(forecast.stamp().at().atOffset(ZoneOffset.UTC))
                .recordedBy(forecast.stamp().by());
    }
}
