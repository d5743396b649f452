package org.grantsuite.commons.probe;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.util.UUID;
import org.hibernate.annotations.TenantId;

@Entity
@Table(name = "probe")
class Probe {
    @Id
    UUID id;

    @TenantId
    @Column(name = "council_code")
    String councilCode;

    @Column(name = "name")
    String name;

    @Column(name = "amount_pence")
    long amountPence;

    @Version
    int version;
}
