package org.grantsuite.reporting.departmentreturn;

import static org.grantsuite.reporting.testing.Reporting.draft;
import static org.grantsuite.reporting.testing.Reporting.frozen;
import static org.grantsuite.reporting.testing.Reporting.get;
import static org.grantsuite.reporting.testing.Reporting.inputs;
import static org.grantsuite.reporting.testing.Reporting.path;
import static org.grantsuite.reporting.testing.Reporting.post;
import static org.grantsuite.reporting.testing.Reporting.preparer;
import static org.grantsuite.reporting.testing.Reporting.sign;
import static org.grantsuite.reporting.testing.Reporting.submit;
import static org.grantsuite.reporting.testing.Reporting.validate;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import org.grantsuite.commons.testing.Contract;
import org.grantsuite.reporting.testing.ReportingServiceTest;
import org.grantsuite.reporting.testing.SiblingGrant;
import org.junit.jupiter.api.Test;

/** A fund nobody wrote code for: fortnights, sources, linked obligations, a statement of assurance, by its edition alone. */
@ReportingServiceTest
class AnyTemplateResourceTest {

    private static final Map<String, Object> MONEY_300 = SiblingGrant.money("300.00");

    /** £100.00 in the first fortnight and £60.00 in the second; nothing passed on. */
    private static SiblingGrant aGrant() {
        return SiblingGrant.aGrant()
                .edition(AnyTemplateResourceTest::reported)
                .receipt("1000.00", "2022-04-02")
                .spend("GL1", "HOURS", "NONE", "100.00", "2022-04-05")
                .spend("GL2", "HOURS", "NONE", "60.00", "2022-04-20")
                .publish();
    }

    private static void reported(ObjectNode edition) {
        try {
            edition.removeAll();
            edition.setAll((ObjectNode) new ObjectMapper().readTree(Contract.read("editions/reported-1.json")));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String firstFortnightSent(SiblingGrant grant, String hours) {
        var id = draft(grant, "W1");
        inputs(id, Map.of("hours", hours, "figures", List.of(Map.of("code", "BEDS", "value", "3"))))
                .statusCode(200);
        submit(id, frozen(id), "2022-04-20T09:00:00Z").statusCode(200);
        return id;
    }

    @Test
    void shouldShowTheFortnightBesideToDate() {
        var grant = aGrant();
        firstFortnightSent(grant, "5.00");
        var id = draft(grant, "W2");
        get(preparer(), path(id, ""))
                .body(cell("SPENT"), contains("160.00"))
                .body(cell("SPENTW"), contains("60.00"))
                .body(cell("HRSW"), contains(nullValue()))
                .body(cell("BEDS"), contains(nullValue()))
                .body(cell("FORECAST"), contains(nullValue()))
                .body("cells.find { it.key == 'COUNCIL/ALLOCATION' }.value", is("221192.40"))
                .body("cells.find { it.key == 'HEALTH/ALLOCATION' }.value", is("331788.60"))
                .body(
                        "cells.findAll { it.code == 'LINKED' }.key",
                        contains("OTHER-1", "OTHER-2/DOSES", "OTHER-2/TESTS"));
        inputs(id, Map.of("hours", "12.50", "hoursBaseline", "31.00"))
                .body(cell("HRS"), contains("12.50"))
                .body(cell("HRSW"), contains("7.50"))
                .body("indicativeRates.find { it.code == 'HRSW' }.days", is(14))
                .body("indicativeRates.find { it.code == 'HRSW' }.perThirtyDays", is("16.07"))
                .body("indicativeRates.find { it.code == 'HRSB' }.perThirtyDays", is("30.00"));
    }

    @Test
    void shouldKeepWhatOnlyTheCouncilKnows() {
        var id = draft(aGrant(), "W2");
        inputs(
                        id,
                        Map.of(
                                "figures",
                                        List.of(
                                                Map.of("code", "BEDS", "value", "7"),
                                                Map.of("code", "FORECAST", "value", "990.00")),
                                "linked", List.of(Map.of("schemeCode", "OTHER-1", "metric", "JABS", "value", "12")),
                                "sources", List.of(Map.of("code", "COUNCIL", "spent", SiblingGrant.money("60.00")))))
                .statusCode(200)
                .body(cell("BEDS"), contains("7"))
                .body(cell("FORECAST"), contains("990.00"))
                .body("cells.find { it.key == 'OTHER-1/JABS' }.value", is("12"))
                .body("cells.find { it.key == 'COUNCIL/SPENT' }.value", is("60.00"))
                .body("inputs.linked[0].metric", is("JABS"));
    }

    @Test
    void shouldTakeNoFigureThatTheBooksOrNobodyAsksFor() {
        var id = draft(aGrant(), "W2");
        for (var wrong : List.<Map<String, Object>>of(
                Map.of("figures", List.of(Map.of("code", "SPENT", "value", "1.00"))),
                Map.of("figures", List.of(Map.of("code", "NOSUCH", "value", "1"))),
                Map.of("linked", List.of(Map.of("schemeCode", "OTHER-2", "metric", "JABS", "value", "1"))),
                Map.of("linked", List.of(Map.of("schemeCode", "OTHER-9", "metric", "JABS", "value", "1"))),
                Map.of("sources", List.of(Map.of("code", "LOTTERY", "spent", MONEY_300))))) {
            inputs(id, wrong).statusCode(422).body("code", is("FIGURE_NOT_ASKED_FOR"));
        }
        for (var wrong : List.of("BEDS/7.5", "BEDS/many", "FORECAST/12", "FORECAST/-1.00")) {
            var figure = Map.of("code", wrong.split("/")[0], "value", wrong.split("/")[1]);
            inputs(id, Map.of("figures", List.of(figure))).statusCode(422).body("code", is("FIGURE_MALFORMED"));
        }
        get(preparer(), path(id, "")).body(cell("BEDS"), contains(nullValue())).body("version", is(0));
    }

    @Test
    void shouldSendNoStatementOfAssuranceWithoutItsStatement() {
        var id = draft(aGrant(), "ASSURE");
        validate(id).body("status", is("DRAFT")).body("findings.id", hasItem("ASSURANCE"));
        inputs(id, Map.of("assurance", "The money was used as it was meant.", "exceptions", "Save for one invoice."))
                .statusCode(200);
        validate(id).body("status", is("VALIDATED")).body("findings.id", not(hasItem("ASSURANCE")));
        var hash = frozen(id);
        sign(id, "tess", "TREASURER", hash)
                .statusCode(201)
                .body("status", is("COMPLETE"))
                .body("signaturesNeeded", is(1));
        get(preparer(), path(id, "/file.json"))
                .body("header.assurance", is("The money was used as it was meant."))
                .body("header.exceptions", is("Save for one invoice."));
    }

    /** 10.00 hours and then 9.00 to date: a warning that may be answered until 30 April, an error from 1 May. */
    @Test
    void shouldLetAWarningBecomeAnErrorOnItsDay() {
        var grant = aGrant();
        firstFortnightSent(grant, "10.00");
        String id = post(
                        preparer(),
                        "/v1/department-returns",
                        Map.of("grantId", grant.id, "reportingPoint", "W2", "editionOn", "2022-04-30"))
                .statusCode(201)
                .extract()
                .path("id");
        var waived = Map.of("hours", "9.00", "waivers", List.of(Map.of("id", "V9", "reason", "Counted twice before")));
        inputs(id, waived).statusCode(200);
        validate(id)
                .body("status", is("VALIDATED"))
                .body("findings.find { it.id == 'V9' && it.place == 'HRS' }.severity", is("WARNING"))
                .body("findings.find { it.id == 'V9' }.waiver.reason", is("Counted twice before"))
                .body("findings.find { it.id == 'V9' }.waiver.by", is("pat"));
        post(preparer(), path(id, "/refresh") + "?editionOn=2022-05-01").statusCode(200);
        validate(id)
                .body("status", is("DRAFT"))
                .body("findings.find { it.id == 'V9' && it.place == 'HRS' }.severity", is("ERROR"));
        inputs(id, waived).statusCode(422).body("code", is("WAIVER_NOT_ALLOWED"));
    }

    private static String cell(String code) {
        return "cells.findAll { it.code == '" + code + "' }.value";
    }
}
