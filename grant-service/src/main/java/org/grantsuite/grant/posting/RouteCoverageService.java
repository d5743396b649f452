package org.grantsuite.grant.posting;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import org.grantsuite.commons.money.Money;
import org.grantsuite.grant.grant.GrantService;
import org.grantsuite.grant.ledger.domain.PostingRoute;
import org.grantsuite.grant.posting.persistence.RouteQuery;
import org.grantsuite.grant.posting.persistence.RouteQuery.Period;
import org.grantsuite.grant.posting.persistence.RouteQuery.RouteSum;

/** Does every pound of the ledger reach the general ledger by one route, once? */
@ApplicationScoped
public class RouteCoverageService {
    private final RouteQuery query;
    private final GrantService grants;

    RouteCoverageService(RouteQuery query, GrantService grants) {
        this.query = query;
        this.grants = grants;
    }

    public record Coverage(
            List<RouteSum> routes,
            Money routesTotal,
            Money movement,
            List<RouteQuery.Standing> posting,
            boolean once) {}

    @Transactional
    public Coverage coverage(Period period) {
        if (period.grantId() != null) {
            grants.get(period.grantId());
        }
        var routes = query.routes(period);
        var posting = query.posting(period);
        Money total = routes.stream().map(RouteSum::amount).reduce(Money.ZERO, Money::plus);
        Money byJournal = routes.stream()
                .filter(sum -> sum.route() == PostingRoute.GL_JOURNAL)
                .map(RouteSum::amount)
                .reduce(Money.ZERO, Money::plus);
        Money debit = posting.stream().map(RouteQuery.Standing::debit).reduce(Money.ZERO, Money::plus);
        Money credit = posting.stream().map(RouteQuery.Standing::credit).reduce(Money.ZERO, Money::plus);
        Money movement = query.movement(period);
        boolean once = total.equals(movement)
                && debit.equals(byJournal)
                && credit.equals(byJournal)
                && query.strays(period) == 0;
        return new Coverage(routes, total, movement, posting, once);
    }
}
