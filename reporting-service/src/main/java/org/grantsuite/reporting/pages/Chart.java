package org.grantsuite.reporting.pages;

import io.quarkus.qute.TemplateData;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.grantsuite.commons.money.Money;

/**
 * Bars of one scale, their words and sums in the drawing itself; the same figures stand beside it as a table.
 *
 * @param id tells the charts of a page apart
 */
@TemplateData
public record Chart(String id, String title, List<Bar> bars) {
    /** Width of the drawing: that of a small phone, so that words keep their size there. */
    public static final int WIDTH = 300;

    private static final int STEP = 52;

    /** A bar and where it lies. */
    @TemplateData
    public record Bar(String label, Money sum, int width, int top) {
        public int textTop() {
            return top + 16;
        }

        public int barTop() {
            return top + 24;
        }
    }

    public int height() {
        return bars.size() * STEP + 4;
    }

    /** The figures in one sentence, for who hears the page. */
    public String description() {
        var words = new ArrayList<String>();
        bars.forEach(bar -> words.add(bar.label() + " " + Words.pounds(bar.sum())));
        return String.join("; ", words) + ".";
    }

    static Chart of(String id, String title, Map<String, Money> sums) {
        long most =
                Math.max(1, sums.values().stream().mapToLong(Money::pence).max().orElse(1));
        var bars = new ArrayList<Bar>();
        new LinkedHashMap<>(sums).forEach((label, sum) -> {
            long pence = Math.max(0, sum.pence());
            // Two of the drawing's units hold the outline; a sum that is not nil is never drawn as nothing.
            int width = pence == 0 ? 0 : (int) Math.max(1, Math.multiplyExact(pence, WIDTH - 2L) / most);
            bars.add(new Bar(label, sum, width, bars.size() * STEP));
        });
        return new Chart(id, title, List.copyOf(bars));
    }
}
