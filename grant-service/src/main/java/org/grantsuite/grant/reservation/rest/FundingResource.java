package org.grantsuite.grant.reservation.rest;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.core.Response;
import java.time.LocalDate;
import java.util.UUID;
import org.grantsuite.grant.access.Access;
import org.grantsuite.grant.api.FundingApi;
import org.grantsuite.grant.api.model.Funding;
import org.grantsuite.grant.chronicle.Chronicle;
import org.grantsuite.grant.reservation.FundsService;
import org.jspecify.annotations.Nullable;

@RolesAllowed(Access.READER)
public class FundingResource implements FundingApi {
    private final FundsService funds;
    private final Chronicle chronicle;

    FundingResource(FundsService funds, Chronicle chronicle) {
        this.funds = funds;
        this.chronicle = chronicle;
    }

    @Override
    public Response getFunding(UUID grantId, @Nullable LocalDate asOf) {
        LocalDate day = chronicle.orToday(asOf);
        var standing = funds.funds(grantId, day);
        var position = standing.position();
        return Response.ok(new Funding()
                        .grantId(grantId)
                        .asOf(day)
                        .received(standing.cash())
                        .underwritten(standing.underwritten())
                        .reserved(standing.reserved())
                        .transferred(position.transferred())
                        .direct(position.direct().plus(position.admin()))
                        .available(standing.available())
                        .version(standing.journalSequence()))
                .build();
    }
}
