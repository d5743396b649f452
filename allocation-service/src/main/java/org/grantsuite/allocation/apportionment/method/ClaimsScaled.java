package org.grantsuite.allocation.apportionment.method;

/** Claims paid in full while the pot lasts for all of them, else all scaled down alike, so that the pot fits. */
public record ClaimsScaled(Claims claims) implements Method {
    @Override
    public boolean sharesPot() {
        return true;
    }

    @Override
    public long[] apply(Columns lines) {
        return claims.eligible(lines);
    }

    @Override
    public void explain(Line line, long weighed, StringBuilder words) {
        claims.explain(line, words).say("; scaled with all claims, in pence: ");
    }
}
