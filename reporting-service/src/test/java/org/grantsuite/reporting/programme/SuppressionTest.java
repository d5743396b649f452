package org.grantsuite.reporting.programme;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.grantsuite.reporting.programme.domain.OutcomeReading;
import org.grantsuite.reporting.programme.domain.ProgrammeReading;
import org.grantsuite.reporting.programme.domain.ProgrammeSheet.OutcomeKind;
import org.grantsuite.reporting.programme.domain.SheetRow;
import org.junit.jupiter.api.Test;

/** DOMAIN 10: nothing public tells of fewer than five people, not even by subtraction. */
class SuppressionTest {

    private static List<String> withheld(String rows) {
        return new ProgrammeReading(Sheets.sheet(Sheets.small(rows)))
                .publicRows().stream()
                        .filter(row -> row.printed().equals("withheld"))
                        .map(SheetRow::id)
                        .toList();
    }

    private static String people(String id, long count, String more) {
        return "{\"id\":\"%s\",\"label\":\"l\",\"unit\":\"COUNT\",\"count\":%d,\"ofPeople\":true%s}"
                .formatted(id, count, more);
    }

    private static String percent(String id, String percent, String base) {
        return "{\"id\":\"%s\",\"label\":\"l\",\"unit\":\"PERCENT\",\"percent\":\"%s\",\"base\":\"%s\"}"
                .formatted(id, percent, base);
    }

    @Test
    void shouldWithholdACountBelowFiveAndShowFive() {
        assertThat(withheld("[" + people("FOUR", 4, "") + "," + people("FIVE", 5, "") + "]"))
                .containsExactly("FOUR");
    }

    @Test
    void shouldShowASmallCountOfThings() {
        assertThat(withheld("[{\"id\":\"VENUES\",\"label\":\"l\",\"unit\":\"COUNT\",\"count\":3}]"))
                .isEmpty();
    }

    /** Where nobody says whether they are people, what reached individuals is; one may say that it is not. */
    @Test
    void shouldTakeWhatIndividualsReceivedForPeople() {
        var unsaid =
                "[{\"id\":\"CHILDREN\",\"label\":\"l\",\"unit\":\"COUNT\",\"count\":3,\"recipients\":\"INDIVIDUALS\"}]";
        assertThat(withheld(unsaid)).containsExactly("CHILDREN");
        assertThat(withheld(unsaid.replace("}", ",\"ofPeople\":false}"))).isEmpty();
    }

    /** 56 less 30 and 23 are 3: one of the shown goes with the hidden, though the subsets free of each other stand. */
    @Test
    void shouldWithholdASubsetThatWithOthersTellsOfAHiddenOne() {
        String subset = ",\"parent\":\"ALL\",\"relation\":\"OF_WHICH\"";
        assertThat(withheld("[" + people("ALL", 56, "") + "," + people("BOYS", 30, subset) + ","
                        + people("GIRLS", 23, subset) + "," + people("OTHER", 3, subset) + ","
                        + people("MEALS", 39, subset)
                        + "]"))
                .containsExactly("GIRLS", "OTHER");
    }

    @Test
    void shouldWithholdTheNextSmallestPartSoThatNobodySubtracts() {
        String part = ",\"parent\":\"ALL\",\"relation\":\"PART\"";
        assertThat(withheld("[" + people("ALL", 40, "") + "," + people("A", 3, part) + "," + people("B", 12, part) + ","
                        + people("C", 25, part) + "]"))
                .containsExactly("A", "B");
    }

    @Test
    void shouldWithholdASubsetThatLeavesASmallRest() {
        assertThat(withheld("[" + people("ALL", 40, "") + ","
                        + people("MOST", 38, ",\"parent\":\"ALL\",\"relation\":\"OF_WHICH\"") + "]"))
                .containsExactly("MOST");
    }

    /** 5 % of 56 are 3 people; 95 % leave 3 others; 70 % are 39 and leave 17. */
    @Test
    void shouldWithholdAPercentageThatTellsOfFewOrOfFewOthers() {
        assertThat(withheld("[" + people("ALL", 56, "") + "," + percent("FEW", "5", "ALL") + ","
                        + percent("NEARLY", "95", "ALL") + "," + percent("MANY", "70", "ALL") + "]"))
                .containsExactly("FEW", "NEARLY");
    }

    @Test
    void shouldWithholdAPercentageOfAWithheldBase() {
        assertThat(withheld("[" + people("ALL", 4, "") + "," + percent("HALF", "50", "ALL") + "]"))
                .containsExactly("ALL", "HALF");
    }

    @Test
    void shouldTakeTheHigherThresholdOfTheDocument() {
        var document = Sheets.small("[" + people("NINE", 9, "") + "]").put("suppressBelow", 10);

        assertThat(new ProgrammeReading(Sheets.sheet(document)).publicRows())
                .extracting(SheetRow::printed)
                .containsExactly("withheld");
    }

    @Test
    void shouldWithholdAFigureInTheWordsOfAHeadlineToo() {
        var document = Sheets.small("[" + people("FOUR", 4, "") + "]");
        document.set(
                "headlines",
                Sheets.read("{\"h\":[{\"code\":\"H\",\"text\":\"{FOUR} young people\"}]}")
                        .get("h"));
        var reading = new ProgrammeReading(Sheets.sheet(document));

        assertThat(reading.publicHeadlines().get(0).text()).isEqualTo("withheld young people");
        assertThat(reading.headlines().get(0).text()).isEqualTo("4 young people");
    }

    @Test
    void shouldWithholdAnOutcomeThatTellsOfFew() {
        var document = Sheets.small("[" + people("FIVE", 5, "") + "]");
        document.set("outcomes", Sheets.read("""
            {"o":[{"code":"FEW","kind":"OUTCOME","label":"active","numerator":4,"denominator":40,"ofPeople":true},
                  {"code":"REST","kind":"OUTCOME","label":"active","numerator":37,"denominator":40,"ofPeople":true},
                  {"code":"SOME","kind":"OUTCOME","label":"active","numerator":25,"denominator":40,"ofPeople":true},
                  {"code":"CLUBS","kind":"OUTCOME","label":"adopted it","numerator":2,"denominator":3,"ofPeople":false},
                  {"code":"UNSAID","kind":"OUTCOME","label":"active","numerator":3,"denominator":20}]}""").get("o"));
        var reading = new OutcomeReading(Sheets.sheet(document));

        assertThat(reading.publicOf(OutcomeKind.OUTCOME))
                .extracting(OutcomeReading.OutcomeFigure::percent)
                .containsExactly(null, null, "62.5", "66.7", null);
        assertThat(reading.of(OutcomeKind.OUTCOME))
                .extracting(OutcomeReading.OutcomeFigure::percent)
                .containsExactly("10.0", "92.5", "62.5", "66.7", "15.0");
    }
}
