package org.grantsuite.reporting.programme.domain;

import java.util.Locale;
import org.grantsuite.commons.money.Money;

/** Figures the way they are printed: thousands apart, whole pounds without pence, the qualifier before. */
public final class FigureText {

    private FigureText() {}

    public static String of(ProgrammeRow row) {
        String bare = row.unit() == Unit.PERCENT ? row.percent() + "%" : of(row.unit(), row.value());
        return row.how().words() + bare;
    }

    static String of(Unit unit, long value) {
        return unit == Unit.POUNDS ? pounds(value) : String.format(Locale.UK, "%,d", value);
    }

    public static String pounds(Money amount) {
        return pounds(amount.pence());
    }

    private static String pounds(long pence) {
        long rest = Math.abs(pence % 100);
        String whole = String.format(Locale.UK, "%,d", Math.abs(pence / 100));
        return (pence < 0 ? "-£" : "£") + whole + (rest == 0 ? "" : ".%02d".formatted(rest));
    }
}
