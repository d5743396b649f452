package org.grantsuite.reporting.programme;

import static org.grantsuite.reporting.testing.Reporting.auditor;
import static org.grantsuite.reporting.testing.Reporting.get;
import static org.grantsuite.reporting.testing.Reporting.officer;
import static org.grantsuite.reporting.testing.Reporting.post;
import static org.grantsuite.reporting.testing.Reporting.provider;
import static org.grantsuite.reporting.testing.Reporting.raw;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.UUID;
import org.grantsuite.reporting.testing.ReportingServiceTest;
import org.junit.jupiter.api.Test;

/** Published headlines and match funding, loaded as data and read back as they were printed (DOMAIN 10). */
@ReportingServiceTest
class ProgrammeResourceTest {

    private static ObjectNode own(String name) {
        var document = Sheets.shipped(name);
        return document.put(
                "code",
                document.get("code").asText() + "-"
                        + UUID.randomUUID().toString().substring(0, 8).toUpperCase(java.util.Locale.ROOT));
    }

    private static String recorded(ObjectNode document) {
        return "/v1/programmes/"
                + post(officer(), "/v1/programmes", document)
                        .statusCode(201)
                        .body("version", is(1))
                        .extract()
                        .path("code");
    }

    @Test
    void shouldReproduceTheHeadlinesOfActiveTogetherAsPrinted() {
        String path = recorded(own("active-together"));

        get(auditor(), path + "/headlines")
                .statusCode(200)
                .body(
                        "headlines.text",
                        contains(
                                "£638,283 into locality plans, 520,159 attendances",
                                "£259,349 Together Fund to 53 groups",
                                "£2,330,445 through locality partners",
                                "£1,432,540 into 106 clubs of which £566,895 into 80 by officer support",
                                "£15,800 hardship to 56 young people, 70% on free school meals",
                                "over £15,500 in marketing grants to more than 40",
                                "£320,081 into 30 schools and 106 programmes",
                                "4,891 young people at 195 venues, 94% free school meals, 11% SEND"))
                .body(
                        "headlines[3].rows.id",
                        contains("CLUBS_FUNDING", "CLUBS", "CLUBS_FUNDING_OFFICER", "CLUBS_OFFICER"))
                .body("headlines[3].rows[0].subsets", contains("CLUBS_FUNDING_OFFICER"))
                .body("headlines[3].rows[0].summed", nullValue())
                .body("headlines[4].rows[2].base", is("56 young people"));
    }

    /** £259,349 + £1,432,540 + £15,800 + £15,500 + £320,081 = £2,043,270; the £566,895 by officer support is not in it. */
    @Test
    void shouldAddNoSubsetAndKeepTheQualifierOfASum() {
        String path = recorded(own("active-together"));

        get(auditor(), path + "/headlines")
                .body("totals[0].summed.amount", is("2043270.00"))
                .body("totals[0].qualifier", is("OVER"))
                .body("totals[0].rows", not(hasItem("CLUBS_FUNDING_OFFICER")));
    }

    @Test
    void shouldReportTheGapInCalderdalesMatchFundingAndTheDenominatorOfEachRatio() {
        String path = recorded(own("active-calderdale"));

        // 520,000 / 88,000 = 5.909…; 585,000 / 88,000 = 6.647…; 520,000 / 174,000 = 2.988…
        get(auditor(), path + "/match-funding")
                .statusCode(200)
                .body(
                        "funds[0].lines.amount.amount",
                        contains("400000.00", "80000.00", "20000.00", "15000.00", "5000.00"))
                .body("funds[0].stated.amount", is("585000.00"))
                .body("funds[0].summed.amount", is("520000.00"))
                .body("funds[0].gap.amount", is("65000.00"))
                .body("funds[0].ratios.denominator.amount", contains("88000.00", "174000.00"))
                .body("funds[0].ratios.ofSummed", contains("5.91", "2.99"))
                .body("funds[0].ratios.ofStated", contains("6.65", "3.36"))
                .body("funds[0].ratios[0].words", is("£5.91 of match for each £1 of the first own budget (£88,000)"));
        get(auditor(), path + "/headlines").body("headlines.text", contains("Own budgets: £88,000 and £86,000"));
    }

    @Test
    void shouldKeepTheThreeKindsOfOutcomesApart() {
        var document = own("active-together");
        document.withArray("outcomes").addAll((com.fasterxml.jackson.databind.node.ArrayNode)
                Sheets.read("""
            {"o":[{"code":"ACTIVE","kind":"OUTCOME","label":"Active","numerator":1284,"denominator":2000,"ofPeople":true},
             {"code":"PRACTICE","kind":"SYSTEM_CHANGE","label":"Social prescribing adopted","note":"by the trust"}]}""").get("o"));
        String path = recorded(document);

        get(auditor(), path + "/outcomes")
                .body("outputs.printed", contains("520,159", "4,891"))
                .body("outcomes.percent", contains("64.2"))
                .body("outcomes.denominator", contains(2000))
                .body("systemChange.code", contains("PRACTICE"))
                .body("systemChange[0].percent", nullValue());
    }

    @Test
    void shouldPublishWithoutSmallNumbers() {
        var document = own("active-together");
        document.withArray("rows")
                .addObject()
                .put("id", "WARD")
                .put("label", "of one ward")
                .put("unit", "COUNT")
                .put("count", 3)
                .put("ofPeople", true)
                .put("parent", "HARDSHIP_PEOPLE")
                .put("relation", "OF_WHICH");
        String path = recorded(document);

        get(auditor(), path + "/public-sheet")
                .statusCode(200)
                .body("rows.find { it.id == 'WARD' }.printed", is("withheld"))
                .body("rows.find { it.id == 'WARD' }.suppressed", is(true))
                .body("rows.find { it.id == 'HARDSHIP_PEOPLE' }.printed", is("56"));
    }

    @Test
    void shouldHoldEveryVersionWithItsReason() {
        var document = own("active-calderdale");
        String path = recorded(document);

        post(officer(), "/v1/programmes", document).statusCode(409).body("code", is("PROGRAMME_UNCHANGED"));
        document.put("name", "Active Calderdale, corrected");
        post(officer(), "/v1/programmes", document).statusCode(422).body("code", is("PROGRAMME_REASON_MISSING"));
        post(officer(), "/v1/programmes", document.put("reason", "The name was wrong"))
                .statusCode(201)
                .body("version", is(2));

        get(auditor(), path).body("version.version", is(2)).body("document.name", is("Active Calderdale, corrected"));
        get(auditor(), path + "?version=1").body("document.name", is("Active Calderdale"));
        get(auditor(), path + "?version=3").statusCode(404).body("code", is("PROGRAMME_UNKNOWN"));
    }

    @Test
    void shouldRefuseAPersonsNameAndStoreNothing() {
        var document = own("active-calderdale");
        document.withArray("rows")
                .addObject()
                .put("id", "JO")
                .put("label", "hardship")
                .put("unit", "COUNT")
                .put("count", 1)
                .put("recipients", "INDIVIDUALS")
                .put("recipientName", "Jo Bloggs");

        post(officer(), "/v1/programmes", document)
                .statusCode(422)
                .body("code", is("PERSONAL_DATA_REFUSED"))
                .body("violations.field", contains("rows[JO]"));
        get(auditor(), "/v1/programmes/" + document.get("code").asText()).statusCode(404);
    }

    @Test
    void shouldShowProgrammesToTheCouncilsPeopleOnly() {
        String path = recorded(own("active-calderdale"));

        get(provider("1-A"), path).statusCode(403);
        get(org.grantsuite.commons.testing.Tokens.of("E09000002", "eve", "auditor"), path)
                .statusCode(404);
        get(org.grantsuite.commons.testing.Tokens.of("E09000099", "eve", "auditor"), "/v1/programmes")
                .body("items", empty());
        raw(officer(), "/v1/programmes", "{\"code\":\"X\"}").statusCode(400);
    }
}
