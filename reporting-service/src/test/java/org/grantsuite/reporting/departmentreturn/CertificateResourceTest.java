package org.grantsuite.reporting.departmentreturn;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.grantsuite.reporting.testing.Reporting.accepted;
import static org.grantsuite.reporting.testing.Reporting.certifier;
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
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.restassured.response.ValidatableResponse;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.grantsuite.commons.json.Sha256;
import org.grantsuite.commons.testing.Contract;
import org.grantsuite.commons.testing.PostgresResource;
import org.grantsuite.commons.testing.Tokens;
import org.grantsuite.reporting.testing.Pdf;
import org.grantsuite.reporting.testing.Reporting;
import org.grantsuite.reporting.testing.ReportingServiceTest;
import org.grantsuite.reporting.testing.SiblingGrant;
import org.grantsuite.reporting.testing.Siblings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@ReportingServiceTest
class CertificateResourceTest {

    private static final String SECTION_151 = "SECTION_151_OFFICER";
    private static final String CHIEF = "CHIEF_EXECUTIVE";
    private static final String SENT = "2022-04-20T09:00:00Z";

    @Test
    void shouldRefuseTheSignatureOfWhoeverPreparedTheReturn() {
        var id = draft(SiblingGrant.aGrantInUse().publish(), "RP2");
        var hash = frozen(id);
        var both = Tokens.of(Reporting.COUNCIL, "pat", "returns-preparer", "returns-certifier");
        post(both, path(id, "/signatures"), signature(SECTION_151, hash))
                .statusCode(403)
                .body("code", is("PREPARER_MAY_NOT_CERTIFY"));
        get(preparer(), path(id, "/certificate")).statusCode(404).body("code", is("CERTIFICATE_UNKNOWN"));
    }

    @Test
    void shouldCountWhoeverChangedTheInputsAsAPreparer() {
        var id = draft(SiblingGrant.aGrantInUse().publish(), "RP2");
        var second = Tokens.of(Reporting.COUNCIL, "sam", "returns-preparer", "returns-certifier");
        post(second, path(id, "/refresh")).statusCode(200);
        sign(id, "sam", SECTION_151, frozen(id)).statusCode(403).body("code", is("PREPARER_MAY_NOT_CERTIFY"));
    }

    /**
     * Signed and changed at once, the change held up before it looks for a certificate to void or once it has looked: no
     * certificate is left in force for figures that are gone.
     */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "select 1 from department_return where id = '%s' for no key update",
                "lock table event in share mode"
            })
    void shouldLeaveNoCertificateThatAChangeDidNotSee(String hold) throws Exception {
        var id = draft(SiblingGrant.aGrantInUse().publish(), "RP2");
        var hash = frozen(id);
        try (var holder = PostgresResource.superuser()) {
            holder.setAutoCommit(false);
            holder.createStatement().execute(hold.formatted(id));
            var change = CompletableFuture.supplyAsync(() -> inputs(id, Map.of("notes", "changed")));
            await().until(() -> waiting(holder) == 1);
            var signature = CompletableFuture.supplyAsync(() -> sign(id, "sam", SECTION_151, hash));
            await().until(() -> signature.isDone() || waiting(holder) == 2);
            holder.rollback();
            change.get().statusCode(200);
            signature.get();
        }
        var certificate = get(preparer(), path(id, "/certificate")).extract();
        assertThat(certificate.statusCode() == 404 || "VOID".equals(certificate.path("status")))
                .as(certificate.asString())
                .isTrue();
    }

    private static int waiting(Connection holder) throws SQLException {
        try (var row = holder.createStatement().executeQuery("select count(*) from pg_locks where not granted")) {
            row.next();
            return row.getInt(1);
        }
    }

    @Test
    void shouldRefuseTheHashOfOtherFigures() {
        var id = draft(SiblingGrant.aGrantInUse().publish(), "RP2");
        var before = frozen(id);
        inputs(id, Map.of("notes", "changed"));
        var now = frozen(id);
        sign(id, "sam", SECTION_151, before).statusCode(409).body("code", is("CONTENT_HASH_MISMATCH"));
        sign(id, "sam", SECTION_151, now).statusCode(201);
    }

    @Test
    void shouldRefuseARoleTheEditionDoesNotName() {
        var id = draft(SiblingGrant.aGrantInUse().publish(), "RP2");
        sign(id, "sam", "MAYOR", frozen(id)).statusCode(422).body("code", is("CERTIFYING_ROLE_UNKNOWN"));
    }

    @Test
    void shouldRefuseOneRoleTwiceAndOnePersonTwice() {
        var id = draft(SiblingGrant.aGrantInUse().publish(), "RP2");
        var hash = frozen(id);
        sign(id, "sam", SECTION_151, hash).statusCode(201);
        sign(id, "sue", SECTION_151, hash).statusCode(409).body("code", is("ROLE_ALREADY_SIGNED"));
        sign(id, "sam", CHIEF, hash).statusCode(409).body("code", is("PERSON_ALREADY_SIGNED"));
        get(preparer(), path(id, "/certificate")).body("signatures", hasSize(1)).body("status", is("OPEN"));
    }

    @Test
    void shouldRefuseToBecomeCompleteWithoutAFinanceRole() {
        var grant = SiblingGrant.aGrantInUse()
                .edition(edition -> ((ObjectNode) edition.path("certification"))
                        .putArray("requiredRoles")
                        .add(CHIEF))
                .publish();
        var id = draft(grant, "RP2");
        var hash = frozen(id);
        sign(id, "chris", CHIEF, hash).statusCode(422).body("code", is("FINANCE_ROLE_MISSING"));
        get(preparer(), path(id, "")).body("status", is("FROZEN"));
        sign(id, "sam", SECTION_151, hash).statusCode(201).body("status", is("OPEN"));
        sign(id, "chris", CHIEF, hash).statusCode(201).body("status", is("COMPLETE"));
    }

    @Test
    void shouldRefuseAServiceHoweverManyRolesItsTokenNames() {
        var id = draft(SiblingGrant.aGrantInUse().publish(), "RP2");
        var robot = Tokens.of(Reporting.COUNCIL, "robot", "service", "returns-certifier");
        post(robot, path(id, "/signatures"), signature(SECTION_151, frozen(id)))
                .statusCode(403)
                .body("code", is("ROLE_MISSING"));
    }

    @Test
    void shouldRefuseASignatureWithoutAuthorityAndKeepNone() {
        var grant = SiblingGrant.aGrantInUse().publish();
        var id = draft(grant, "RP2");
        var hash = frozen(id);
        grant.authority(0);
        sign(id, "sam", SECTION_151, hash)
                .statusCode(403)
                .body("code", is("NOT_AUTHORISED"))
                .body("detail", is("Signing takes one of (SCB-1: somebody)"));
        grant.authority(-1);
        sign(id, "sam", SECTION_151, hash).statusCode(422).body("code", is("AUTHORITY_NOT_RECORDED"));
        grant.breakAuthority();
        sign(id, "sam", SECTION_151, hash).statusCode(503).body("code", is("SIBLING_UNAVAILABLE"));
        get(preparer(), path(id, "/certificate")).statusCode(404).body("code", is("CERTIFICATE_UNKNOWN"));
        grant.authority(1);
        sign(id, "sam", SECTION_151, hash).statusCode(201);
    }

    @Test
    void shouldTakeTwoPeopleWhereTheAuthorityAsksForTwoAndTheEditionForOne() {
        var grant = SiblingGrant.aGrantInUse()
                .edition(edition -> ((ObjectNode) edition.path("certification"))
                        .putArray("requiredRoles")
                        .add(SECTION_151))
                .publish();
        var id = draft(grant, "RP2");
        var hash = frozen(id);
        grant.authority(2);
        sign(id, "sam", SECTION_151, hash).statusCode(201).body("status", is("OPEN"));
        sign(id, "chris", CHIEF, hash).statusCode(201).body("status", is("COMPLETE"));
    }

    @Test
    void shouldLetADeputySignAndSayInWhosePlace() {
        var grant = SiblingGrant.aGrantInUse().publish().deputyFor("sue");
        var id = draft(grant, "RP2");
        sign(id, "sam", SECTION_151, frozen(id))
                .statusCode(201)
                .body("signatures.actingFor", contains("sue"))
                .body("signatures.authority", contains("SCB-1"));
        grant.deputyFor("chris");
        sign(id, "chris", CHIEF, hashOf(id)).statusCode(201).body("signatures.actingFor", contains("sue", null));
    }

    private static String hashOf(String id) {
        return get(preparer(), path(id, "")).extract().path("contentHash");
    }

    @Test
    void shouldTakeTheReturnBackToItsPreparersWhereSomebodyWillNotSign() {
        var grant = SiblingGrant.aGrantInUse().publish();
        var id = draft(grant, "RP2");
        var hash = frozen(id);
        sign(id, "chris", CHIEF, hash).statusCode(201);
        decline(id, "sam", SECTION_151, "0".repeat(64)).statusCode(409).body("code", is("CONTENT_HASH_MISMATCH"));
        decline(id, "sam", "MAYOR", hash).statusCode(422).body("code", is("CERTIFYING_ROLE_UNKNOWN"));
        decline(id, "sam", CHIEF, hash).statusCode(409).body("code", is("ROLE_ALREADY_SIGNED"));
        grant.authority(0);
        decline(id, "sam", SECTION_151, hash).statusCode(403).body("code", is("NOT_AUTHORISED"));
        grant.authority(1);
        get(preparer(), path(id, "")).body("status", is("FROZEN"));
        decline(id, "sam", SECTION_151, hash)
                .statusCode(200)
                .body("status", is("DECLINED"))
                .body("declined.by", is("sam"))
                .body("declined.role", is(SECTION_151))
                .body("declined.reason", is("The accrual is not evidenced"))
                .body("signatures.signedBy", contains("chris"));
        get(preparer(), path(id, "")).body("status", is("DRAFT")).body("contentHash", nullValue());
        sign(id, "sam", SECTION_151, hash).statusCode(409).body("code", is("DEPARTMENT_RETURN_NOT_FROZEN"));
        var again = frozen(id);
        sign(id, "chris", CHIEF, again)
                .statusCode(201)
                .body("signatures", hasSize(1))
                .body("status", is("OPEN"));
        sign(id, "sam", SECTION_151, again).statusCode(201).body("status", is("COMPLETE"));
    }

    /** Frozen, declined, mended, certified, changed, certified again and sent: each figure was signed by who signed it, and by nobody else. */
    @Test
    void shouldWalkFromTheFreezeThroughARefusalAndAChangeToTheSubmission() {
        var grant = SiblingGrant.aGrantInUse().publish();
        accepted(grant, "1-A", "990.00", "10.00");
        accepted(grant, "1-B", "500.50", "0.00");
        var id = draft(grant, "RP2");

        var declined = frozen(id);
        submit(id, declined, SENT).statusCode(409).body("code", is("CERTIFICATE_INCOMPLETE"));
        sign(id, "chris", CHIEF, declined).statusCode(201);
        decline(id, "sam", SECTION_151, declined).statusCode(200).body("status", is("DECLINED"));
        submit(id, declined, SENT).statusCode(409).body("code", is("DEPARTMENT_RETURN_NOT_FROZEN"));
        decline(id, "sam", SECTION_151, declined).statusCode(409).body("code", is("DEPARTMENT_RETURN_NOT_FROZEN"));

        inputs(id, Map.of("hours", "9.00")).statusCode(200);
        var changed = frozen(id);
        sign(id, "chris", CHIEF, declined).statusCode(409).body("code", is("CONTENT_HASH_MISMATCH"));
        certify(id, changed);
        inputs(id, Map.of("hours", "10.00")).statusCode(200).body("status", is("DRAFT"));
        get(preparer(), path(id, "/certificate"))
                .body("status", is("VOID"))
                .body("contentHash", is(changed))
                .body("signatures.signedBy", contains("chris", "sam"));
        sign(id, "sam", SECTION_151, changed).statusCode(409).body("code", is("DEPARTMENT_RETURN_NOT_FROZEN"));

        var sent = frozen(id);
        submit(id, sent, SENT).statusCode(409).body("code", is("CERTIFICATE_INCOMPLETE"));
        sign(id, "sam", SECTION_151, changed).statusCode(409).body("code", is("CONTENT_HASH_MISMATCH"));
        get(preparer(), path(id, "/certificate")).body("status", is("VOID"));
        certify(id, sent);
        submit(id, changed, SENT).statusCode(409).body("code", is("FILE_HASH_MISMATCH"));
        submit(id, sent, SENT).statusCode(200).body("status", is("SUBMITTED"));
        inputs(id, Map.of("hours", "11.00")).statusCode(409).body("code", is("DEPARTMENT_RETURN_SUBMITTED"));
        decline(id, "sam", SECTION_151, sent).statusCode(409).body("code", is("DEPARTMENT_RETURN_NOT_FROZEN"));

        assertThat(List.of(declined, changed, sent)).doesNotHaveDuplicates();
        get(preparer(), path(id, "/certificate")).body("status", is("COMPLETE")).body("contentHash", is(sent));
        await().untilAsserted(() ->
                assertThat(Siblings.asked("POST", grant.id.toString())).isNotEmpty());
        assertThat(Siblings.asked("POST", grant.id.toString()))
                .allSatisfy(told ->
                        assertThat(told.json().path("fileHash").asText()).isEqualTo(sent));
        assertThat(Reporting.auditedActions(id))
                .filteredOn(action -> !action.endsWith("VALIDATED"))
                .containsExactlyElementsOf(Stream.of(
                                "DRAFTED",
                                "FROZEN",
                                "SIGNED",
                                "CERTIFICATEDECLINED",
                                "RECALCULATED",
                                "FROZEN",
                                "SIGNED",
                                "SIGNED",
                                "CERTIFICATEVOIDED",
                                "RECALCULATED",
                                "FROZEN",
                                "SIGNED",
                                "SIGNED",
                                "SUBMITTED")
                        .map(deed -> "DEPARTMENT_RETURN_" + deed)
                        .toList());
    }

    private static void certify(String id, String hash) {
        sign(id, "chris", CHIEF, hash).statusCode(201).body("status", is("OPEN"));
        sign(id, "sam", SECTION_151, hash).statusCode(201).body("status", is("COMPLETE"));
        get(preparer(), path(id, "")).body("status", is("CERTIFIED"));
    }

    @Test
    void shouldNotLetWhoeverPreparedTheReturnDeclineIt() {
        var id = draft(SiblingGrant.aGrantInUse().publish(), "RP2");
        decline(id, "pat", SECTION_151, frozen(id)).statusCode(403).body("code", is("PREPARER_MAY_NOT_CERTIFY"));
        get(preparer(), path(id, "/certificate")).statusCode(404);
    }

    private static ValidatableResponse decline(String id, String person, String role, String hash) {
        return post(
                Reporting.certifier(person),
                path(id, "/certificate/declination"),
                Map.of("role", role, "reason", "The accrual is not evidenced", "contentHash", hash));
    }

    /** Three roles, all of them: the certificate is whole with the third signature, and then it is a file. */
    @Test
    void shouldBeAFileOnceEveryRoleHasSigned() {
        var grant = SiblingGrant.aGrantInUse()
                .edition(edition ->
                        ((ArrayNode) edition.path("certification").path("requiredRoles")).add("CHIEF_INTERNAL_AUDITOR"))
                .publish();
        accepted(grant, "1-A", "990.00", "10.00");
        accepted(grant, "1-B", "500.50", "0.00");
        var id = draft(grant, "RP2");
        var hash = frozen(id);
        get(preparer(), path(id, "/certificate.pdf")).statusCode(404).body("code", is("CERTIFICATE_UNKNOWN"));
        sign(id, "chris", CHIEF, hash).statusCode(201);
        sign(id, "sam", SECTION_151, hash).statusCode(201).body("status", is("OPEN"));
        get(preparer(), path(id, "/certificate.pdf")).statusCode(409).body("code", is("CERTIFICATE_INCOMPLETE"));
        sign(id, "ida", "CHIEF_INTERNAL_AUDITOR", hash).statusCode(201).body("status", is("COMPLETE"));
        var pdf = Contract.given(preparer()).accept("application/pdf").get(path(id, "/certificate.pdf"));
        assertThat(pdf.header("Content-Disposition")).contains("E08000002_31-5781_RP2_v1.certificate.pdf");
        assertThat(pdf.header("X-File-SHA256")).isEqualTo(Sha256.hex(pdf.asByteArray()));
        assertThat(Pdf.text(pdf.asByteArray())).contains("Section 151", "sam");
        assertThat(new String(pdf.asByteArray(), ISO_8859_1))
                .startsWith("%PDF-")
                .contains("/StructTreeRoot");
        submit(id, hash, SENT).statusCode(200);
        sign(id, "ned", "CHIEF_INTERNAL_AUDITOR", hash)
                .statusCode(409)
                .body("code", is("DEPARTMENT_RETURN_NOT_FROZEN"));
        laterVersionLeavesItAlone(grant, id);
    }

    /** After the sending the certificate is history: what changes goes to a version of its own. */
    private static void laterVersionLeavesItAlone(SiblingGrant grant, String sent) {
        var request = Map.of("grantId", grant.id, "reportingPoint", "RP2", "revisionReason", "A late invoice");
        String later = post(preparer(), "/v1/department-returns", request)
                .statusCode(201)
                .extract()
                .path("id");
        inputs(later, Map.of("hours", "9.00")).statusCode(200);
        get(preparer(), path(later, "/certificate")).statusCode(404).body("code", is("CERTIFICATE_UNKNOWN"));
        get(preparer(), path(sent, "/certificate"))
                .body("status", is("COMPLETE"))
                .body("signatures", hasSize(3));
    }

    @Test
    void shouldAskForNoCertificateWhereThePointDoesNot() {
        var id = draft(SiblingGrant.aGrant().publish(), "RP1");
        sign(id, "sam", SECTION_151, "0".repeat(64)).statusCode(422).body("code", is("CERTIFICATE_NOT_ASKED_FOR"));
    }

    @Test
    void shouldSignFrozenFiguresOnly() {
        var id = draft(SiblingGrant.aGrantInUse().publish(), "RP2");
        validate(id);
        sign(id, "sam", SECTION_151, "0".repeat(64)).statusCode(409).body("code", is("DEPARTMENT_RETURN_NOT_FROZEN"));
    }

    /** V14: somebody who can write the database past the application changes one total. */
    @Test
    void shouldNoticeACertificateWhoseTotalsAreNotThoseOfTheReturn() throws SQLException {
        var grant = SiblingGrant.aGrantInUse().publish();
        accepted(grant, "1-A", "990.00", "10.00");
        var id = draft(grant, "RP2");
        var hash = frozen(id);
        sign(id, "chris", CHIEF, hash).statusCode(201);
        sign(id, "sam", SECTION_151, hash).statusCode(201).body("status", is("COMPLETE"));
        try (var owner = PostgresResource.superuser();
                var statement = owner.prepareStatement("update certificate set unspent_pence = unspent_pence + 1"
                        + " where department_return_id = ?::uuid")) {
            statement.setString(1, id);
            statement.executeUpdate();
        }
        submit(id, hash, SENT).statusCode(409).body("code", is("CERTIFICATE_DIFFERS"));
        get(preparer(), path(id, "")).body("status", is("CERTIFIED"));
    }

    /** The same of a certificate that is not whole yet: nobody signs on under it. */
    @Test
    void shouldTakeNoSignatureUnderACertificateOfOtherFigures() throws SQLException {
        var id = draft(SiblingGrant.aGrantInUse().publish(), "RP2");
        var hash = frozen(id);
        sign(id, "chris", CHIEF, hash).statusCode(201);
        try (var superuser = PostgresResource.superuser();
                var statement = superuser.prepareStatement(
                        "update certificate set content_hash = repeat('0', 64) where department_return_id = ?::uuid")) {
            statement.setString(1, id);
            statement.executeUpdate();
        }
        sign(id, "sam", SECTION_151, hash).statusCode(409).body("code", is("CERTIFICATE_DIFFERS"));
        get(preparer(), path(id, "/certificate")).body("signatures.signedBy", contains("chris"));
        get(preparer(), path(id, "")).body("status", is("FROZEN"));
    }

    @Test
    void shouldSayWhoseStatementWasSigned() {
        var id = draft(SiblingGrant.aGrantInUse().publish(), "RP2");
        sign(id, "sam", SECTION_151, frozen(id))
                .statusCode(201)
                .body(
                        "statement",
                        is("The grant was used for the purposes, in the period and under the conditions of its"
                                + " determination, save for the exceptions listed."))
                .body("signatures.statement", contains("I certify this return."))
                .body("signatures.financeRole", contains(true));
        get(certifier("sam"), path(id, "/certificate")).statusCode(200);
    }

    private static Map<String, String> signature(String role, String hash) {
        return Map.of("role", role, "statement", "I certify this return.", "contentHash", hash);
    }
}
