package org.grantsuite.allocation.apportionment;

/** How many cases a law is tried on: 10,000, of which a developer's {@code verify} takes the first 2,000 ({@code -Pcampaigns} has all). */
final class SeededCases {
    static final int COUNT = Integer.getInteger("grantsuite.cases", 10_000);

    private SeededCases() {}
}
