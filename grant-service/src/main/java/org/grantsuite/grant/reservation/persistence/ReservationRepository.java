package org.grantsuite.grant.reservation.persistence;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.grantsuite.grant.paging.GrantRows;
import org.grantsuite.grant.reservation.domain.Reservation;
import org.grantsuite.grant.reservation.domain.ReservationStatus;

@ApplicationScoped
public class ReservationRepository extends GrantRows<Reservation> {
    ReservationRepository() {
        super("reservations", Reservation::id);
    }

    public Optional<Reservation> findKey(UUID grantId, String businessKey) {
        return find("grantId = ?1 and businessKey = ?2", grantId, businessKey).firstResultOptional();
    }

    public List<Reservation> active(UUID grantId) {
        return list("grantId = ?1 and status = ?2", grantId, ReservationStatus.ACTIVE);
    }
}
