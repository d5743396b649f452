package org.grantsuite.reporting.departmentreturn;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.grantsuite.reporting.departmentreturn.domain.Certificate;
import org.grantsuite.reporting.departmentreturn.domain.CertificateStatus;

@ApplicationScoped
class CertificateRepository implements PanacheRepositoryBase<Certificate, UUID> {

    /** The certificate that is neither void nor declined. */
    Optional<Certificate> inForce(UUID departmentReturnId) {
        return find(
                        "departmentReturnId = ?1 and status in ?2",
                        departmentReturnId,
                        List.of(CertificateStatus.OPEN, CertificateStatus.COMPLETE))
                .firstResultOptional();
    }

    /** The certificate begun last, void or not; ids grow with time. */
    Optional<Certificate> latest(UUID departmentReturnId) {
        return find("departmentReturnId = ?1 order by id desc", departmentReturnId)
                .firstResultOptional();
    }
}
