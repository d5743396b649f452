package org.grantsuite.quickstart.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class StoryTest {
    private static StoryRun run;
    private static Summary summary;

    @BeforeAll
    static void tell() throws IOException, SQLException {
        run = new StoryRun();
        summary = run.tell(step -> {});
    }

    @AfterAll
    static void stop() throws IOException {
        run.close();
    }

    @Test
    void shouldComeToTheFiguresCheckedByHand() throws IOException {
        assertThat(summary.withoutSeconds()).isEqualTo(StoryRun.expected());
    }

    @Test
    void shouldKeepEveryInvariant() {
        assertThat(summary.invariants()).hasSize(16).doesNotContainValue(false);
    }

    @Test
    void shouldShowTheReaderWhatDoesNotAddUp() {
        assertThat(run.printed())
                .contains("-£696.87", "residual £0.60", "hospice without a driver refused", "PREPARER_MAY_NOT_APPROVE")
                .contains("FUNDING_SOURCE_IS_NOT_THIS_GRANT", "(assumed)")
                .contains("a change of 2022-07-05 is refused: FIGURES_LOCKED", "£96.42 written off for 1-910121");
    }

    /** The pack of a real grant, and the command an auditor has who has nothing of the suite. */
    @Test
    void shouldLeaveAnAuditPackThatVerifies() throws IOException, InterruptedException {
        Path pack = AuditPack.file(run.root());
        Process verify = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        run.root().resolve("tools/audit-pack/Verify.java").toString(),
                        pack.toString())
                .redirectErrorStream(true)
                .start();
        String words = new String(verify.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(verify.waitFor()).as(words).isZero();
        try (ZipFile zip = new ZipFile(pack.toFile())) {
            assertThat(new String(
                                    zip.getInputStream(zip.getEntry("allocation/payments.jsonl"))
                                            .readAllBytes(),
                                    StandardCharsets.UTF_8)
                            .lines())
                    .hasSize(155);
            assertThat(zip.stream().map(entry -> entry.getName().replaceAll("[0-9a-f]{8}-[0-9a-f-]{27}", "ID")))
                    .contains(
                            "allocation/plans/ID/approvals.jsonl",
                            "allocation/plans/ID/runs/ID/lines.jsonl",
                            "allocation/plans/ID/payment-runs/ID/approvals.jsonl",
                            "allocation/snapshots/ID/lines.jsonl");
            assertThat(zip.getEntry("allocation/spend-statements.jsonl").getSize())
                    .isPositive();
            assertThat(zip.getEntry("grant/conditions.jsonl").getSize()).isPositive();
            assertThat(zip.getEntry("reporting/signature.jsonl").getSize()).isPositive();
            assertThat(zip.getEntry("reporting/final-value-lock.jsonl").getSize())
                    .isPositive();
        }
    }
}
