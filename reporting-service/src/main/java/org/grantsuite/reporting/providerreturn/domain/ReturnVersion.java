package org.grantsuite.reporting.providerreturn.domain;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Which version of the location's return this is: a correction supersedes the one before, with a reason. */
@Embeddable
public class ReturnVersion {

    @Column
    int revision;

    @Column(name = "revision_reason")
    @Nullable
    String reason;

    @Column(name = "supersedes_id")
    @Nullable
    UUID supersedesId;

    protected ReturnVersion() {}

    public static ReturnVersion first() {
        var version = new ReturnVersion();
        version.revision = 1;
        return version;
    }

    /** The version after {@code before}. */
    static ReturnVersion after(ProviderReturn before, String reason) {
        var version = new ReturnVersion();
        version.revision = before.revision().number() + 1;
        version.reason = reason;
        version.supersedesId = before.id();
        return version;
    }

    public int number() {
        return revision;
    }

    public Optional<String> reason() {
        return Optional.ofNullable(reason);
    }

    public Optional<UUID> supersedes() {
        return Optional.ofNullable(supersedesId);
    }
}
