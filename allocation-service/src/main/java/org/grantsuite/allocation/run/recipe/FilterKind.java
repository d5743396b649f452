package org.grantsuite.allocation.run.recipe;

/** What a filter looks at, and what is said to whoever fails it when the council has no words of its own. */
public enum FilterKind {
    SERVICES("the service is not among those paid"),
    LOCATION_TYPES("the kind of location is not among those paid"),
    PROVIDERS("the provider is not on the list"),
    NOT_PROVIDERS("the provider is on the list of those left out"),
    UNITS("the number of units is outside the limits"),
    IN_AREA("the location is in another authority"),
    REGISTERED("not registered on the day of the decision"),
    HAS_DRIVER("the snapshot does not say that the condition is met"),
    IN_POT("nothing in the pot below"),
    HAD_EARLIER("nothing in the earlier runs");

    private final String words;

    FilterKind(String words) {
        this.words = words;
    }

    public String words() {
        return words;
    }
}
