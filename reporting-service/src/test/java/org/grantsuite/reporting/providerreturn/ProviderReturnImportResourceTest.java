package org.grantsuite.reporting.providerreturn;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.grantsuite.reporting.testing.Reporting.get;
import static org.grantsuite.reporting.testing.Reporting.officer;
import static org.grantsuite.reporting.testing.Reporting.otherOfficer;
import static org.grantsuite.reporting.testing.Reporting.post;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;

import io.restassured.response.ValidatableResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.grantsuite.commons.testing.Contract;
import org.grantsuite.reporting.testing.Reporting;
import org.grantsuite.reporting.testing.ReportingServiceTest;
import org.grantsuite.reporting.testing.SiblingGrant;
import org.junit.jupiter.api.Test;

@ReportingServiceTest
class ProviderReturnImportResourceTest {

    private static final String HEADER = "provider_id,location_id,award_ids,signed_by,signed_on,new_expenditure,"
            + "no_double_funding,unspent,spend_retention,spend_other,justification_other,hours,leavers\n";

    @Test
    void shouldTakeAFileWholeAndAcceptItByAnotherPerson() {
        var grant = SiblingGrant.aGrantInUse().publish();
        var file = HEADER
                + "1-A,1-A-L1," + grant.awardOf("1-A") + ",Petra,2022-04-10,Y,Y,10.00,900.00,90.00,Taxis,12.5,\n"
                + "1-B,1-B-L1," + grant.awardOf("1-B") + ",Paul,2022-05-01,Y,Y,0.00,500.50,,,,0\n";
        String id = send(grant, file)
                .statusCode(201)
                .body("rows", is(2))
                .body("received", is(2))
                .body("spent.amount", is("1490.50"))
                .extract()
                .path("id");
        get(officer(), "/v1/provider-returns?grantId=" + grant.id)
                .body("items.hours", contains("12.50", null))
                .body("items.leavers", contains(null, 0))
                .body("items.late", contains(false, true))
                .body("items[0].spend.justification", hasItems("Taxis"))
                .body("items.importId", contains(id, id));
        var path = "/v1/provider-return-imports/" + id;
        post(officer(), path + "/acceptance", Map.of()).statusCode(403).body("code", is("SUBMITTER_MAY_NOT_ACCEPT"));
        get(officer(), path).body("accepted", is(0));
        post(otherOfficer(), path + "/acceptance", Map.of())
                .statusCode(200)
                .body("accepted", is(2))
                .body("received", is(0));
    }

    @Test
    void shouldStoreNothingOfAFileWhoseLine400IsBroken() {
        var grant = SiblingGrant.aGrantInUse().publish();
        var rows = IntStream.rangeClosed(2, 600)
                .mapToObj(line -> "1-A,L" + line + "," + grant.awardOf("1-A") + ",Petra,2022-04-10,Y,Y,0.00,"
                        + (line == 400 ? "1.005" : "1.00") + ",,,,")
                .collect(Collectors.joining("\n"));
        send(grant, HEADER + rows)
                .statusCode(422)
                .body("code", is("IMPORT_REFUSED"))
                .body("violations", hasSize(1))
                .body("violations[0].line", is(400))
                .body("violations[0].column", is("spend_retention"));
        get(officer(), "/v1/provider-returns?grantId=" + grant.id).body("items", empty());
        send(grant, HEADER + rows.replace("1.005", "1.00")).statusCode(201).body("rows", is(599));
    }

    @Test
    void shouldTellEveryFaultWithItsLineAndColumn() {
        var grant = SiblingGrant.aGrantInUse().publish();
        var file = HEADER
                + "1-A,L1,nonsense,Petra,2022-04-10,Y,Y,0.00,,,,,\n"
                + "1-A,L1," + grant.awardOf("1-A") + ",Petra,2999-01-01,N,Y,-1.00,-5.00,5.00,,1.234,-3\n";
        send(grant, file)
                .statusCode(422)
                .body("violations.findAll { it.line == 2 }.column", contains("award_ids"))
                .body(
                        "violations.findAll { it.line == 3 }.column",
                        hasItems(
                                "signed_on",
                                "new_expenditure",
                                "unspent",
                                "spend_retention",
                                "justification_other",
                                "hours",
                                "leavers",
                                "location_id"));
    }

    /** One row was typed in another program: UTF-8 here and Windows-1252 there, in one file. */
    @Test
    void shouldRefuseAFileOfMixedEncodingsAndSayWhere() throws IOException {
        var grant = SiblingGrant.aGrantInUse().publish();
        var award = grant.awardOf("1-A");
        var file = new ByteArrayOutputStream();
        file.writeBytes((HEADER + "1-A,L1," + award + ",Zoë,2022-04-10,Y,Y,0.00,1.00,,,,\n").getBytes(UTF_8));
        file.writeBytes(("1-A,L2," + award + ",Zoë,2022-04-10,Y,Y,0.00,1.00,,,,\n").getBytes("windows-1252"));
        Contract.unchecked(officer())
                .header("Idempotency-Key", Reporting.key())
                .contentType("text/csv; charset=UTF-8")
                .body(file.toByteArray())
                .post("/v1/provider-return-imports?reportingPoint=RP2&grantId=" + grant.id)
                .then()
                .statusCode(400)
                .body("code", is("BODY_NOT_TEXT"))
                .body("detail", containsString("not valid UTF-8, first on line 3; save the file as UTF-8"));
        get(officer(), "/v1/provider-returns?grantId=" + grant.id).body("items", empty());
    }

    /** A formula in a text file is text: no number, and said so in its place. */
    @Test
    void shouldRefuseAFormulaInAFileOfText() {
        var grant = SiblingGrant.aGrantInUse().publish();
        send(grant, HEADER + "1-A,L1," + grant.awardOf("1-A") + ",Petra,2022-04-10,Y,Y,0.00,=10*90,,,,\n")
                .statusCode(422)
                .body("violations.line", contains(2))
                .body("violations.column", contains("spend_retention"));
    }

    @Test
    void shouldRefuseALocationThatHasAReturnAlready() {
        var grant = SiblingGrant.aGrantInUse().publish();
        var line = "1-A,L1," + grant.awardOf("1-A") + ",Petra,2022-04-10,Y,Y,0.00,1.00,,,,\n";
        send(grant, HEADER + line).statusCode(201);
        send(grant, HEADER + line)
                .statusCode(422)
                .body("violations[0].message", containsString("has a return already"));
    }

    @Test
    void shouldRefuseColumnsOfMeasuresTheSchemeDoesNotKnow() {
        var grant = SiblingGrant.aGrantInUse().publish();
        send(grant, HEADER.replace("spend_retention", "spend_surprise"))
                .statusCode(422)
                .body("violations[0].column", is("spend_surprise"));
        send(grant, HEADER).statusCode(422).body("code", is("IMPORT_REFUSED"));
    }

    private static ValidatableResponse send(SiblingGrant grant, String file) {
        return Contract.given(officer())
                .header("Idempotency-Key", Reporting.key())
                .contentType("text/csv")
                .body(file)
                .post("/v1/provider-return-imports?reportingPoint=RP2&grantId=" + grant.id)
                .then();
    }
}
