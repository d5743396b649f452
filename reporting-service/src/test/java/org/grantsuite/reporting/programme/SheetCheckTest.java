package org.grantsuite.reporting.programme;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.grantsuite.reporting.programme.domain.SheetCheck;
import org.grantsuite.reporting.programme.domain.SheetFault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class SheetCheckTest {

    private static final String A =
            "{\"id\":\"A\",\"label\":\"a\",\"unit\":\"POUNDS\",\"amount\":" + pounds("10.00") + "}";
    private static final String B = "{\"id\":\"B\",\"label\":\"b\",\"unit\":\"POUNDS\",\"amount\":" + pounds("4.00")
            + ",\"parent\":\"A\",\"relation\":\"OF_WHICH\"}";
    private static final String P = "{\"id\":\"P\",\"label\":\"p\",\"unit\":\"COUNT\",\"count\":9,\"ofPeople\":true}";

    private static String pounds(String amount) {
        return "{\"amount\":\"" + amount + "\",\"currency\":\"GBP\"}";
    }

    @Test
    void shouldPassTheShippedProgrammes() {
        assertThat(SheetCheck.faults(Sheets.sheet(Sheets.shipped("active-together"))))
                .isEmpty();
        assertThat(SheetCheck.faults(Sheets.sheet(Sheets.shipped("active-calderdale"))))
                .isEmpty();
    }

    static Stream<Arguments> faulty() {
        return Stream.of(
                Arguments.of("PROGRAMME_ROW_REPEATED", "[" + A + "," + A + "]", "{}"),
                Arguments.of("PROGRAMME_FIGURE_MISSING", "[" + P.replace("\"count\":9,", "") + "]", "{}"),
                Arguments.of("PROGRAMME_FIGURE_MISSING", "[" + P.replace("9,", "9,\"percent\":\"9\",") + "]", "{}"),
                Arguments.of(
                        "PERSONAL_DATA_REFUSED",
                        "[" + P.replace("9,", "9,\"recipients\":\"INDIVIDUALS\",\"recipientName\":\"Jo\",") + "]",
                        "{}"),
                Arguments.of("PROGRAMME_AMOUNT_OUT_OF_RANGE", "[" + A.replace("10.00", "-0.01") + "]", "{}"),
                Arguments.of(
                        "PROGRAMME_AMOUNT_OUT_OF_RANGE", "[" + A.replace("10.00", "999999999999999.99") + "]", "{}"),
                Arguments.of("PROGRAMME_AMOUNT_OUT_OF_RANGE", "[" + A + "]", """
                    {"matchFunding":[{"code":"M","label":"m","lines":[{"funder":"f","amount":%s}]}]}""".formatted(pounds("0.00"))),
                Arguments.of("PROGRAMME_ROW_UNKNOWN", "[" + B + "]", "{}"),
                Arguments.of("PROGRAMME_PLACE_UNKNOWN", "[" + P.replace("9,", "9,\"place\":\"X\",") + "]", "{}"),
                Arguments.of(
                        "PROGRAMME_PARENT_CIRCULAR",
                        "[" + A.replace("}}", "},\"parent\":\"B\",\"relation\":\"PART\"}") + "," + B + "]",
                        "{}"),
                Arguments.of(
                        "PROGRAMME_UNIT_MIXED",
                        "[" + A + "," + P.replace("9,", "9,\"parent\":\"A\",\"relation\":\"PART\",") + "]",
                        "{}"),
                Arguments.of(
                        "PERCENT_WITHOUT_BASE",
                        "[{\"id\":\"R\",\"label\":\"r\",\"unit\":\"PERCENT\",\"percent\":\"70\"}]",
                        "{}"),
                Arguments.of(
                        "PERCENT_WITHOUT_BASE",
                        "[" + A
                                + ",{\"id\":\"R\",\"label\":\"r\",\"unit\":\"PERCENT\",\"percent\":\"70\",\"base\":\"A\"}]",
                        "{}"),
                Arguments.of("SUBSET_EXCEEDS_WHOLE", "[" + A + "," + B.replace("4.00", "10.01") + "]", "{}"),
                Arguments.of(
                        "ONWARD_EXCEEDS_PARENT",
                        "[" + A + "," + B.replace("OF_WHICH", "ONWARD") + ","
                                + B.replace("OF_WHICH", "ONWARD")
                                        .replace("\"B\"", "\"C\"")
                                        .replace("4.00", "6.01")
                                + "]",
                        "{}"),
                Arguments.of("SUBSET_IN_TOTAL", "[" + A + "," + B + "]", total("B")),
                Arguments.of(
                        "SUBSET_IN_TOTAL",
                        "[" + A + "," + B + ","
                                + B.replace("\"B\"", "\"C\"")
                                        .replace("\"A\"", "\"B\"")
                                        .replace("OF_WHICH", "PART") + "]",
                        total("C")),
                Arguments.of(
                        "TOTAL_COUNTS_TWICE", "[" + A + "," + B.replace("OF_WHICH", "ONWARD") + "]", total("A\",\"B")),
                Arguments.of("TOTAL_COUNTS_TWICE", "[" + A + "]", total("A\",\"A")),
                Arguments.of("PROGRAMME_UNIT_MIXED", "[" + P + "]", total("P")),
                Arguments.of("RATIO_WITHOUT_DENOMINATOR", "[" + A.replace("10.00", "0.00") + "]", """
                    {"matchFunding":[{"code":"M","label":"m","lines":[{"funder":"f","amount":%s}],
                      "ratios":[{"label":"r","denominatorLabel":"d","denominator":["A"]}]}]}""".formatted(
                                pounds("1.00"))),
                Arguments.of(
                        "OUTCOME_WITHOUT_DENOMINATOR",
                        "[" + P + "]",
                        "{\"outcomes\":[{\"code\":\"O\",\"kind\":\"OUTCOME\",\"label\":\"active\",\"row\":\"P\"}]}"),
                Arguments.of(
                        "OUTCOME_WITHOUT_DENOMINATOR",
                        "[" + P + "]",
                        "{\"outcomes\":[{\"code\":\"O\",\"kind\":\"OUTCOME\",\"label\":\"active\",\"numerator\":3,\"denominator\":2}]}"),
                Arguments.of(
                        "HEADLINE_FIGURE_UNKNOWN",
                        "[" + P + "]",
                        "{\"headlines\":[{\"code\":\"H\",\"text\":\"{X}\"}]}"));
    }

    private static String total(String rows) {
        return "{\"totals\":[{\"code\":\"T\",\"label\":\"t\",\"rows\":[\"" + rows + "\"]}]}";
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("faulty")
    void shouldFindOnePlantedFault(String kind, String rows, String more) {
        var document = Sheets.small(rows);
        document.setAll(Sheets.read(more));

        assertThat(SheetCheck.faults(Sheets.sheet(document)))
                .extracting(SheetFault::kind)
                .first()
                .isEqualTo(SheetFault.Kind.valueOf(kind));
    }

    @Test
    void shouldAllowASubsetOfAFigureThatIsItselfOnlyAFloor() {
        String floor = A.replace("}}", "},\"qualifier\":\"OVER\"}");

        assertThat(SheetCheck.faults(Sheets.sheet(Sheets.small("[" + floor + "," + B.replace("4.00", "10.01") + "]"))))
                .isEmpty();
    }
}
