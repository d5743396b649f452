package org.grantsuite.reporting.providerreturn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.grantsuite.reporting.testing.Reporting.get;
import static org.grantsuite.reporting.testing.Reporting.officer;
import static org.grantsuite.reporting.testing.Reporting.otherOfficer;
import static org.grantsuite.reporting.testing.Reporting.post;
import static org.grantsuite.reporting.testing.Reporting.providerReturn;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.grantsuite.commons.testing.Races;
import org.grantsuite.reporting.testing.ReportingServiceTest;
import org.grantsuite.reporting.testing.SiblingGrant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Items, forecasts, R2, R8 and R35 of returns sent as JSON. */
@ReportingServiceTest
class DetailResourceTest {

    private static final String PATH = "/v1/provider-returns";

    private static Map<String, Object> item(String reference, String amount, String document) {
        var item = new LinkedHashMap<String, Object>();
        item.put("measure", "RETENTION");
        item.put("incurredOn", "2022-02-01");
        item.put("amount", SiblingGrant.money(amount));
        item.put("evidenceReference", reference);
        if (document != null) {
            item.put("documentTotal", SiblingGrant.money(document));
        }
        return item;
    }

    private static Map<String, Object> claiming(SiblingGrant grant, String spent, Object... items) {
        var request = returned(grant, spent, "0.00");
        request.put("items", List.of(items));
        return request;
    }

    /** With a reference no other test's return has, or R8 would tell of it. */
    private static Map<String, Object> returned(SiblingGrant grant, String spent, String unspent) {
        var request = providerReturn(grant, "1-A", spent, unspent);
        request.put("evidenceReferences", List.of("REF-" + java.util.UUID.randomUUID()));
        return request;
    }

    @Test
    void shouldKeepItemsAndForecastAndShowThem() {
        var grant = SiblingGrant.aGrantInUse().publish();
        var request = claiming(grant, "990.00", item("INV-1", "900.00", "1000.00"), item("INV-2", "90.00", null));
        request.put("forecast", List.of(Map.of("measure", "RETENTION", "amount", SiblingGrant.money("1000.00"))));
        String id = post(officer(), PATH, request)
                .statusCode(201)
                .body("forecast.amount.amount", contains("1000.00"))
                .body("findings", empty())
                .extract()
                .path("id");
        get(officer(), PATH + "/" + id + "/items")
                .body("items.evidenceReference", contains("INV-1", "INV-2"))
                .body("items.amount.amount", contains("900.00", "90.00"))
                .body("items[0].documentTotal.amount", is("1000.00"))
                .body("items[1].documentTotal", nullValue());
    }

    @ParameterizedTest
    @CsvSource({
        "incurredOn, 2021-10-20, SPEND_OUTSIDE_WINDOW, incurred_on",
        "incurredOn, 2022-04-01, SPEND_OUTSIDE_WINDOW, incurred_on",
        "incurredOn, 2999-01-01, DATE_IN_FUTURE, incurred_on",
        "measure, SURPRISE, MEASURE_UNKNOWN, measure",
    })
    void shouldRefuseAnItemInItsPlace(String field, String value, String code, String column) {
        var grant = SiblingGrant.aGrantInUse().publish();
        var faulty = item("INV-2", "90.00", null);
        faulty.put(field, value);
        post(officer(), PATH, claiming(grant, "990.00", item("INV-1", "900.00", null), faulty))
                .statusCode(422)
                .body("code", is(code))
                .body("errors[0].sheet", is("items"))
                .body("errors[0].row", is(2))
                .body("errors[0].column", is(column))
                .body("errors[0].severity", is("ERROR"))
                .body("errors[0].rule", is(code));
        get(officer(), PATH + "?grantId=" + grant.id).body("items", empty());
    }

    /** R2: incurred inside the window and invoiced after it is allowed, and told. */
    @Test
    void shouldWarnOfWhatIsInvoicedAfterTheWindow() {
        var grant = SiblingGrant.aGrantInUse().publish();
        var late = item("INV-LATE", "990.00", null);
        late.put("incurredOn", "2022-03-31");
        late.put("invoicedOn", "2022-04-04");
        post(officer(), PATH, claiming(grant, "990.00", late))
                .statusCode(201)
                .body("findings.rule", contains("R2"))
                .body("findings.severity", contains("WARNING"))
                .body("findings.column", contains("invoiced_on"));
    }

    @Test
    void shouldRefuseItemsThatDoNotMakeUpTheSpendAndForecastsBelowIt() {
        var grant = SiblingGrant.aGrantInUse().publish();
        post(officer(), PATH, claiming(grant, "990.00", item("INV-1", "989.99", null)))
                .statusCode(422)
                .body("code", is("ITEMS_NOT_SPEND"))
                .body("errors[0].column", is("spend_retention"));
        var request = returned(grant, "990.00", "10.00");
        request.put("forecast", List.of(Map.of("measure", "RETENTION", "amount", SiblingGrant.money("989.99"))));
        post(officer(), PATH, request).statusCode(422).body("code", is("FORECAST_BELOW_SPEND"));
        get(officer(), PATH + "?grantId=" + grant.id).body("items", empty());
    }

    /** Many amounts of fifteen digits would not add up in a long: they are refused, not a fault of ours. */
    @Test
    void shouldRefuseAmountsThatAreLargerThanAnyGrant() {
        var grant = SiblingGrant.aGrantInUse().publish();
        var huge = new Object[500];
        java.util.Arrays.fill(huge, item("INV-1", "999999999999999.99", null));
        post(officer(), PATH, claiming(grant, "990.00", huge)).statusCode(422).body("code", is("AMOUNT_TOO_LARGE"));
        post(officer(), PATH, returned(grant, "100000000000.01", "0.00"))
                .statusCode(422)
                .body("code", is("AMOUNT_TOO_LARGE"))
                .body("errors[0].column", is("spend_retention"));
        get(officer(), PATH + "?grantId=" + grant.id).body("items", empty());
    }

    /** R8: £600 of a £1,000 invoice under one grant leaves £400 for another, and not a penny more. */
    @Test
    void shouldLetNoDocumentBeClaimedBeyondWhatItIsForAcrossGrants() {
        var grant = SiblingGrant.aGrantInUse().publish();
        var other = SiblingGrant.aGrantInUse().publish();
        var invoice = "INV-" + grant.id;
        post(officer(), PATH, claiming(grant, "600.00", item(invoice, "600.00", "1000.00")))
                .statusCode(201);
        post(officer(), PATH, claiming(other, "400.01", item(invoice, "400.01", "1000.00")))
                .statusCode(422)
                .body("code", is("EVIDENCE_CLAIMED_TWICE"));
        get(officer(), PATH + "?grantId=" + other.id).body("items", empty());
        post(officer(), PATH, claiming(other, "400.00", item(invoice, "400.00", null)))
                .statusCode(201)
                .body("findings.rule", hasItem("R8"));
    }

    /** The same whole invoice under two grants at the same moment: one of them gets it. */
    @Test
    void shouldLetOneOfManyClaimADocumentWhole() {
        var invoice = "INV-" + java.util.UUID.randomUUID();
        var grants = new java.util.concurrent.ConcurrentLinkedQueue<SiblingGrant>();
        for (int i = 0; i < 8; i++) {
            grants.add(SiblingGrant.aGrantInUse().publish());
        }
        var token = officer();
        var codes = Races.run(8, () -> {
            var grant = grants.poll();
            return post(token, PATH, claiming(grant, "990.00", item(invoice, "990.00", "990.00")))
                    .extract()
                    .statusCode();
        });
        assertThat(codes.stream().filter(code -> code == 201)).hasSize(1);
        assertThat(codes.stream().filter(code -> code == 422)).hasSize(7);
    }

    @Test
    void shouldTakeACorrectionOfItsOwnClaimForNoSecondOne() {
        var grant = SiblingGrant.aGrantInUse().publish();
        var invoice = "INV-" + grant.id;
        String id = post(officer(), PATH, claiming(grant, "990.00", item(invoice, "990.00", "990.00")))
                .extract()
                .path("id");
        post(
                        officer(),
                        PATH + "/" + id + "/correction",
                        Map.of(
                                "reason",
                                "Words",
                                "statement",
                                claiming(grant, "990.00", item(invoice, "990.00", "990.00"))))
                .statusCode(201)
                .body("findings", empty());
    }

    /** R8: £50 and then £100 of a £200 invoice are £100 of one location, and leave £100 to another. */
    @Test
    void shouldClaimOnceWhatACumulativeReturnStatesAgain() {
        var grant = SiblingGrant.aGrantInUse().publish();
        var invoice = "INV-" + grant.id;
        var early = claiming(grant, "50.00", early(item(invoice, "50.00", "200.00")));
        early.put("reportingPoint", "RP1");
        early.put("periodTo", "2021-11-30");
        post(officer(), PATH, early).statusCode(201);
        post(officer(), PATH, claiming(grant, "100.00", early(item(invoice, "100.00", "200.00"))))
                .statusCode(201);
        var other = claiming(grant, "100.01", item(invoice, "100.01", "200.00"));
        other.put("locationId", "1-A-L2");
        post(officer(), PATH, other).statusCode(422).body("code", is("EVIDENCE_CLAIMED_TWICE"));
        other = claiming(grant, "100.00", item(invoice, "100.00", "200.00"));
        other.put("locationId", "1-A-L2");
        post(officer(), PATH, other).statusCode(201).body("findings", empty());
    }

    private static Map<String, Object> early(Map<String, Object> item) {
        item.put("incurredOn", "2021-11-29");
        return item;
    }

    /** R5: the award was accepted on 16 December. */
    @Test
    void shouldWarnOfWhatWasBoughtBeforeTheAwardWasAccepted() {
        var grant = SiblingGrant.aGrantInUse().publish();
        var before = item("INV-1-" + grant.id, "900.00", null);
        before.put("incurredOn", "2021-12-15");
        var on = item("INV-2-" + grant.id, "90.00", null);
        on.put("incurredOn", "2021-12-16");
        post(officer(), PATH, claiming(grant, "990.00", before, on))
                .statusCode(201)
                .body("findings.rule", contains("R5"))
                .body("findings.severity", contains("WARNING"))
                .body("findings.row", contains(1));
    }

    /** R8 without items: the same reference, provider, measure and time under another grant is told. */
    @Test
    void shouldWarnOfAReferenceThatStandsUnderAnotherGrant() {
        var grant = SiblingGrant.aGrantInUse().publish();
        var other = SiblingGrant.aGrantInUse().publish();
        var reference = List.of("REF-" + grant.id);
        var first = providerReturn(grant, "1-A", "990.00", "10.00");
        first.put("evidenceReferences", reference);
        post(officer(), PATH, first).statusCode(201).body("findings", empty());
        var second = providerReturn(other, "1-A", "990.00", "10.00");
        second.put("evidenceReferences", reference);
        post(officer(), PATH, second)
                .statusCode(201)
                .body("findings", hasSize(1))
                .body("findings[0].rule", is("R8"))
                .body("findings[0].sheet", is("request"))
                .body("findings[0].column", is("evidence_references"));
    }

    /** R35: £500 to the end of November, £400 to the end of March. */
    @Test
    void shouldWarnWhereACumulativeFigureFallsWithoutAReason() {
        var grant = SiblingGrant.aGrantInUse().publish();
        var early = returned(grant, "500.00", "500.00");
        early.put("reportingPoint", "RP1");
        early.put("periodTo", "2021-11-30");
        String id = post(officer(), PATH, early).statusCode(201).extract().path("id");
        post(otherOfficer(), PATH + "/" + id + "/acceptance", Map.of()).statusCode(200);
        var late = returned(grant, "400.00", "600.00");
        String fallen = post(officer(), PATH, late)
                .statusCode(201)
                .body("findings.rule", contains("R35"))
                .body("findings.column", contains("spend_retention"))
                .extract()
                .path("id");
        late.put("fallReason", "A credit note came in January");
        post(officer(), PATH + "/" + fallen + "/correction", Map.of("reason", "Reason given", "statement", late))
                .statusCode(201)
                .body("findings", empty())
                .body("fallReason", is("A credit note came in January"));
    }
}
