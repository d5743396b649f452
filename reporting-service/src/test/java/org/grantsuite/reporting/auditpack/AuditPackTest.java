package org.grantsuite.reporting.auditpack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.grantsuite.reporting.testing.Reporting.accepted;
import static org.grantsuite.reporting.testing.Reporting.auditor;
import static org.grantsuite.reporting.testing.Reporting.draft;
import static org.grantsuite.reporting.testing.Reporting.frozen;
import static org.grantsuite.reporting.testing.Reporting.get;
import static org.grantsuite.reporting.testing.Reporting.officer;
import static org.grantsuite.reporting.testing.Reporting.sign;
import static org.hamcrest.Matchers.is;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.grantsuite.commons.json.Sha256;
import org.grantsuite.commons.testing.Contract;
import org.grantsuite.reporting.testing.Reporting;
import org.grantsuite.reporting.testing.ReportingServiceTest;
import org.grantsuite.reporting.testing.SiblingGrant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The pack, and the small command that verifies it on a machine that has nothing of the suite. */
@ReportingServiceTest
class AuditPackTest {

    @TempDir
    Path folder;

    private static SiblingGrant aGrant() {
        return SiblingGrant.aGrantInUse().publish().archive();
    }

    private static byte[] pack(SiblingGrant grant) {
        return Contract.given(auditor())
                .accept("application/zip")
                .get("/v1/grants/" + grant.id + "/audit-pack.zip")
                .then()
                .statusCode(200)
                .extract()
                .asByteArray();
    }

    private static void evidence(SiblingGrant grant, String reference, byte[] bytes) {
        Contract.given(officer())
                .contentType("application/octet-stream")
                .header("Idempotency-Key", Reporting.key())
                .body(bytes)
                .post("/v1/evidence?grantId=" + grant.id + "&reference=" + reference + "&fileName=receipt.pdf")
                .then()
                .statusCode(201);
    }

    private static Map<String, byte[]> unpacked(byte[] pack) throws IOException {
        var entries = new LinkedHashMap<String, byte[]>();
        try (var zip = new ZipInputStream(new ByteArrayInputStream(pack))) {
            for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                entries.put(entry.getName(), zip.readAllBytes());
            }
        }
        return entries;
    }

    private byte[] packed(Map<String, byte[]> entries) throws IOException {
        var out = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(out)) {
            for (var entry : entries.entrySet()) {
                zip.putNextEntry(new ZipEntry(entry.getKey()));
                zip.write(entry.getValue());
            }
        }
        return out.toByteArray();
    }

    private record Verdict(int exit, String words) {}

    private Verdict verify(byte[] pack) throws IOException, InterruptedException {
        Path file = Files.write(folder.resolve("pack.zip"), pack);
        var process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "../tools/audit-pack/Verify.java",
                        file.toString())
                .redirectErrorStream(true)
                .start();
        String words = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        return new Verdict(process.exitValue(), words);
    }

    @Test
    void shouldHoldEverythingOfAGrantAndVerify() throws IOException, InterruptedException {
        var grant = SiblingGrant.aGrantInUse()
                .edition(document -> {})
                .supersededOn("2022-03-01", document -> {})
                .publish()
                .archive();
        accepted(grant, "1-A", "990.00", "10.00");
        var id = draft(grant, "RP2");
        var hash = frozen(id);
        sign(id, "sam", "SECTION_151_OFFICER", hash).statusCode(201);

        var pack = pack(grant);
        var entries = unpacked(pack);

        assertThat(entries.keySet())
                .contains(
                        "grant/determination.json",
                        "grant/rules/" + grant.successorCode().replace("-next", "") + ".json",
                        "grant/rules/" + grant.successorCode() + ".json",
                        "grant/conditions.jsonl",
                        "grant/decisions.jsonl",
                        "grant/journals.jsonl",
                        "grant/settlement.json",
                        "allocation/plans.jsonl",
                        "allocation/awards.jsonl",
                        "allocation/payments.jsonl",
                        "allocation/recoveries.jsonl",
                        "reporting/provider-return.jsonl",
                        "reporting/signature.jsonl",
                        "reporting/files/RP2-v1/" + hash + ".json",
                        "reporting/files/RP2-v1/" + hash + ".xlsx");
        // two payments, two lines of spending and a receipt are five journals
        assertThat(new String(entries.get("grant/journals.jsonl"), StandardCharsets.UTF_8).lines())
                .hasSize(5);
        assertThat(new String(entries.get("reporting/signature.jsonl"), StandardCharsets.UTF_8))
                .contains("\"signed_by\":\"sam\"");
        var verdict = verify(pack);
        assertThat(verdict.words()).contains((entries.size() - 1) + " entries, each as the manifest says");
        assertThat(verdict.exit()).isZero();
    }

    /** Evidence is there byte for byte, with what the scanner said and how long it is kept. */
    @Test
    void shouldHoldEvidenceUnderItsHashWithItsScanAndRetention() throws IOException, InterruptedException {
        var grant = aGrant();
        var receipt = "%PDF-1.4\nreceipt of £10\n%%EOF\n".getBytes(StandardCharsets.UTF_8);
        evidence(grant, "R-1", receipt);
        evidence(grant, "R-2", "%PDF-1.4\nanother\n%%EOF\n".getBytes(StandardCharsets.UTF_8));

        var pack = pack(grant);
        var entries = unpacked(pack);
        var rows = new String(entries.get("reporting/evidence.jsonl"), StandardCharsets.UTF_8);
        assertThat(rows.lines()).hasSize(2);
        assertThat(rows)
                .contains("\"content_hash\":\"" + Sha256.hex(receipt))
                .contains("\"scan_status\":\"NOT_SCANNED\"")
                .contains("\"retain_until\":\"");
        var file = entries.keySet().stream()
                .filter(name -> name.startsWith("reporting/evidence/") && name.endsWith(Sha256.hex(receipt)))
                .findFirst()
                .orElseThrow();
        assertThat(entries.get(file)).isEqualTo(receipt);
        assertThat(verify(pack).exit()).isZero();

        // whoever mends the manifest along with a receipt is found by the name it was kept under
        var forged = new LinkedHashMap<>(entries);
        forged.put(file, "%PDF-1.4 forged".getBytes(StandardCharsets.UTF_8));
        var manifest = new String(entries.get("MANIFEST.sha256"), StandardCharsets.UTF_8)
                .replace(Sha256.hex(receipt) + "  ", Sha256.hex(forged.get(file)) + "  ");
        forged.put("MANIFEST.sha256", manifest.getBytes(StandardCharsets.UTF_8));
        assertThat(verify(packed(forged))).satisfies(verdict -> {
            assertThat(verdict.exit()).isEqualTo(1);
            assertThat(verdict.words()).contains(file);
        });
    }

    @Test
    void shouldGiveTheSameBytesForTheSameFacts() {
        var grant = aGrant();
        accepted(grant, "1-A", "990.00", "10.00");

        assertThat(pack(grant)).isEqualTo(pack(grant));
    }

    @Test
    void shouldFindWhatWasChangedRemovedOrAdded() throws IOException, InterruptedException {
        var entries = unpacked(pack(aGrant()));

        var changed = new LinkedHashMap<>(entries);
        changed.put("grant/journals.jsonl", "{}\n".getBytes(StandardCharsets.UTF_8));
        assertThat(verify(packed(changed))).satisfies(verdict -> {
            assertThat(verdict.exit()).isEqualTo(1);
            assertThat(verdict.words()).contains("changed: grant/journals.jsonl");
        });
        var removed = new LinkedHashMap<>(entries);
        removed.remove("grant/decisions.jsonl");
        assertThat(verify(packed(removed)).words()).contains("missing: grant/decisions.jsonl");
        var added = new LinkedHashMap<>(entries);
        added.put("grant/extra.json", new byte[0]);
        assertThat(verify(packed(added)).words()).contains("not in the manifest: grant/extra.json");
        var open = new LinkedHashMap<>(entries);
        open.remove("MANIFEST.sha256");
        assertThat(verify(packed(open))).satisfies(verdict -> {
            assertThat(verdict.exit()).isEqualTo(1);
            assertThat(verdict.words()).contains("the pack is not whole");
        });
    }

    @Test
    void shouldSendNothingWhereASiblingFailsMidway() {
        var grant = SiblingGrant.aGrantInUse().publish();

        get(auditor(), "/v1/grants/" + grant.id + "/audit-pack.zip")
                .statusCode(404)
                .body("code", is("GRANT_UNKNOWN"));
        grant.archive().breakGrantService();
        get(auditor(), "/v1/grants/" + grant.id + "/audit-pack.zip")
                .statusCode(503)
                .body("code", is("SIBLING_UNAVAILABLE"));
        get(officer(), "/v1/grants/" + grant.id + "/audit-pack.zip").statusCode(403);
    }
}
