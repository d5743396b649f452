package org.grantsuite.reporting.testing;

import static io.restassured.http.ContentType.JSON;

import io.restassured.response.ValidatableResponse;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.grantsuite.commons.testing.Contract;
import org.grantsuite.commons.testing.Tokens;

/** The people of a council, and what they do in one line; every exchange is held against the contract. */
public final class Reporting {

    public static final String COUNCIL = SiblingGrant.COUNCIL;

    private Reporting() {}

    public static String preparer() {
        return Tokens.of(COUNCIL, "pat", "returns-preparer");
    }

    public static String officer() {
        return Tokens.of(COUNCIL, "ann", "grants-officer");
    }

    public static String otherOfficer() {
        return Tokens.of(COUNCIL, "olly", "grants-officer");
    }

    public static String certifier(String person) {
        return Tokens.of(COUNCIL, person, "returns-certifier");
    }

    public static String finance(String person) {
        return Tokens.of(COUNCIL, person, "finance");
    }

    public static String auditor() {
        return Tokens.of(COUNCIL, "audrey", "auditor");
    }

    public static String provider(String... providerIds) {
        return Tokens.ofProvider(COUNCIL, "petra", List.of(providerIds));
    }

    public static ValidatableResponse get(String token, String path) {
        return Contract.given(token).get(path).then();
    }

    public static ValidatableResponse post(String token, String path, Object body) {
        return Contract.creating(token).body(body).post(path).then();
    }

    /** For an operation without a body. */
    public static ValidatableResponse post(String token, String path) {
        return Contract.creating(token).post(path).then();
    }

    /** A provider's return over the whole window that spent all but {@code unspent} on retention. */
    public static Map<String, Object> providerReturn(
            SiblingGrant grant, String provider, String spent, String unspent) {
        var request = new LinkedHashMap<String, Object>();
        request.put("grantId", grant.id);
        request.put("reportingPoint", "RP2");
        request.put("providerId", provider);
        request.put("locationId", provider + "-L1");
        request.put("awardIds", List.of(grant.awardOf(provider)));
        request.put("periodFrom", "2021-10-21");
        request.put("periodTo", "2022-03-31");
        request.put("spend", List.of(Map.of("measure", "RETENTION", "amount", SiblingGrant.money(spent))));
        request.put("unspent", SiblingGrant.money(unspent));
        request.put("hours", "120.50");
        request.put("recruits", 2);
        request.put("leavers", 0);
        request.put("declarations", Map.of("newExpenditure", true, "noDoubleFunding", true));
        request.put("signedBy", "Petra Provider");
        request.put("signedOn", "2022-04-10");
        request.put("evidenceReferences", List.of("EV-1"));
        return request;
    }

    public static String accepted(SiblingGrant grant, String provider, String spent, String unspent) {
        String id = post(officer(), "/v1/provider-returns", providerReturn(grant, provider, spent, unspent))
                .statusCode(201)
                .extract()
                .path("id");
        post(otherOfficer(), "/v1/provider-returns/" + id + "/acceptance", Map.of())
                .statusCode(200);
        return id;
    }

    public static String draft(SiblingGrant grant, String point) {
        return post(preparer(), "/v1/department-returns", Map.of("grantId", grant.id, "reportingPoint", point))
                .statusCode(201)
                .extract()
                .path("id");
    }

    public static ValidatableResponse inputs(String id, Map<String, ?> inputs) {
        var etag = get(preparer(), path(id, "")).extract().header("ETag");
        return Contract.given(preparer())
                .header("If-Match", etag)
                .body(inputs)
                .put(path(id, "/inputs"))
                .then();
    }

    public static ValidatableResponse validate(String id) {
        return post(preparer(), path(id, "/validation"));
    }

    public static ValidatableResponse freeze(String id) {
        return post(preparer(), path(id, "/freeze"), Map.of("warningsAccepted", true));
    }

    /** Validates and freezes; returns the content hash. */
    public static String frozen(String id) {
        validate(id).statusCode(200);
        return freeze(id).statusCode(200).extract().path("contentHash");
    }

    public static ValidatableResponse sign(String id, String person, String role, String hash) {
        return post(
                certifier(person),
                path(id, "/signatures"),
                Map.of("role", role, "statement", "I certify this return.", "contentHash", hash));
    }

    public static Map<String, Object> sending(String hash, String sentAt) {
        var sending = new LinkedHashMap<String, Object>();
        sending.put("channel", "EMAIL");
        sending.put("sentAt", sentAt);
        sending.put("fileFormat", "JSON");
        sending.put("fileHash", hash);
        sending.put("acknowledgement", Map.of("reference", "DHSC-1", "acknowledgedAt", sentAt));
        return sending;
    }

    public static ValidatableResponse submit(String id, String hash, String sentAt) {
        return post(preparer(), path(id, "/submission"), sending(hash, sentAt));
    }

    /** Why a thing was done what was done to it, page by page of the audit trail. */
    public static List<String> auditedReasons(String subjectId) {
        return audited(subjectId, "reason");
    }

    /** What was done to a thing, in the order of the doing. */
    public static List<String> auditedActions(String subjectId) {
        return audited(subjectId, "action");
    }

    private static List<String> audited(String subjectId, String field) {
        List<String> told = new ArrayList<>();
        String cursor = "";
        do {
            var page = get(auditor(), "/v1/audit-entries?limit=500" + cursor).extract();
            told.addAll(page.path("items.findAll { it.subjectId == '" + subjectId + "' }." + field));
            String next = page.path("next");
            cursor = next == null ? "" : "&cursor=" + next;
        } while (!cursor.isEmpty());
        return told;
    }

    public static String path(String id, String rest) {
        return "/v1/department-returns/" + id + rest;
    }

    public static String key() {
        return UUID.randomUUID().toString();
    }

    /** A request the contract would not allow, sent as it stands. */
    public static ValidatableResponse raw(String token, String path, String body) {
        return Contract.unchecked(token)
                .contentType(JSON)
                .header("Idempotency-Key", key())
                .body(body)
                .post(path)
                .then();
    }
}
