package org.grantsuite.reporting.programme.domain;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.math.BigDecimal;
import java.util.Objects;
import org.grantsuite.commons.money.Money;
import org.jspecify.annotations.Nullable;

/** One figure as it was printed. */
public record ProgrammeRow(
        String id,
        String label,
        Unit unit,
        @Nullable Money amount,
        @Nullable Long count,
        @Nullable String percent,
        @Nullable Qualifier qualifier,
        @Nullable String parent,
        @Nullable Relation relation,
        @Nullable String base,
        @Nullable Boolean ofPeople,
        @Nullable Recipients recipients,
        @Nullable String recipientName,
        @Nullable String place,
        @Nullable String source) {

    /** Whom the money or the activity reached. */
    public enum Recipients {
        ORGANISATIONS,
        INDIVIDUALS
    }

    @JsonIgnore
    public Qualifier how() {
        return qualifier == null ? Qualifier.EXACT : qualifier;
    }

    /** Where nobody said so, a count that reached individuals is one of people. */
    @JsonIgnore
    public boolean isCountOfPeople() {
        boolean people = ofPeople == null ? recipients == Recipients.INDIVIDUALS : ofPeople;
        return unit == Unit.COUNT && people;
    }

    /** Exactly the figure of its unit, and no other. */
    @JsonIgnore
    public boolean hasItsFigure() {
        return (amount != null) == (unit == Unit.POUNDS)
                && (count != null) == (unit == Unit.COUNT)
                && (percent != null) == (unit == Unit.PERCENT);
    }

    /** Pence or a count; a percentage has no such value, for percentages are never added. */
    @JsonIgnore
    public long value() {
        return unit == Unit.POUNDS ? Objects.requireNonNull(amount).pence() : Objects.requireNonNull(count);
    }

    @JsonIgnore
    public BigDecimal share() {
        return new BigDecimal(Objects.requireNonNull(percent));
    }

    public boolean is(Relation to) {
        return relation == to;
    }
}
