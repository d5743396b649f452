package org.grantsuite.reporting.publication;

/** What is published. */
public enum PublicationKind {
    GRANTS_360_JSON(false, "json"),
    GRANTS_360_CSV(false, "csv"),
    SPEND_OVER_THRESHOLD_CSV(true, "csv"),
    VOLUNTARY_GRANTS_CSV(true, "csv");

    private final boolean quarterly;
    private final String extension;

    PublicationKind(boolean quarterly, String extension) {
        this.quarterly = quarterly;
        this.extension = extension;
    }

    boolean isQuarterly() {
        return quarterly;
    }

    public String extension() {
        return extension;
    }
}
