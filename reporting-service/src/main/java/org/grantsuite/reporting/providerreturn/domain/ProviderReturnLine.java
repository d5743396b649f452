package org.grantsuite.reporting.providerreturn.domain;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import java.util.UUID;
import org.hibernate.annotations.TenantId;
import org.jspecify.annotations.Nullable;

/** What a provider spent on one measure. */
@Entity
@Table(name = "provider_return_line")
public class ProviderReturnLine {

    @Id
    UUID id;

    @TenantId
    @Column(name = "council_code")
    String councilCode;

    @ManyToOne(fetch = FetchType.LAZY)
    @JoinColumn(name = "provider_return_id")
    ProviderReturn providerReturn;

    @Column
    String measure;

    @Column(name = "amount_pence")
    long amountPence;

    @Column
    @Nullable
    String justification;

    protected ProviderReturnLine() {}

    ProviderReturnLine(UUID id, ProviderReturn providerReturn, String measure, long amountPence, @Nullable String why) {
        this.id = id;
        this.providerReturn = providerReturn;
        this.measure = measure;
        this.amountPence = amountPence;
        this.justification = why;
    }

    public String measure() {
        return measure;
    }

    public long amountPence() {
        return amountPence;
    }

    public @Nullable String justification() {
        return justification;
    }
}
