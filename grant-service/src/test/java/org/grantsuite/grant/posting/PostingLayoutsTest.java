package org.grantsuite.grant.posting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;
import org.grantsuite.commons.money.Money;
import org.grantsuite.commons.testing.Contract;
import org.grantsuite.grant.api.model.PostingLayoutDocument;
import org.grantsuite.grant.ledger.domain.Account;
import org.grantsuite.grant.posting.domain.ControlTotals;
import org.grantsuite.grant.posting.domain.LayoutCheck;
import org.grantsuite.grant.posting.domain.LineSide;
import org.grantsuite.grant.posting.domain.PostingFile;
import org.grantsuite.grant.posting.domain.PostingLayout;
import org.grantsuite.grant.posting.domain.PostingLine;
import org.grantsuite.grant.posting.domain.PostingLine.Coding;
import org.grantsuite.grant.posting.domain.PostingLine.Origin;
import org.grantsuite.grant.posting.domain.PostingLine.Outcome;
import org.grantsuite.grant.posting.domain.PostingLine.Timing;
import org.grantsuite.grant.posting.domain.PostingPeriod;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The layouts that ship, against files written by hand from what each layout says. */
class PostingLayoutsTest {
    private static final UUID GRANT = UUID.fromString("00000000-0000-7000-8000-0000000000ff");
    private static final String LONG =
            "=HYPERLINK(\"http://x\") Café, \"winter\"\r\nrecruitment fair and a long tail that is cut";

    @ParameterizedTest
    @ValueSource(strings = {"unit4-gl07", "oracle-fbdi", "civica-journal"})
    void shouldWriteTheFileByteForByte(String name) throws IOException {
        byte[] golden;
        try (var stream = getClass().getResourceAsStream("/posting/" + name + ".csv")) {
            golden = Objects.requireNonNull(stream).readAllBytes();
        }
        PostingLayout layout = layout(Contract.read("layouts/" + name + ".json"));

        byte[] file = file(layout, lines());

        assertThat(new String(file, StandardCharsets.ISO_8859_1))
                .isEqualTo(new String(golden, StandardCharsets.ISO_8859_1));
        assertThat(LayoutCheck.faults(layout)).isEmpty();
        assertThat(file(layout, lines())).isEqualTo(file);
    }

    @ParameterizedTest
    @CsvSource({
        "2021-04, 4, {FY}{PP}, 202101",
        "2022-03, 4, {FY}{PP}, 202112",
        "2022-03, 4, {P}/{FYE}, 12/2022",
        "2021-12, 4, {PP}-{FYE}, 09-2022",
        "2021-09, 4, {MMM}-{YY}, Sep-21",
        "2021-01, 1, {FYE}{PP}, 202101",
        "2021-12, 1, {YYYY}{P}, 202112"
    })
    void shouldNumberPeriods(String month, int first, String template, String period) {
        assertThat(new PostingPeriod(first, template).of(YearMonth.parse(month)))
                .isEqualTo(period);
    }

    @ParameterizedTest
    @ValueSource(strings = {"=1+1", "+44", "-5", "@SUM(A1)", "\t=1", "\r\n=1", " =1", "\uFF1D1"})
    void shouldGuardEveryDescriptionThatASpreadsheetWouldRun(String description) throws IOException {
        var line = lines().get(0);
        var evil = new PostingLine(
                1, line.origin(), line.coding(), line.timing(), line.amount(), description, line.outcome());
        var other = lines().get(1);

        String file = new String(
                file(layout(Contract.read("layouts/oracle-fbdi.json")), List.of(evil, other)), StandardCharsets.UTF_8);

        assertThat(file.lines().findFirst().orElseThrow()).contains(",'");
        assertThat(file.lines()).hasSize(2);
    }

    @Test
    void shouldRefuseACodeThatDoesNotFitRatherThanCutIt() throws IOException {
        PostingLayout layout = layout(Contract.read("layouts/civica-journal.json"));
        var line = lines().get(0);
        var coding = new Coding(
                null, new TreeMap<>(Map.of("costCentre", "C1200-TOO-LONG", "subjective", "4410", "project", "W")));
        var wide = new PostingLine(1, line.origin(), coding, line.timing(), line.amount(), "x", line.outcome());

        assertThatThrownBy(() -> file(layout, List.of(wide, lines().get(1))))
                .isInstanceOf(PostingFile.TooLong.class)
                .hasMessageContaining("cost centre");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            value = {
                "\"convention\": \"SIGNED_AMOUNT\" ~ \"convention\": \"DEBIT_CREDIT_COLUMNS\" ~ /columns",
                "\"source\": \"LINE_REFERENCE\", \"maxLength\": 100 ~ \"source\": \"LINE_REFERENCE\", \"maxLength\": 20 ~ /columns/17/maxLength",
                "\"source\": \"LINE_REFERENCE\", \"maxLength\": 100 ~ \"source\": \"BLANK\" ~ /columns",
                "{FY}{PP} ~ {FY} ~ /period/template",
                "{FY}{PP} ~ {PP} ~ /period/template",
                "\"value\": \"GJ\" ~ \"value\": \"=GJ\" ~ /columns/2/value",
                "\"source\": \"CONSTANT\", \"value\": \"GJ\" ~ \"source\": \"CONSTANT\" ~ /columns/2/value",
                "\"costCentre\"] ~ \"costCentre\", \"analysis\"] ~ /requiredSegments",
                "\"name\": \"dim_3\" ~ \"name\": \"dim_2\" ~ /columns",
                "\"columns\": [ ~ \"header\": [{\"name\": \"x\", \"source\": \"SIDE\"}], \"columns\": [ ~ /header/0/source"
            })
    void shouldNameEachContradictionOfALayout(String old, String replacement, String pointer) throws IOException {
        String document = Contract.read("layouts/unit4-gl07.json");
        assertThat(document).contains(old);

        assertThat(LayoutCheck.faults(layout(document.replace(old, replacement))))
                .extracting(LayoutCheck.Fault::pointer)
                .contains(pointer);
    }

    private static byte[] file(PostingLayout layout, List<PostingLine> lines) {
        return PostingFile.of(
                layout, new PostingFile.Head(7, LocalDate.of(2022, 4, 11), ControlTotals.of(lines)), lines);
    }

    private static PostingLayout layout(String document) throws IOException {
        return LayoutService.layout(new ObjectMapper().readValue(document, PostingLayoutDocument.class));
    }

    private static List<PostingLine> lines() {
        var december = Timing.of(LocalDate.of(2021, 12, 20));
        var march = new Timing(LocalDate.of(2022, 3, 31), YearMonth.of(2022, 4), "March is closed");
        return List.of(
                line(1, 1, LineSide.DEBIT, december, "1250.00", codes("C1200", "4410"), LONG),
                line(2, 1, LineSide.CREDIT, december, "1250.00", codes("B0001", "9301"), LONG),
                line(3, 2, LineSide.DEBIT, march, "0.60", codes("C9999", "9405"), "Set-off – round 2"),
                line(4, 2, LineSide.CREDIT, march, "0.60", codes("B0001", "9210"), "Set-off – round 2"));
    }

    private static PostingLine line(
            int number, int journal, LineSide side, Timing timing, String amount, Coding coding, String description) {
        var origin = new Origin(
                UUID.fromString("00000000-0000-7000-8000-00000000000" + journal),
                1,
                side,
                GRANT,
                "31/5781",
                side == LineSide.DEBIT ? Account.DIRECT_SPEND : Account.GRANT_CASH,
                "HUB",
                "LOCAL_RECRUITMENT");
        return new PostingLine(number, origin, coding, timing, Money.parse(amount), description, Outcome.prepared(1));
    }

    private static Coding codes(String costCentre, String subjective) {
        return new Coding(
                null, new TreeMap<>(Map.of("costCentre", costCentre, "subjective", subjective, "project", "WRRF1")));
    }
}
