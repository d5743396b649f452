package org.grantsuite.allocation.payment;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.UUID;
import org.grantsuite.allocation.api.model.PaymentPage;
import org.grantsuite.allocation.payment.domain.Payment;
import org.grantsuite.commons.paging.Cursor;
import org.grantsuite.commons.paging.Links;
import org.jspecify.annotations.Nullable;

/** Pages of payments, of one run or of all. */
@ApplicationScoped
class PaymentPages {
    private final PaymentRepository payments;
    private final PaymentViews views;

    PaymentPages(PaymentRepository payments, PaymentViews views) {
        this.payments = payments;
        this.views = views;
    }

    @Transactional
    Response page(PaymentRepository.Filter filter, @Nullable String cursor, int limit, UriInfo uri) {
        UUID after = Cursor.decode(cursor, "payments", filter).orElse(null);
        List<Payment> found = payments.page(filter, after, limit + 1);
        String next = found.size() > limit ? Cursor.encode(found.get(limit - 1).id(), "payments", filter) : null;
        var items = views.of(found.stream().limit(limit).toList());
        return Links.page(new PaymentPage().items(items).next(next), next, uri);
    }

    @Transactional
    org.grantsuite.allocation.api.model.Payment get(UUID id) {
        return views.of(List.of(payments.get(id))).get(0);
    }
}
