package org.grantsuite.reporting.providerreturn.domain;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.util.EnumMap;
import java.util.Map;
import org.grantsuite.reporting.calculation.OutputKind;
import org.jspecify.annotations.Nullable;

/** What the money achieved; a null is unknown, never nil. */
@Embeddable
public class Outputs {

    @Column(name = "hours_hundredths")
    @Nullable
    Long hoursHundredths;

    @Column(name = "hours_baseline_hundredths")
    @Nullable
    Long hoursBaselineHundredths;

    @Column
    @Nullable
    Long recruits;

    @Column(name = "recruits_baseline")
    @Nullable
    Long recruitsBaseline;

    @Column
    @Nullable
    Long leavers;

    @Column(name = "leavers_baseline")
    @Nullable
    Long leaversBaseline;

    protected Outputs() {}

    public static Outputs of(Map<OutputKind, Long> stated) {
        var outputs = new Outputs();
        outputs.hoursHundredths = stated.get(OutputKind.HOURS);
        outputs.hoursBaselineHundredths = stated.get(OutputKind.HOURS_BASELINE);
        outputs.recruits = stated.get(OutputKind.RECRUITS);
        outputs.recruitsBaseline = stated.get(OutputKind.RECRUITS_BASELINE);
        outputs.leavers = stated.get(OutputKind.LEAVERS);
        outputs.leaversBaseline = stated.get(OutputKind.LEAVERS_BASELINE);
        return outputs;
    }

    public Map<OutputKind, Long> stated() {
        var stated = new EnumMap<OutputKind, Long>(OutputKind.class);
        put(stated, OutputKind.HOURS, hoursHundredths);
        put(stated, OutputKind.HOURS_BASELINE, hoursBaselineHundredths);
        put(stated, OutputKind.RECRUITS, recruits);
        put(stated, OutputKind.RECRUITS_BASELINE, recruitsBaseline);
        put(stated, OutputKind.LEAVERS, leavers);
        put(stated, OutputKind.LEAVERS_BASELINE, leaversBaseline);
        return stated;
    }

    private static void put(Map<OutputKind, Long> stated, OutputKind kind, @Nullable Long value) {
        if (value != null) {
            stated.put(kind, value);
        }
    }
}
