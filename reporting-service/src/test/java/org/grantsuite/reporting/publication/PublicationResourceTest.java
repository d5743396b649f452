package org.grantsuite.reporting.publication;

import static org.assertj.core.api.Assertions.assertThat;
import static org.grantsuite.reporting.testing.Reporting.auditor;
import static org.grantsuite.reporting.testing.Reporting.get;
import static org.grantsuite.reporting.testing.Reporting.officer;
import static org.grantsuite.reporting.testing.Reporting.post;
import static org.grantsuite.reporting.testing.Reporting.raw;
import static org.hamcrest.Matchers.anyOf;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import io.restassured.response.ValidatableResponse;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.grantsuite.commons.json.Sha256;
import org.grantsuite.commons.testing.Contract;
import org.grantsuite.commons.testing.Tokens;
import org.grantsuite.reporting.testing.ReportingServiceTest;
import org.grantsuite.reporting.testing.SiblingGrant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@ReportingServiceTest
class PublicationResourceTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String HEADER =
            "provider_id,name,legal_form,vcse,company_number,charity_number,authority_code,postcode,regrant_type\n";
    private static final Map<String, Object> PROFILE = Map.of(
            "organisationIdentifier", "GB-LAE-BUR",
            "organisationName", "Bury Council",
            "grantPrefix", "360G-bury",
            "department", "Adult Social Care",
            "licence", "https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/");

    private SiblingGrant grant;

    @BeforeEach
    void aGrantWithDescribedRecipients() {
        grant = SiblingGrant.aGrantInUse()
                .pay("1-C", "750.00", "2022-01-05")
                .pay("1-D", "500.00", "2022-01-05")
                .publish();
        post(officer(), "/v1/publication-profiles", PROFILE).statusCode(201);
        recipients("""
            1-A,=Oak Care Ltd,COMPANY,N,01234567,,,BL9 0AA,
            1-B,The Willow Trust,CHARITABLE_COMPANY,Y,07654321,1098765,,,FRG010
            1-C,Jo Bloggs,SOLE_TRADER,N,,,,BL9 5XX,
            1-D,Bridge Group,UNREGISTERED,Y,,,,,
            """).statusCode(201).body("rows", is(4));
    }

    private static ValidatableResponse recipients(String rows) {
        return Contract.creating(officer())
                .contentType("text/csv")
                .body(HEADER + rows)
                .post("/v1/publication-recipients")
                .then();
    }

    private ValidatableResponse made(String kind) {
        return post(officer(), "/v1/publications", Map.of("kind", kind, "grantId", grant.id));
    }

    private ValidatableResponse made(String kind, String from, String to) {
        return post(officer(), "/v1/publications", Map.of("kind", kind, "grantId", grant.id, "from", from, "to", to));
    }

    private static String content(String id, String form) {
        return get(auditor(), "/v1/publications/" + id + "/content." + form)
                .statusCode(200)
                .extract()
                .asString();
    }

    private static void assertValid(String json) {
        var schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(Contract.read("threesixty/profile.schema.json"));
        assertThat(schema.validate(
                        json,
                        InputFormat.JSON,
                        context -> context.executionConfig(config -> config.formatAssertionsEnabled(true))))
                .isEmpty();
    }

    @Test
    void shouldPublishGrantsTheStandardsSchemaAllows() throws IOException {
        String id = made("GRANTS_360_JSON")
                .statusCode(201)
                .body("rows", is(4))
                .body("total.amount", is("2750.50"))
                .body("withheldNames", is(1))
                .extract()
                .path("id");
        String json = content(id, "json");

        assertValid(json);
        JsonNode grants = JSON.readTree(json).path("grants");
        var oak = of(grants, "GB-COH-01234567");
        assertThat(oak.path("amountAwarded").decimalValue()).isEqualByComparingTo(new BigDecimal("1000.00"));
        assertThat(oak.path("amountDisbursed").decimalValue()).isEqualByComparingTo(new BigDecimal("1000.00"));
        assertThat(oak.path("disbursementTransaction")
                        .get(0)
                        .path("transactionDate")
                        .asText())
                .isEqualTo("2021-12-20");
        assertThat(oak.path("disbursementTransaction").get(0).path("provider").asText())
                .isEqualTo("GB-LAE-BUR");
        assertThat(oak.path("fromOpenCall").asText()).isEqualTo("No");
        assertThat(oak.has("regrantType")).isFalse();
        assertThat(of(grants, "GB-CHC-1098765").path("regrantType").asText()).isEqualTo("FRG010");
        assertThat(of(grants, "360G-bury-org-1-D")
                        .path("recipientOrganization")
                        .get(0)
                        .path("name")
                        .asText())
                .isEqualTo("Bridge Group");
    }

    private static JsonNode of(JsonNode grants, String recipient) {
        for (var grant : grants) {
            if (grant.path("recipientOrganization").get(0).path("id").asText().equals(recipient)) {
                return grant;
            }
        }
        throw new AssertionError("No grant to " + recipient + " in " + grants);
    }

    @Test
    void shouldNameNoSoleTraderInAnyFile() {
        for (var kind : List.of("GRANTS_360_JSON", "GRANTS_360_CSV")) {
            String text = content(made(kind).extract().path("id"), kind.endsWith("JSON") ? "json" : "csv");
            assertThat(text)
                    .doesNotContain("Bloggs")
                    .doesNotContain("BL9 5XX")
                    .doesNotContain("1-C")
                    .contains("Name withheld (sole trader)");
        }
        String spend = content(
                made("SPEND_OVER_THRESHOLD_CSV", "2022-01-01", "2022-03-31")
                        .extract()
                        .path("id"),
                "csv");
        assertThat(spend)
                .contains("REDACTED PERSONAL DATA")
                .doesNotContain("Bloggs")
                .doesNotContain("1-C");
    }

    /** The table, put back together by the standard's titles, is as valid as the JSON. */
    @Test
    void shouldPublishATableThatIsTheSameGrants() {
        String json = content(made("GRANTS_360_JSON").extract().path("id"), "json");
        String csv = content(made("GRANTS_360_CSV").extract().path("id"), "csv");

        var rows = CsvReader.builder().ofNamedCsvRecord(csv).stream().toList();
        assertThat(rows).hasSize(4);
        try {
            JsonNode grants = JSON.readTree(json).path("grants");
            for (int i = 0; i < rows.size(); i++) {
                var row = rows.get(i);
                var grant = grants.get(i);
                assertThat(row.getField("Identifier"))
                        .isEqualTo(grant.path("id").asText());
                assertThat(new BigDecimal(row.getField("Amount Awarded")))
                        .isEqualByComparingTo(grant.path("amountAwarded").decimalValue());
                assertThat(row.getField("Award Date"))
                        .isEqualTo(grant.path("awardDate").asText());
                assertThat(row.getField("Recipient Org:Identifier"))
                        .isEqualTo(grant.path("recipientOrganization")
                                .get(0)
                                .path("id")
                                .asText());
                assertThat(row.getField("Funding Org:Identifier")).isEqualTo("GB-LAE-BUR");
                assertThat(row.getField("From An Open Call?")).isEqualTo("No");
            }
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        assertThat(csv).contains("'=Oak Care Ltd");
    }

    @Test
    void shouldGiveTheSameBytesForTheSameFacts() {
        String first = made("GRANTS_360_JSON").extract().path("id");
        String again = made("GRANTS_360_JSON").extract().path("id");

        assertThat(content(first, "json")).isEqualTo(content(again, "json"));
        get(auditor(), "/v1/publications/" + first).body("contentHash", is(Sha256.hex(content(first, "json"))));
        get(auditor(), "/v1/publications/" + first + "/content.csv")
                .statusCode(404)
                .body("code", is("PUBLICATION_OTHER_FORM"));
    }

    /** A's £1,000.00, B's £500.50 and C's £750.00 are over £500; D's £500.00 is not. */
    @Test
    void shouldPublishSpendOverTheThresholdOfAQuarter() {
        var december = made("SPEND_OVER_THRESHOLD_CSV", "2021-10-01", "2021-12-31")
                .statusCode(201)
                .body("rows", is(2))
                .body("total.amount", is("1500.50"));
        String csv = content(december.extract().path("id"), "csv");

        var rows = CsvReader.builder().ofCsvRecord(csv).stream()
                .map(CsvRecord::getFields)
                .toList();
        assertThat(rows.get(0))
                .containsExactly(
                        "Body name",
                        "Date incurred",
                        "Department",
                        "Beneficiary",
                        "Summary of purpose",
                        "Amount",
                        "VAT that cannot be recovered",
                        "Merchant category",
                        "Transaction number");
        assertThat(rows.get(1))
                .containsExactly(
                        "Bury Council",
                        "2021-12-20",
                        "Adult Social Care",
                        "'=Oak Care Ltd",
                        "Workforce Recruitment and Retention Fund, round 1",
                        "1000.00",
                        "0.00",
                        "Grants and subscriptions",
                        "WRRF1 P1/1-A");
        made("SPEND_OVER_THRESHOLD_CSV", "2022-01-01", "2022-03-31")
                .body("rows", is(1))
                .body("total.amount", is("750.00"))
                .body("notes[0]", containsString("2 line(s) of the council's own spending, £94916.81 in all"));
    }

    @Test
    void shouldListGrantsToVoluntaryBodies() {
        var made = made("VOLUNTARY_GRANTS_CSV", "2021-10-01", "2021-12-31")
                .statusCode(201)
                .body("rows", is(2))
                .body("total.amount", is("1000.50"));

        assertThat(content(made.extract().path("id"), "csv"))
                .contains("The Willow Trust,1098765,")
                .contains("2021-10-21 to 2022-03-31")
                .doesNotContain("Oak");
        made("VOLUNTARY_GRANTS_CSV", "2022-01-01", "2022-03-31").statusCode(201).body("rows", is(0));
    }

    @Test
    void shouldPublishNobodyOfWhomItIsNotSaidWhetherItIsAPerson() {
        grant.pay("1-E" + grant.id.toString().substring(0, 4), "600.00", "2022-01-10")
                .publish();

        made("GRANTS_360_JSON")
                .statusCode(422)
                .body("code", is("RECIPIENT_UNDESCRIBED"))
                .body("violations", hasSize(1));
        get(auditor(), "/v1/publications?grantId=" + grant.id).body("items", empty());
    }

    @Test
    void shouldHoldThePeriodToTheKind() {
        made("GRANTS_360_JSON", "2022-01-01", "2022-03-31")
                .statusCode(422)
                .body("code", is("PUBLICATION_PERIOD_WRONG"));
        made("SPEND_OVER_THRESHOLD_CSV").statusCode(422).body("code", is("PUBLICATION_PERIOD_WRONG"));
        made("SPEND_OVER_THRESHOLD_CSV", "2022-02-01", "2022-04-30")
                .statusCode(422)
                .body("code", is("PUBLICATION_PERIOD_WRONG"));
        for (var year : List.of("+999999999", "-999999999")) {
            raw(officer(), "/v1/publications", """
                {"kind":"SPEND_OVER_THRESHOLD_CSV","grantId":"%s","from":"%s-10-01","to":"%s-12-31"}""".formatted(grant.id, year, year))
                    .statusCode(anyOf(is(400), is(422)));
        }
        get(auditor(), "/v1/publications?grantId=" + grant.id).body("items", empty());
    }

    @Test
    void shouldRefuseAnEmptyPackageAndAnUnknownPublication() {
        var empty = SiblingGrant.aGrant().publish();

        post(officer(), "/v1/publications", Map.of("kind", "GRANTS_360_JSON", "grantId", empty.id))
                .statusCode(422)
                .body("code", is("PUBLICATION_EMPTY"));
        get(auditor(), "/v1/publications/" + UUID.randomUUID()).statusCode(404).body("code", is("PUBLICATION_UNKNOWN"));
    }

    @Test
    void shouldTakeAFileOfRecipientsWholeOrNotAtAll() {
        recipients("""
            1-F,Fir Ltd,COMPANY,N,,,,,
            1-G,Gorse,FRIENDS,N,,,,,
            1-H,Hazel,CHARITY,maybe,,12,,bl9,FRG080
            1-H,Hazel,UNREGISTERED,Y,,,,,
            """)
                .statusCode(422)
                .body("code", is("IMPORT_REFUSED"))
                .body("violations.line", contains(2, 3, 4, 4, 4, 4, 5));
        get(auditor(), "/v1/publication-recipients?limit=500")
                .body("items.providerId", not(org.hamcrest.Matchers.hasItem("1-F")));
    }

    @Test
    void shouldSumARoundUpWithoutNamingAnybody() {
        var summary = get(auditor(), "/v1/grants/" + grant.id + "/foi-summary")
                .statusCode(200)
                .body("rounds.instalment", contains(1))
                .body("rounds[0].accepted", is(4))
                .body("rounds[0].providers", is(4))
                .body("rounds[0].acceptedTotal.amount", is("2750.50"))
                .body("rounds[0].payments", is(4))
                .body("rounds[0].largestAward.amount", is("1000.00"))
                .body("rounds[0].smallestAward.amount", is("500.00"))
                .extract()
                .asString();

        assertThat(summary).doesNotContain("Provider 1-").doesNotContain("Oak");
    }

    /** A's payment came back, B's award was closed once it was paid, C's before anything was. */
    @Test
    void shouldTellWhatReachedARecipientAndNothingElse() throws IOException {
        grant = SiblingGrant.aGrant()
                .receipt("5000.00", "2021-12-15")
                .bounced("1-A", "1000.00", "2021-12-20", "2021-12-29");
        grant.pay("1-B", "600.50", "2021-12-20").ended("CLOSED");
        grant.award("1-C", "750.00");
        grant.ended("CLOSED").paid("0.00").publish();

        var json = made("GRANTS_360_JSON").statusCode(201).body("rows", is(2)).extract();
        var grants = JSON.readTree(content(json.path("id"), "json")).path("grants");
        assertThat(of(grants, "GB-COH-01234567").path("amountDisbursed").decimalValue())
                .isEqualByComparingTo(BigDecimal.ZERO);
        assertThat(of(grants, "GB-CHC-1098765").path("amountDisbursed").decimalValue())
                .isEqualByComparingTo(new BigDecimal("600.50"));
        made("VOLUNTARY_GRANTS_CSV", "2021-10-01", "2021-12-31").body("rows", is(1));
        made("SPEND_OVER_THRESHOLD_CSV", "2021-10-01", "2021-12-31")
                .body("rows", is(1))
                .body("total.amount", is("600.50"));
        get(auditor(), "/v1/grants/" + grant.id + "/foi-summary")
                .body("rounds[0].accepted", is(3))
                .body("rounds[0].payments", is(1))
                .body("rounds[0].paidTotal.amount", is("600.50"));
    }

    /** Of £1,000.00 offered £333.33 was accepted: 60.05 and 39.95 % of it are 200.16 and 133.17, the odd penny to the larger remainder. */
    @Test
    void shouldPublishWhatWasAcceptedOfAnAwardAndNotWhatWasOffered() throws IOException {
        grant = SiblingGrant.aGrant().receipt("5000.00", "2021-12-15");
        grant.award("1-B", "1000.00");
        grant.acceptedInPart("333.33", "CARE=600.50", "NURSING=399.50").paid("0.00");
        grant.award("1-A", "50.00");
        grant.acceptedInPart("50.00", "CARE=50.00").paid("0.00");
        grant.award("1-D", "70.00");
        grant.offered("2021-12-16", null).ended("DECLINED").paid("0.00").publish();

        var json = made("GRANTS_360_JSON").statusCode(201).body("total.amount", is("383.33"));
        var grants = JSON.readTree(content(json.extract().path("id"), "json")).path("grants");
        assertThat(of(grants, "GB-CHC-1098765").path("amountAwarded").decimalValue())
                .isEqualByComparingTo(new BigDecimal("333.33"));
        made("GRANTS_360_CSV").statusCode(201).body("total.amount", is("383.33"));
        made("VOLUNTARY_GRANTS_CSV", "2021-10-01", "2021-12-31")
                .statusCode(201)
                .body("rows", is(1))
                .body("total.amount", is("333.33"));
        get(auditor(), "/v1/grants/" + grant.id + "/foi-summary")
                .statusCode(200)
                .body("rounds[0].offered", is(3))
                .body("rounds[0].offeredTotal.amount", is("1120.00"))
                .body("rounds[0].accepted", is(2))
                .body("rounds[0].acceptedTotal.amount", is("383.33"))
                .body("rounds[0].declinedTotal.amount", is("70.00"))
                .body("rounds[0].largestAward.amount", is("333.33"))
                .body("rounds[0].smallestAward.amount", is("50.00"))
                .body("rounds[0].pots.potCode", contains("CARE", "NURSING"))
                .body("rounds[0].pots.awards", contains(2, 1))
                .body("rounds[0].pots.accepted.amount", contains("250.16", "133.17"));
    }

    @Test
    void shouldNeedAProfileOfTheCouncilsOwn() {
        var elsewhere = Tokens.of("E09000002", "eve", "grants-officer");

        get(elsewhere, "/v1/publication-profiles").statusCode(404).body("code", is("PUBLICATION_PROFILE_MISSING"));
        post(elsewhere, "/v1/publications", Map.of("kind", "GRANTS_360_JSON", "grantId", grant.id))
                .statusCode(404)
                .body("code", is("PUBLICATION_PROFILE_MISSING"));
        get(auditor(), "/v1/publication-profiles")
                .body("spendThreshold.amount", is("500.00"))
                .body("organisationIdentifier", is("GB-LAE-BUR"));
    }
}
