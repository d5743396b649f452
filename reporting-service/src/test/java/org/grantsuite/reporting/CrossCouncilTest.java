package org.grantsuite.reporting;

import static org.grantsuite.reporting.testing.Reporting.finance;
import static org.grantsuite.reporting.testing.Reporting.get;
import static org.grantsuite.reporting.testing.Reporting.officer;
import static org.grantsuite.reporting.testing.Reporting.post;
import static org.grantsuite.reporting.testing.Reporting.preparer;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.grantsuite.commons.testing.Contract;
import org.grantsuite.commons.testing.PostgresResource;
import org.grantsuite.commons.testing.Tokens;
import org.grantsuite.reporting.departmentreturn.workbook.Blanks;
import org.grantsuite.reporting.programme.Sheets;
import org.grantsuite.reporting.testing.Reporting;
import org.grantsuite.reporting.testing.ReportingServiceTest;
import org.grantsuite.reporting.testing.SiblingGrant;
import org.grantsuite.reporting.testing.Siblings;

/** A council with one of everything, and one that asks for it. */
@ReportingServiceTest
class CrossCouncilTest extends org.grantsuite.commons.testing.CrossCouncilTest {
    private static final String HEADER = "provider_id,location_id,award_ids,signed_by,signed_on,new_expenditure,"
            + "no_double_funding,unspent,spend_retention\n";
    private static final String RECIPIENTS = """
            provider_id,name,legal_form,vcse,company_number,charity_number,authority_code,postcode,regrant_type
            1-A,Oak Care Ltd,COMPANY,N,01234567,,,BL9 0AA,
            1-B,The Willow Trust,CHARITABLE_COMPANY,Y,07654321,1098765,,,FRG010
            """;
    /** £331,788.60 received, less £94,916.81 spent directly and £1,490.50 by providers. */
    private static final String UNSPENT = "235381.29";

    @Override
    protected String owner() {
        return Reporting.COUNCIL;
    }

    @Override
    protected String stranger() {
        return "E09000074";
    }

    @Override
    protected Map<String, String> unproven() {
        String why = "asks no sibling for the grant: counts the council's own obligations of it, and has none";
        return Map.of("getCompleteness", why, "listBlockedProviders", why);
    }

    @Override
    protected Set<String> naturalKeys() {
        // The regulator's number of a provider, the same for every council; each keeps a contact of its own under it.
        return Set.of("providerId");
    }

    @Override
    protected Map<String, String> ids() {
        Siblings.haveNothingOf(stranger());
        var grant = SiblingGrant.aGrantInUse().archive().publish();
        grant.raises("1-A", "UNSPENT", "10.00").raises("1-B", "UNSPENT", "10.00");
        Map<String, String> ids = new LinkedHashMap<>();
        ids.put("grantId", grant.id.toString());
        ids.put("reportingPoint", "RP2");
        ids.put("providerId", "1-A");
        obligation(ids, grant);
        evidence(ids, grant);
        ids.put("providerReturnId", Reporting.accepted(grant, "1-A", "990.00", "10.00"));
        Reporting.accepted(grant, "1-B", "500.50", "0.00");
        ids.put(
                "sampleId",
                made(
                        officer(),
                        "/v1/verification-samples",
                        Map.of("grantId", grant.id, "reportingPoint", "RP2", "size", 1)));
        aWorkbook(ids);
        aSentReturn(ids, grant);
        closing(ids, grant);
        published(ids, grant);
        var programme = Sheets.shipped("active-together")
                .put("code", "AT-" + grant.id.toString().toUpperCase(Locale.ROOT));
        ids.put("programmeCode", programme.get("code").asText());
        post(officer(), "/v1/programmes", programme).statusCode(201);
        ids.put("importId", anImport());
        ids.put("workItemId", aWorkItem());
        webhook(ids);
        return ids;
    }

    private static String made(String token, String path, Object body) {
        return post(token, path, body).statusCode(201).extract().path("id");
    }

    private static void obligation(Map<String, String> ids, SiblingGrant grant) {
        post(officer(), "/v1/obligations", Map.of("grantId", grant.id, "reportingPoint", "RP2"))
                .statusCode(200);
        ids.put(
                "obligationId",
                get(officer(), "/v1/obligations?grantId=" + grant.id).extract().path("items[0].id"));
        Contract.given(officer())
                .body(Map.of("email", "office@example.org", "name", "Office"))
                .put("/v1/provider-contacts/1-A")
                .then()
                .statusCode(200);
    }

    private static void evidence(Map<String, String> ids, SiblingGrant grant) {
        ids.put(
                "evidenceId",
                uploaded(
                        "/v1/evidence?grantId=" + grant.id + "&reference=EV-1&fileName=a.pdf",
                        ("%PDF-1.7 " + grant.id).getBytes(StandardCharsets.UTF_8)));
    }

    private static String uploaded(String path, byte[] file) {
        return Contract.creating(Tokens.of(Reporting.COUNCIL, "pat", "returns-preparer", "grants-officer"))
                .contentType("application/octet-stream")
                .body(file)
                .post(path)
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    /** No blank another test knows: a council holds the same file once, and with it its mapping. */
    private static void aWorkbook(Map<String, String> ids) {
        String id = uploaded(
                "/v1/department-workbooks?schemeCode=WRRF-1&reportingPoint=RP2&label=April",
                Blanks.changed(Blanks.read("spend-return.xlsx"), "xl/sharedStrings.xml", "Total<", "In all<"));
        Contract.given(preparer())
                .body(Map.of("cells", List.of(Map.of("header", "councilCode", "sheet", "Return", "cell", "B3"))))
                .put("/v1/department-workbooks/" + id + "/mapping")
                .then()
                .statusCode(200);
        ids.put("workbookId", id);
        ids.put("earlierId", id);
    }

    /** Filled, signed and sent, as the closing wants it. */
    private static void aSentReturn(Map<String, String> ids, SiblingGrant grant) {
        String id = Reporting.draft(grant, "RP2");
        Map<String, Object> inputs = new LinkedHashMap<>(
                Map.of("hours", "10.00", "hoursBaseline", "0.00", "recruits", 1, "recruitsBaseline", 0));
        inputs.putAll(Map.of("leavers", 0, "leaversBaseline", 0, "misspent", SiblingGrant.money("0.00")));
        inputs.put("coverage", Map.of("providersInArea", 2, "providersAnswered", 2));
        inputs.put("finalUnspent", SiblingGrant.money(UNSPENT));
        Reporting.inputs(id, inputs).statusCode(200);
        var hash = Reporting.frozen(id);
        post(preparer(), Reporting.path(id, "/workbook"), Map.of("workbookId", ids.get("workbookId")))
                .statusCode(201);
        Reporting.sign(id, "sam", "SECTION_151_OFFICER", hash).statusCode(201);
        Reporting.sign(id, "chris", "CHIEF_EXECUTIVE", hash).statusCode(201);
        Reporting.submit(id, hash, "2022-04-25T10:00:00Z").statusCode(200);
        ids.put("departmentReturnId", id);
        ids.put("code", "D1");
    }

    private static void closing(Map<String, String> ids, SiblingGrant grant) {
        String path = "/v1/grants/" + grant.id;
        post(
                        finance("farid"),
                        path + "/final-values",
                        Map.of(
                                "statedOn",
                                "2022-05-10",
                                "unspent",
                                SiblingGrant.money(UNSPENT),
                                "spendByMeasure",
                                List.of(
                                        measure("LOCAL_RECRUITMENT", "89387.00", "0.00"),
                                        measure("DISTRIBUTION_AND_REPORTING", "5529.81", "0.00"),
                                        measure("RETENTION", "0.00", "1490.50"))))
                .statusCode(201);
        post(finance("fiona"), path + "/final-value-lock", Map.of("lockedOn", "2022-07-01"))
                .statusCode(201);
        ids.put(
                "findingId",
                made(
                        finance("farid"),
                        path + "/misspend-findings",
                        Map.of(
                                "amount", SiblingGrant.money("1.00"),
                                "foundOn", "2022-08-01",
                                "reason", "Not a measure of the fund")));
    }

    private static Map<String, Object> measure(String code, String direct, String via) {
        return Map.of("measure", code, "direct", SiblingGrant.money(direct), "viaProviders", SiblingGrant.money(via));
    }

    private static void published(Map<String, String> ids, SiblingGrant grant) {
        post(
                        officer(),
                        "/v1/publication-profiles",
                        Map.of(
                                "organisationIdentifier", "GB-LAE-BUR",
                                "organisationName", "Bury Council",
                                "grantPrefix", "360G-bury",
                                "department", "Adult Social Care",
                                "licence",
                                        "https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/"))
                .statusCode(201);
        Contract.creating(officer())
                .contentType("text/csv")
                .body(RECIPIENTS)
                .post("/v1/publication-recipients")
                .then()
                .statusCode(201);
        ids.put("publicationId", publication(grant, "GRANTS_360_JSON"));
        ids.put("{publicationId}/content.csv", publication(grant, "GRANTS_360_CSV"));
    }

    private static String publication(SiblingGrant grant, String kind) {
        return made(officer(), "/v1/publications", Map.of("kind", kind, "grantId", grant.id));
    }

    private static String anImport() {
        var grant = SiblingGrant.aGrantInUse().publish();
        var file = HEADER + "1-A,1-A-L1," + grant.awardOf("1-A") + ",Petra,2022-04-10,Y,Y,10.00,990.00\n";
        return Contract.given(officer())
                .header("Idempotency-Key", Reporting.key())
                .contentType("text/csv")
                .body(file)
                .post("/v1/provider-return-imports?reportingPoint=RP2&grantId=" + grant.id)
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    private static void webhook(Map<String, String> ids) {
        String id = post(
                        officer(),
                        "/v1/webhooks",
                        Map.of("url", "http://127.0.0.1:9/inbox", "eventTypes", List.of("ReportingPolicySet")))
                .statusCode(201)
                .extract()
                .path("webhook.id");
        ids.put("webhookId", id);
        ids.put("deliveryId", aDelivery(id));
    }

    /** As the worker writes it. */
    private static String aDelivery(String webhook) {
        UUID delivery = UUID.randomUUID();
        try (Connection all = PostgresResource.superuser();
                var insert = all.prepareStatement("""
                insert into webhook_delivery (id, council_code, webhook_id, event_id, event_type, origin, status, attempts,
                  created_at, settled_at) values (?, ?, ?::uuid, ?, 'ReportingPolicySet', 'FEED', 'FAILED', 1, now(), now())""")) {
            insert.setObject(1, delivery);
            insert.setString(2, Reporting.COUNCIL);
            insert.setString(3, webhook);
            insert.setObject(4, UUID.randomUUID());
            insert.executeUpdate();
            return delivery.toString();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A notice that grant-service refused. */
    private static String aWorkItem() {
        var grant = SiblingGrant.aGrant().publish();
        grant.refuseSubmissions(422, "REPORTING_POINT_UNKNOWN");
        String id = Reporting.draft(grant, "RP1");
        Reporting.inputs(id, Map.of("nilReason", "NO_RECEIPT", "notes", "No cash yet"))
                .statusCode(200);
        Reporting.submit(id, Reporting.frozen(id), "2022-01-12T10:15:00Z").statusCode(200);
        String found = "items.find { it.grantId == '" + grant.id + "' }.id";
        Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .until(() ->
                        get(officer(), "/v1/work-items?limit=500").extract().path(found) != null);
        return get(officer(), "/v1/work-items?limit=500").extract().path(found);
    }
}
