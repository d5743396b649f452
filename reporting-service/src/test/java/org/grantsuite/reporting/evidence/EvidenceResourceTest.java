package org.grantsuite.reporting.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.grantsuite.reporting.evidence.Files.named;
import static org.grantsuite.reporting.evidence.Files.pdf;
import static org.grantsuite.reporting.evidence.Files.upload;
import static org.grantsuite.reporting.testing.Reporting.get;
import static org.grantsuite.reporting.testing.Reporting.officer;
import static org.grantsuite.reporting.testing.Reporting.post;
import static org.grantsuite.reporting.testing.Reporting.provider;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.notNullValue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.sql.SQLException;
import java.util.Map;
import java.util.Random;
import org.grantsuite.commons.json.Sha256;
import org.grantsuite.commons.testing.Contract;
import org.grantsuite.commons.testing.PostgresResource;
import org.grantsuite.commons.testing.Tokens;
import org.grantsuite.reporting.obligation.PolicyTest;
import org.grantsuite.reporting.testing.Reporting;
import org.grantsuite.reporting.testing.ReportingServiceTest;
import org.grantsuite.reporting.testing.SiblingGrant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@ReportingServiceTest
class EvidenceResourceTest {

    private static final String PATH = "/v1/evidence";

    /** Three pieces of a mebibyte and a bit: what comes back is what went in, to the byte. */
    @Test
    void shouldKeepAFileToTheByteWithItsHashAndRetention() {
        var grant = SiblingGrant.aGrant().publish();
        var bytes = new byte[3_145_800];
        new Random(5).nextBytes(bytes);
        System.arraycopy(pdf(""), 0, bytes, 0, 9);
        String id = upload(officer(), grant.id, named("EV-1", "payroll.pdf") + "&providerId=1-A", bytes)
                .statusCode(201)
                .body("mediaType", is("application/pdf"))
                .body("sizeBytes", is(3_145_800))
                .body("contentHash", is(Sha256.hex(bytes)))
                .body("scanStatus", is("NOT_SCANNED"))
                .body("retainUntil", is("2028-03-31"))
                .body("sameContent", empty())
                .extract()
                .path("id");
        var content = get(officer(), PATH + "/" + id + "/content")
                .statusCode(200)
                .header("X-File-SHA256", Sha256.hex(bytes))
                .header("X-Content-Type-Options", "nosniff")
                .header("Content-Disposition", "attachment; filename=\"payroll.pdf\"")
                .extract()
                .asByteArray();
        assertThat(content).isEqualTo(bytes);
        get(officer(), PATH + "?grantId=" + grant.id + "&reference=EV-1").body("items.id", contains(id));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "payroll.pdf|MZ program|415|EVIDENCE_TYPE_NOT_ALLOWED",
                "payroll.pdf|just text|422|EVIDENCE_TYPE_MISMATCH",
                "payroll.exe|%PDF-1.7|422|EVIDENCE_TYPE_MISMATCH",
                "page.txt|<html>|415|EVIDENCE_TYPE_NOT_ALLOWED",
            })
    void shouldBelieveBytesAndNotNames(String fileName, String text, int status, String code) {
        var grant = SiblingGrant.aGrant().publish();
        upload(officer(), grant.id, named("EV-1", fileName), text.getBytes(java.nio.charset.StandardCharsets.UTF_8))
                .statusCode(status)
                .body("code", is(code));
        get(officer(), PATH + "?grantId=" + grant.id).body("items", empty());
    }

    @Test
    void shouldRefuseMacrosEmptyAndOversizedFiles() throws IOException {
        var grant = SiblingGrant.aGrant().publish();
        upload(officer(), grant.id, named("EV-1", "a.xlsx"), FileKindTest.zip("xl/workbook.xml", "xl/vbaProject.bin"))
                .statusCode(422)
                .body("code", is("EVIDENCE_HAS_MACROS"));
        Contract.unchecked(officer())
                .contentType("application/octet-stream")
                .header("Idempotency-Key", Reporting.key())
                .post(PATH + "?grantId=" + grant.id + named("EV-1", "a.pdf"))
                .then()
                .statusCode(422)
                .body("code", is("EVIDENCE_EMPTY"));
        upload(officer(), grant.id, named("EV-1", "a.pdf"), pdf("x".repeat(26_214_400)))
                .statusCode(413)
                .body("code", is("BODY_TOO_LARGE"));
        get(officer(), PATH + "?grantId=" + grant.id).body("items", empty());
    }

    @Test
    void shouldKeepOneFileForOneReferenceAndTellWhatIsClaimedElsewhere() {
        var grant = SiblingGrant.aGrant().publish();
        var other = SiblingGrant.aGrant().publish();
        var bytes = pdf("invoice 17 " + grant.id);
        var first = upload(officer(), grant.id, named("EV-1", "a.pdf"), bytes).statusCode(201);
        upload(officer(), grant.id, named("EV-1", "b.pdf"), pdf("another"))
                .statusCode(409)
                .body("code", is("EVIDENCE_REFERENCE_TAKEN"));
        upload(officer(), grant.id, named("EV-2", "a.pdf"), bytes)
                .statusCode(409)
                .body("code", is("EVIDENCE_HELD_ALREADY"));
        get(officer(), PATH + "?grantId=" + grant.id).body("items", hasSize(1));
        // R8: the same invoice under another grant is kept, and told.
        upload(officer(), other.id, named("EV-1", "a.pdf"), bytes)
                .statusCode(201)
                .body("sameContent", contains(first.extract().<String>path("id")));
    }

    @Test
    void shouldKeepOnceHoweverOftenItIsSentWithOneKey() {
        var grant = SiblingGrant.aGrant().publish();
        var key = Reporting.key();
        var bytes = pdf("once " + grant.id);
        String id = upload(officer(), key, grant.id, named("EV-1", "a.pdf"), bytes)
                .extract()
                .path("id");
        upload(officer(), key, grant.id, named("EV-1", "a.pdf"), bytes)
                .statusCode(201)
                .header("Idempotency-Replayed", "true")
                .body("id", is(id));
        upload(officer(), key, grant.id, named("EV-1", "a.pdf"), pdf("other"))
                .statusCode(422)
                .body("code", is("IDEMPOTENCY_KEY_REUSED"));
    }

    /** The edition asks for ten years from 2023, the council for six from March 2022: the later of the two. */
    @Test
    void shouldNeverKeepForLessThanTheEditionAsks() {
        var grant = SiblingGrant.aGrant()
                .edition(edition ->
                        edition.putObject("retention").put("years", 10).put("from", "2023-01-31"))
                .publish();
        upload(officer(), grant.id, named("EV-1", "a.pdf"), pdf("x")).body("retainUntil", is("2033-01-31"));
        var shorter = SiblingGrant.aGrant()
                .edition((ObjectNode edition) -> edition.putObject("retention").put("years", 2))
                .publish();
        upload(officer(), shorter.id, named("EV-1", "a.pdf"), pdf("x")).body("retainUntil", is("2028-03-31"));
    }

    @Test
    void shouldDisposeOnlyAfterTheRetentionAndKeepTheRecord() {
        var grant = SiblingGrant.aGrant().publish();
        String kept = upload(officer(), grant.id, named("EV-1", "a.pdf"), pdf("kept"))
                .extract()
                .path("id");
        post(officer(), PATH + "/" + kept + "/disposal", Map.of("reason", "Tidying"))
                .statusCode(409)
                .body("code", is("RETENTION_RUNNING"));
        get(officer(), PATH + "/" + kept + "/content").statusCode(200);
        var council = "E08000041";
        var ann = Tokens.of(council, "ann", "grants-officer");
        PolicyTest.put(ann, PolicyTest.policy(true)).statusCode(200);
        String id = upload(ann, grant.id, named("EV-1", "a.pdf"), pdf("old"))
                .body("retainUntil", is("2023-03-31"))
                .extract()
                .path("id");
        post(ann, PATH + "/" + id + "/disposal", Map.of("reason", "Retention ended"))
                .statusCode(200)
                .body("disposedBy", is("ann"))
                .body("contentHash", is(Sha256.hex(pdf("old"))));
        get(ann, PATH + "/" + id + "/content").statusCode(409).body("code", is("EVIDENCE_DISPOSED"));
        get(ann, PATH + "/" + id).statusCode(200).body("disposedOn", notNullValue());
        post(ann, PATH + "/" + id + "/disposal", Map.of("reason", "Again"))
                .statusCode(409)
                .body("code", is("EVIDENCE_DISPOSED"));
    }

    /** The database itself lets no byte go before its time, whatever the application asks. */
    @Test
    void shouldHoldBytesInTheDatabaseUntilTheyMayGo() throws SQLException {
        var grant = SiblingGrant.aGrant().publish();
        String id = upload(officer(), grant.id, named("EV-1", "a.pdf"), pdf("held"))
                .extract()
                .path("id");
        try (var app = PostgresResource.app()) {
            app.setAutoCommit(false);
            app.createStatement().execute("select set_config('app.council', '" + Reporting.COUNCIL + "', true)");
            assertThatThrownBy(() -> app.createStatement()
                            .execute("delete from evidence_chunk where evidence_id = '" + id + "'"))
                    .hasMessageContaining("only with its disposal");
            app.rollback();
            app.createStatement().execute("select set_config('app.council', '" + Reporting.COUNCIL + "', true)");
            assertThatThrownBy(() -> app.createStatement()
                            .execute(
                                    "update evidence set disposed_by = 'x', disposal_reason = 'x', disposed_on = retain_until"
                                            + " where id = '" + id + "'"))
                    .hasMessageContaining("evidence_retained");
            app.rollback();
            assertThatThrownBy(() -> app.createStatement().execute("update evidence set retain_until = '2000-01-01'"))
                    .hasMessageContaining("permission denied");
        }
    }

    @Test
    void shouldShowAProviderItsOwnAndAnotherCouncilNothing() {
        var grant = SiblingGrant.aGrant().publish();
        upload(provider("1-A"), grant.id, named("EV-1", "a.pdf"), pdf("a"))
                .statusCode(403)
                .body("code", is("PROVIDER_NOT_YOURS"));
        upload(provider("1-A"), grant.id, named("EV-1", "a.pdf") + "&providerId=1-B", pdf("a"))
                .statusCode(403)
                .body("code", is("PROVIDER_NOT_YOURS"));
        String own = upload(provider("1-A"), grant.id, named("EV-1", "a.pdf") + "&providerId=1-A", pdf("a"))
                .statusCode(201)
                .extract()
                .path("id");
        String others = upload(officer(), grant.id, named("EV-1", "a.pdf") + "&providerId=1-B", pdf("a"))
                .statusCode(201)
                .body("sameContent", contains(own))
                .extract()
                .path("id");
        get(provider("1-A"), PATH + "?grantId=" + grant.id).body("items.id", contains(own));
        get(provider("1-A"), PATH + "/" + own).body("sameContent", empty());
        get(provider("1-A"), PATH + "/" + others).statusCode(404).body("code", is("EVIDENCE_UNKNOWN"));
        get(provider("1-A"), PATH + "/" + others + "/content").statusCode(404);
        var stranger = Tokens.of("E09000001", "sly", "grants-officer");
        get(stranger, PATH + "/" + own + "/content").statusCode(404);
        get(stranger, PATH + "?grantId=" + grant.id).body("items", empty());
        post(stranger, PATH + "/" + own + "/disposal", Map.of("reason", "x")).statusCode(404);
    }
}
