package org.grantsuite.grant.period;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.core.Response;
import java.time.ZoneOffset;
import org.grantsuite.commons.idempotency.Idempotency;
import org.grantsuite.commons.identity.Roles;
import org.grantsuite.grant.access.Access;
import org.grantsuite.grant.api.AccountingPeriodsApi;
import org.grantsuite.grant.api.model.AccountingPeriodList;
import org.grantsuite.grant.api.model.AccountingPeriodStep;
import org.grantsuite.grant.api.model.PeriodClosingRequest;
import org.grantsuite.grant.api.model.ReopeningAnswer;
import org.grantsuite.grant.api.model.ReopeningRequest;
import org.grantsuite.grant.chronicle.Chronicle;
import org.grantsuite.grant.period.PeriodService.History;
import org.jspecify.annotations.Nullable;

@RolesAllowed(Access.READER)
public class AccountingPeriodResource implements AccountingPeriodsApi {
    private final PeriodService periods;
    private final AccountingCalendar calendar;
    private final Idempotency idempotency;
    private final Chronicle chronicle;

    AccountingPeriodResource(
            PeriodService periods, AccountingCalendar calendar, Idempotency idempotency, Chronicle chronicle) {
        this.periods = periods;
        this.calendar = calendar;
        this.idempotency = idempotency;
        this.chronicle = chronicle;
    }

    @Override
    public Response listAccountingPeriods(@Nullable Integer financialYear) {
        int year = financialYear == null ? calendar.on(chronicle.today()).financialYear() : financialYear;
        return Response.ok(new AccountingPeriodList()
                        .items(periods.year(year).stream()
                                .map(AccountingPeriodResource::view)
                                .toList()))
                .build();
    }

    @Override
    @RolesAllowed(Roles.FINANCE)
    public Response closeAccountingPeriod(
            Integer financialYear, Integer period, String idempotencyKey, PeriodClosingRequest request) {
        return once(
                "close",
                financialYear,
                period,
                idempotencyKey,
                request,
                () -> periods.close(financialYear, period, request.getReason()));
    }

    @Override
    @RolesAllowed(Roles.FINANCE)
    public Response askReopening(
            Integer financialYear, Integer period, String idempotencyKey, ReopeningRequest request) {
        return once(
                "askReopening",
                financialYear,
                period,
                idempotencyKey,
                request,
                () -> periods.askReopening(financialYear, period, request.getReason()));
    }

    @Override
    @RolesAllowed(Roles.FINANCE)
    public Response answerReopening(
            Integer financialYear, Integer period, String idempotencyKey, ReopeningAnswer request) {
        return once(
                "answerReopening",
                financialYear,
                period,
                idempotencyKey,
                request,
                () -> periods.answer(financialYear, period, request.getApproved(), request.getReason()));
    }

    private Response once(
            String operation,
            int year,
            int period,
            String key,
            Object request,
            java.util.function.Supplier<History> work) {
        String scope = operation + "Period/" + year + "/" + period;
        return idempotency.once(
                scope, key, request, () -> Response.ok(view(work.get())).build());
    }

    private static org.grantsuite.grant.api.model.AccountingPeriod view(History history) {
        var period = history.period();
        return new org.grantsuite.grant.api.model.AccountingPeriod()
                .financialYear(period.financialYear())
                .period(period.number())
                .label(period.label())
                .from(period.from())
                .to(period.to())
                .status(history.status())
                .steps(history.steps().stream()
                        .map(step -> new AccountingPeriodStep()
                                .action(step.action())
                                .reason(step.reason())
                                .recordedAt(step.recordedAt().atOffset(ZoneOffset.UTC))
                                .recordedBy(step.recordedBy()))
                        .toList());
    }
}
