package org.grantsuite.reporting.programme.domain;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.grantsuite.commons.money.Money;
import org.jspecify.annotations.Nullable;

/** The document of a programme, as it was recorded. */
public record ProgrammeSheet(
        String code,
        String name,
        String funder,
        @Nullable String partner,
        String source,
        @Nullable String reason,
        @Nullable Integer suppressBelow,
        List<Place> places,
        List<ProgrammeRow> rows,
        List<Headline> headlines,
        List<Total> totals,
        List<MatchFund> matchFunding,
        List<Outcome> outcomes) {

    private static final int SUPPRESS_BELOW = 5;

    public ProgrammeSheet {
        places = places == null ? List.of() : List.copyOf(places);
        rows = List.copyOf(rows);
        headlines = List.copyOf(headlines);
        totals = totals == null ? List.of() : List.copyOf(totals);
        matchFunding = matchFunding == null ? List.of() : List.copyOf(matchFunding);
        outcomes = outcomes == null ? List.of() : List.copyOf(outcomes);
    }

    public record Place(String code, String name, @Nullable String onsCode) {}

    /** Words with the ids of rows in braces. */
    public record Headline(String code, String text) {}

    public record Total(
            String code,
            String label,
            List<String> rows,
            @Nullable Money stated) {}

    public record MatchFund(
            String code,
            String label,
            @Nullable String place,
            List<MatchLine> lines,
            @Nullable Money statedTotal,
            List<MatchRatio> ratios) {

        public MatchFund {
            lines = List.copyOf(lines);
            ratios = ratios == null ? List.of() : List.copyOf(ratios);
        }
    }

    public record MatchLine(
            String funder,
            @Nullable String kind,
            @Nullable Qualifier qualifier,
            Money amount,
            @Nullable String source) {

        @JsonIgnore
        Qualifier how() {
            return qualifier == null ? Qualifier.EXACT : qualifier;
        }
    }

    public record MatchRatio(String label, String denominatorLabel, List<String> denominator) {}

    public enum OutcomeKind {
        OUTPUT,
        OUTCOME,
        SYSTEM_CHANGE
    }

    public record Outcome(
            String code,
            OutcomeKind kind,
            String label,
            @Nullable String row,
            @Nullable Long numerator,
            @Nullable Long denominator,
            @Nullable Boolean ofPeople,
            @Nullable String place,
            @Nullable String note,
            @Nullable String source) {

        /** Where nobody said so, who changed are people. */
        boolean tellsOfPeople() {
            return ofPeople == null ? kind == OutcomeKind.OUTCOME : ofPeople;
        }
    }

    /** Counts of people below it are not published. */
    @JsonIgnore
    public int threshold() {
        return suppressBelow == null ? SUPPRESS_BELOW : suppressBelow;
    }

    @JsonIgnore
    public Map<String, ProgrammeRow> byId() {
        var found = new LinkedHashMap<String, ProgrammeRow>();
        rows.forEach(row -> found.putIfAbsent(row.id(), row));
        return found;
    }

    /** The same without the reason it was recorded for, so that only content makes another version. */
    public ProgrammeSheet content() {
        return new ProgrammeSheet(
                code,
                name,
                funder,
                partner,
                source,
                null,
                suppressBelow,
                places,
                rows,
                headlines,
                totals,
                matchFunding,
                outcomes);
    }
}
