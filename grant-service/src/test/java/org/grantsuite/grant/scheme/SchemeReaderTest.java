package org.grantsuite.grant.scheme;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.grantsuite.commons.problem.Refusal;
import org.grantsuite.commons.problem.Violation;
import org.grantsuite.commons.testing.Contract;
import org.grantsuite.grant.scheme.domain.SchemeStatus;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SchemeReaderTest {
    private static final String EDITION = Contract.read("schemes/wrrf-1.json");
    private static final String REPORTED = Contract.read("editions/reported-1.json");
    private final SchemeReader reader = new SchemeReader();

    @Test
    void shouldReadTheWholeEdition() {
        var rules = reader.require(EDITION);

        assertThat(rules.status()).isEqualTo(SchemeStatus.COMPLETE);
        assertThat(rules.instalments()).hasSize(2);
        assertThat(rules.metrics()).hasSize(14);
        assertThat(rules.validations()).hasSize(20);
        assertThat(rules.measures()).hasSize(8);
        assertThat(rules.reportingPoint("RP1")).isPresent();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"schemaVersion\": \"1.0\" | \"schemaVersion\": \"2.0\" | /schemaVersion",
                "\"status\": \"COMPLETE\" | \"status\": \"PERHAPS\" | /status",
                "\"basis\": \"SPENT\" | \"basis\": \"SPENT\", \"colour\": \"red\" | /spendWindow",
                "\"percent\": \"60\" | \"percent\": 60 | /instalments/0/percent",
                "\"percent\": \"60\" | \"percent\": \"160\" | /instalments/0/percent",
                "\"basis\": \"REST\" | \"basis\": \"REST\", \"percent\": \"40\" | /instalments/1",
                "\"warnFromDays\": 14 | \"warnFromDays\": 14.5 | /instalments/1/gate/warnFromDays",
                "\"dueOn\": \"2022-01-14\" | \"dueOn\": \"2022-01-32\" | /instalments/1/gate/dueOn",
                "\"newExpenditureOnly\": true | \"newExpenditureOnly\": \"yes\" | /spending/newExpenditureOnly",
                "\"code\": \"RETENTION\" | \"code\": \"retention\" | /measures/1/code",
                "\"162500000.00\" | \"162500000\" | /determination/nationalTotal/amount",
                "\"rule\": \"NONE\" | \"rule\": \"WORKING_DAYS\" | /passOn/days"
            })
    void shouldPointAtEachFaultOfTheDocument(String good, String bad, String pointer) {
        assertThatThrownBy(() -> reader.require(EDITION.replace(good, bad)))
                .isInstanceOfSatisfying(Refusal.class, refusal -> {
                    assertThat(refusal.code()).isEqualTo(SchemeProblem.SCHEME_INVALID);
                    assertThat(refusal.violations())
                            .extracting(Violation::field)
                            .anySatisfy(field -> assertThat(field).startsWith(pointer));
                });
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"reportingPoint\": \"RP1\" | \"reportingPoint\": \"RP9\" | /instalments/1/gate/reportingPoint",
                "\"from\": \"2021-09-01\" | \"from\": \"2021-10-01\" | /baseline/to",
                "\"number\": 2 | \"number\": 3 | /instalments/1/number",
                "\"comparedWith\": \"RP1\" | \"comparedWith\": \"RP7\" | /reportingPoints/1/comparedWith",
                "\"id\": \"V2\" | \"id\": \"V1\" | /validations/1",
                "\"V1\", \"V2\" | \"V1\", \"V99\" | /reportingPoints/0/validations",
                "[\"SECTION_151_OFFICER\", | [\"MAYOR\", | /certification/requiredRoles",
                "\"kind\": \"DISTRIBUTION_AND_REPORTING\" | \"kind\": \"OVERHEADS\" | /administration/caps/0/kind"
            })
    void shouldPointAtEachContradiction(String good, String bad, String pointer) {
        assertThatThrownBy(() -> reader.require(EDITION.replace(good, bad)))
                .isInstanceOfSatisfying(Refusal.class, refusal -> {
                    assertThat(refusal.code()).isEqualTo(SchemeProblem.SCHEME_INCONSISTENT);
                    assertThat(refusal.violations())
                            .extracting(Violation::field)
                            .contains(pointer);
                });
    }

    @Test
    void shouldAcceptEveryAxisOfReporting() {
        var rules = reader.require(REPORTED);

        assertThat(rules.reportingPoint("ASSURE")).isPresent();
        assertThat(rules.metrics()).hasSize(8);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"figure\": \"STATED\" | \"figure\": \"GUESSED\" | /metrics/7/figure",
                "\"severityFrom\": [{\"from\": \"2022-05-01\", \"severity\": \"ERROR\"}] | \"severityFrom\": [] |"
                        + " /validations/2/severityFrom",
                "\"from\": \"2022-05-01\" | \"from\": \"May\" | /validations/2/severityFrom/0/from",
                "\"from\": \"2022-05-01\", \"severity\": \"ERROR\" | \"severity\": \"ERROR\" |"
                        + " /validations/2/severityFrom/0",
                "\"cell\": \"B3\" | \"cell\": \"3B\" | /reportingPoints/1/workbook/cells/0/cell",
                "\"name\": \"Recruits\" | \"name\": \"Recruits\", \"cell\": \"B9\" |"
                        + " /reportingPoints/1/workbook/cells/2",
                "\"header\": \"councilCode\" | \"header\": \"councilCode\", \"code\": \"BEDS\" |"
                        + " /reportingPoints/1/workbook/cells/0",
                "of April 2022\", | of April 2022\", \"colour\": \"red\", | /reportingPoints/1/workbook"
            })
    void shouldPointAtEachFaultOfWhatReturnsNeed(String good, String bad, String pointer) {
        assertThat(REPORTED).contains(good);
        assertThatThrownBy(() -> reader.require(REPORTED.replace(good, bad)))
                .isInstanceOfSatisfying(Refusal.class, refusal -> {
                    assertThat(refusal.code()).isEqualTo(SchemeProblem.SCHEME_INVALID);
                    assertThat(refusal.violations())
                            .extracting(Violation::field)
                            .anySatisfy(field -> assertThat(field).startsWith(pointer));
                });
    }

    @Test
    void shouldAcceptAnIncompleteEditionThatKnowsLittle() {
        var rules = reader.require("""
            {"schemaVersion":"1.0","schemeCode":"MSIF","edition":"2024","status":"INCOMPLETE","name":"Fund"}\
            """);

        assertThat(rules.status()).isEqualTo(SchemeStatus.INCOMPLETE);
        assertThat(rules.instalments()).isEmpty();
    }
}
