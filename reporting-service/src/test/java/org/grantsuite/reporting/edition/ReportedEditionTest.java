package org.grantsuite.reporting.edition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.grantsuite.commons.testing.Contract;
import org.grantsuite.reporting.calculation.FundingSource;
import org.grantsuite.reporting.calculation.LinkedObligation;
import org.grantsuite.reporting.calculation.Metric;
import org.grantsuite.reporting.calculation.Period;
import org.grantsuite.reporting.calculation.ReportedFigure;
import org.grantsuite.reporting.calculation.ReturnTemplate;
import org.grantsuite.reporting.calculation.Rule;
import org.grantsuite.reporting.calculation.Severity;
import org.junit.jupiter.api.Test;

/** Every axis of reporting, read out of an edition that grant-service holds against the schema. */
class ReportedEditionTest {

    private final SchemeEdition edition = new SchemeEdition("REPORTED-1", "1", "a".repeat(64), document());

    private static JsonNode document() {
        try {
            return new ObjectMapper().readTree(Contract.read("editions/reported-1.json"));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private ReturnTemplate point(String code) {
        return edition.template(code).orElseThrow();
    }

    @Test
    void shouldReadWindowBaselineForecastAndThePointBefore() {
        var form = point("W2").form();
        assertThat(form.window()).isEqualTo(new Period(LocalDate.parse("2022-04-15"), LocalDate.parse("2022-04-28")));
        assertThat(form.baseline()).extracting(Period::days).isEqualTo(31L);
        assertThat(form.forecastTo()).isEqualTo("2023-03-31");
        assertThat(form.precededBy()).isEqualTo("W1");
        assertThat(point("W2").earlierPoint()).isEqualTo("W1");
        assertThat(point("W1").form().precededBy()).isNull();
        assertThat(point("ASSURE").form().assurance()).isTrue();
    }

    @Test
    void shouldReadSourcesAndWhatIsDueOnTheSameDay() {
        assertThat(point("W1").form().sources()).isEmpty();
        assertThat(point("W2").form().sources())
                .extracting(FundingSource::code, source -> String.valueOf(source.percent()))
                .containsExactly(tuple("COUNCIL", "40"), tuple("HEALTH", "null"));
        assertThat(point("W1").form().linked()).isEmpty();
        assertThat(point("W2").form().linked())
                .extracting(LinkedObligation::schemeCode, LinkedObligation::metricsKnown)
                .containsExactly(tuple("OTHER-1", false), tuple("OTHER-2", true));
    }

    @Test
    void shouldKnowWhatEachFieldIsTheFigureOf() {
        assertThat(point("W1").metrics())
                .extracting(Metric::code, Metric::figure)
                .containsExactly(
                        tuple("SPENT", ReportedFigure.TOTAL_SPEND),
                        tuple("SPENTW", ReportedFigure.TOTAL_SPEND),
                        tuple("HRS", ReportedFigure.HOURS),
                        tuple("HRSW", ReportedFigure.HOURS),
                        tuple("HRSB", ReportedFigure.HOURS_BASELINE),
                        tuple("BYM", ReportedFigure.SPEND_BY_MEASURE),
                        tuple("BYMW", ReportedFigure.SPEND_BY_MEASURE),
                        tuple("BEDS", ReportedFigure.STATED));
    }

    @Test
    void shouldLetAWarningBecomeAnErrorOnItsDay() {
        assertThat(severity("2022-04-30")).isEqualTo(Severity.WARNING);
        assertThat(severity("2022-05-01")).isEqualTo(Severity.ERROR);
        assertThat(rule("2022-04-30").mayBeWaived()).isTrue();
        assertThat(rule("2022-05-01").mayBeWaived()).isFalse();
    }

    private Severity severity(String day) {
        return rule(day).severity();
    }

    private Rule rule(String day) {
        return point("W2").judgedOn(LocalDate.parse(day)).rules().stream()
                .filter(rule -> rule.id().equals("V9"))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void shouldReadValuesInsideAnObject() {
        assertThat(point("W1").rules().get(2).parameters())
                .containsEntry("hourBand.from", List.of("5.00"))
                .containsEntry("hourBand.to", List.of("60.00"))
                .containsEntry("hourMeasures", List.of("HOURS"));
    }

    @Test
    void shouldFindTheWorkbookOfAPoint() {
        assertThat(edition.workbook("W1")).isEmpty();
        assertThat(edition.workbook("W2").orElseThrow().path("cells")).hasSize(3);
    }

    /** The copy the tests use is the one grant-service holds against contracts/scheme.schema.json. */
    @Test
    void shouldUseTheEditionThatIsHeldAgainstTheSchema() throws IOException {
        var held = Path.of(
                System.getProperty("grantsuite.root"), "grant-service/src/test/resources/editions/reported-1.json");
        assertThat(new ObjectMapper().readTree(Files.readString(held))).isEqualTo(document());
    }
}
