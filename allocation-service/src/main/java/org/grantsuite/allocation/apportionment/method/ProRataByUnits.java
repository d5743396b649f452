package org.grantsuite.allocation.apportionment.method;

/** The pot in proportion to the units, whatever they count (R21). */
public record ProRataByUnits() implements Method {
    @Override
    public boolean sharesPot() {
        return true;
    }

    @Override
    public long[] apply(Columns lines) {
        return lines.units().clone();
    }

    @Override
    public void explain(Line line, long weighed, StringBuilder words) {
        // The share by units says it all.
    }
}
