package org.grantsuite.reporting.edition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.grantsuite.commons.testing.Contract;
import org.grantsuite.reporting.calculation.Measure;
import org.grantsuite.reporting.calculation.Metric;
import org.grantsuite.reporting.calculation.Period;
import org.grantsuite.reporting.calculation.Severity;
import org.junit.jupiter.api.Test;

class SchemeEditionTest {

    private final SchemeEdition edition = edition(Contract.read("editions/wrrf-1.json"));

    @Test
    void shouldReadTheReportingPoint() {
        var point = edition.template("RP2").orElseThrow();
        assertThat(point.period()).isEqualTo(new Period(LocalDate.parse("2021-10-21"), LocalDate.parse("2022-03-31")));
        assertThat(point.dueOn()).isEqualTo("2022-04-29");
        assertThat(point.certified()).isTrue();
        assertThat(point.finalPoint()).isTrue();
        assertThat(point.cumulative()).isTrue();
        assertThat(point.comparedWith()).isEqualTo("RP1");
        assertThat(point.nilReasons()).contains("NO_RECEIPT");
        assertThat(point.measure("OTHER")).map(Measure::requiresJustification).contains(true);
        assertThat(point.metrics())
                .extracting(Metric::code)
                .startsWith("D1", "D2")
                .hasSize(14);
        assertThat(point.metric("D13").orElseThrow().parts())
                .containsExactly("offered", "accepted", "paid", "reported");
    }

    @Test
    void shouldReadEachPointsOwnValidations() {
        var rules = edition.template("RP1").orElseThrow().rules();
        assertThat(rules).extracting("id").doesNotContain("V13", "V14").contains("V1", "V19");
        var first = rules.get(0);
        assertThat(first.severity()).isEqualTo(Severity.ERROR);
        assertThat(first.parameters()).containsEntry("beyondReceivedSeverity", List.of("WARNING"));
        assertThat(edition.template("RP1").orElseThrow().certified()).isFalse();
    }

    @Test
    void shouldWorkOutTheCapOfAdministrationDownToThePenny() {
        var cap = edition.template("RP2").orElseThrow().adminCaps().get(0);
        assertThat(cap.adminKind()).isEqualTo("DISTRIBUTION_AND_REPORTING");
        assertThat(cap.capPence(552_981_00)).isEqualTo(5_529_81);
        assertThat(cap.capPence(331_788_60)).isEqualTo(3_317_88);
    }

    @Test
    void shouldReadWhoCertifies() {
        var certification = edition.certification().orElseThrow();
        assertThat(certification.requiredRoles()).containsExactlyInAnyOrder("SECTION_151_OFFICER", "CHIEF_EXECUTIVE");
        assertThat(certification.minimumFinanceRoles()).isOne();
        assertThat(certification.preparerMaySign()).isFalse();
        assertThat(certification.role("SECTION_151_OFFICER").orElseThrow().finance())
                .isTrue();
        assertThat(certification.signaturesNeeded()).isEqualTo(2);
    }

    @Test
    void shouldKnowNeitherPointsNorRolesThatAreNotThere() {
        assertThat(edition.template("RP3")).isEmpty();
        assertThat(edition("{}").certification()).isEmpty();
    }

    @Test
    void shouldTellAPointThatNamesWhatTheEditionDoesNotDefine() {
        var broken = (ObjectNode) edition.document().deepCopy();
        ((ObjectNode) broken.path("reportingPoints").path(0))
                .putArray("metrics")
                .add("D99");
        assertThatThrownBy(() -> new SchemeEdition("S", "1", "h", broken).template("RP1"))
                .hasMessageContaining("D99");
    }

    /** The copy the tests use is the edition grant-service ships. */
    @Test
    void shouldUseTheEditionThatIsShipped() throws IOException {
        var shipped =
                Path.of(System.getProperty("grantsuite.root"), "grant-service/src/main/resources/schemes/wrrf-1.json");
        assertThat(read(Files.readString(shipped))).isEqualTo(edition.document());
    }

    private static SchemeEdition edition(String document) {
        return new SchemeEdition("WRRF-1", "2021-11", "a".repeat(64), read(document));
    }

    private static JsonNode read(String json) {
        try {
            return new ObjectMapper().readTree(json);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
