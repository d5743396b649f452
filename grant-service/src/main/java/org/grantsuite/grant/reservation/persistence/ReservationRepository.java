package org.grantsuite.grant.reservation.persistence;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;
import org.grantsuite.grant.paging.GrantRows;
import org.grantsuite.grant.reservation.domain.Reservation;

@ApplicationScoped
public class ReservationRepository extends GrantRows<Reservation> {
    ReservationRepository() {
        super("reservations", Reservation::id);
    }

    /** By its id, so that no query is translated: a payment run posts thousands of payments out of one reservation. */
    @Override
    public Optional<Reservation> within(UUID grantId, UUID id) {
        return findByIdOptional(id).filter(found -> found.grantId().equals(grantId));
    }

    public Optional<Reservation> findKey(UUID grantId, String businessKey) {
        return find("grantId = ?1 and businessKey = ?2", grantId, businessKey).firstResultOptional();
    }
}
