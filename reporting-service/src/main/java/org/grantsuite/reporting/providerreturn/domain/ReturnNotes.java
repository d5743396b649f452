package org.grantsuite.reporting.providerreturn.domain;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.time.LocalDate;
import java.util.Optional;
import org.hibernate.annotations.ColumnTransformer;
import org.jspecify.annotations.Nullable;

/** What was noted when a statement came: whether it was late and what that leads to, and what is worth a look. */
@Embeddable
public class ReturnNotes {

    private static final String AS_JSON = "cast(? as jsonb)";

    @Column
    boolean late;

    @Column(name = "late_consequence")
    @Nullable
    String lateConsequence;

    @Column
    @ColumnTransformer(write = AS_JSON)
    String forecast;

    @Column
    @ColumnTransformer(write = AS_JSON)
    String findings;

    @Column
    @Nullable
    String edition;

    @Column(name = "edition_on")
    @Nullable
    LocalDate editionOn;

    protected ReturnNotes() {}

    /**
     * @param lateConsequence null where it was on time
     * @param forecast JSON of the measures' forecasts
     * @param findings JSON of the faults that do not refuse it
     * @param edition of the scheme it was judged by, in force on {@code editionOn}
     */
    public ReturnNotes(
            boolean late,
            @Nullable String lateConsequence,
            String forecast,
            String findings,
            String edition,
            LocalDate editionOn) {
        this.late = late;
        this.lateConsequence = lateConsequence;
        this.forecast = forecast;
        this.findings = findings;
        this.edition = edition;
        this.editionOn = editionOn;
    }

    /** Empty for a return from before this was kept. */
    public Optional<String> edition() {
        return Optional.ofNullable(edition);
    }

    public Optional<LocalDate> editionOn() {
        return Optional.ofNullable(editionOn);
    }

    public boolean isLate() {
        return late;
    }

    public Optional<String> lateConsequence() {
        return Optional.ofNullable(lateConsequence);
    }

    public String forecast() {
        return forecast;
    }

    public String findings() {
        return findings;
    }
}
