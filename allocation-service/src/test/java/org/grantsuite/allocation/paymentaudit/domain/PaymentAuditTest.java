package org.grantsuite.allocation.paymentaudit.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class PaymentAuditTest {
    @Nested
    class OfTheDevonFile {
        private final AuditReport report = PaymentAudit.examine(PublishedPayments.all(), PublishedPayments.SETTINGS);

        @Test
        void shouldReadTheRatesFromTheAmountsAlone() {
            assertThat(report.runs())
                    .extracting(
                            AuditReport.RunTold::label, AuditReport.RunTold::ratePence, AuditReport.RunTold::rateStated)
                    .containsExactlyInAnyOrder(
                            tuple("WRRF1-P1", 30_000L, false),
                            tuple("WRRF1-P2", 20_000L, false),
                            tuple("WRRF1-REC", 50_000L, false),
                            tuple("WRRF2-P1", 35_000L, false),
                            tuple("WRRF2-P2", 15_000L, false),
                            tuple("WRRF2-REC", 50_000L, false));
        }

        @Test
        void shouldRebuildTheFirstRunAndPredictTheSecond() {
            AuditReport.RunTold first = report.runs().stream()
                    .filter(run -> run.label().equals("WRRF1-P1"))
                    .findFirst()
                    .orElseThrow();
            assertThat(first.totalPence()).isEqualTo(98_910_000);
            // 989,100 / 300
            assertThat(first.units()).isEqualTo(3_297);
            // 3,297 × 200 predicted; 13 heads more and 5 fewer were paid
            assertThat(report.pairs())
                    .filteredOn(pair -> pair.earlier().equals("WRRF1-P1"))
                    .containsExactly(new AuditReport.Pair("WRRF1-P1", "WRRF1-P2", 96, 95, 65_940_000, 66_100_000));
        }

        @Test
        void shouldReportExactlyWhatDiffers() {
            assertThat(report.findings())
                    .extracting(
                            AuditFinding::kind,
                            AuditFinding::runLabel,
                            AuditFinding::supplierNo,
                            AuditFinding::expectedPence)
                    .containsExactlyInAnyOrder(
                            tuple(FindingKind.UNIT_COUNT_MOVED, "WRRF1-P2", "209342", 800_000L),
                            tuple(FindingKind.MISSING_FROM_LATER, "WRRF1-P2", "260782", 100_000L),
                            tuple(FindingKind.UNIT_COUNT_MOVED, "WRRF2-P2", "244550", 840_000L),
                            tuple(FindingKind.UNIT_COUNT_MOVED, "WRRF2-P2", "86872", 1_290_000L),
                            tuple(FindingKind.UNIT_COUNT_MOVED, "WRRF2-P2", "90938", 1_320_000L),
                            tuple(FindingKind.UNIT_COUNT_MOVED, "WRRF2-P2", "90958", 1_170_000L),
                            tuple(FindingKind.MISSING_FROM_EARLIER, "WRRF2-P1", "379889", 805_000L),
                            tuple(FindingKind.MAY_BE_UNDER_THRESHOLD, "WRRF2-P2", "87559", 30_000L),
                            tuple(FindingKind.PAID_IN_PARTS, "WRRF2-P1", "116282", 6_510_000L),
                            tuple(FindingKind.PAID_IN_PARTS, "WRRF2-P1", "138711", 2_100_000L));
        }

        @Test
        void shouldNameTheHeadsThatMoved() {
            assertThat(report.findings())
                    .filteredOn(finding -> finding.supplierNo().equals("209342"))
                    .extracting(AuditFinding::message)
                    .containsExactly("40 units under WRRF1-P1, 53 under WRRF1-P2");
        }
    }

    @Nested
    class OfARunAlone {
        @Test
        void shouldUseTheRateTheCouncilStates() {
            List<PaidLine> lines = new ArrayList<>();
            for (int i = 1; i <= 9; i++) {
                lines.add(line(i, "P1", "s" + i, 60_000L * i));
            }
            lines.add(line(10, "P1", "odd", 90_000));
            AuditSettings stated = new AuditSettings(50_000, 100, 5, Map.of("P1", 60_000L));
            assertThat(PaymentAudit.examine(lines, stated).findings())
                    .extracting(AuditFinding::kind, AuditFinding::supplierNo)
                    .containsExactly(tuple(FindingKind.NOT_A_MULTIPLE, "odd"));
            AuditReport inferred = PaymentAudit.examine(lines, PublishedPayments.SETTINGS);
            assertThat(inferred.runs())
                    .extracting(AuditReport.RunTold::ratePence)
                    .containsExactly(30_000L);
            assertThat(inferred.findings()).isEmpty();
        }

        @Test
        void shouldInferNoRateFromAmountsThatHaveNone() {
            List<PaidLine> lines = new ArrayList<>();
            long amount = 100_003;
            for (int i = 1; i <= 30; i++) {
                amount = amount * 31 % 999_983;
                lines.add(line(i, "P1", "s" + i, amount));
            }
            AuditReport report = PaymentAudit.examine(lines, PublishedPayments.SETTINGS);
            assertThat(report.runs()).extracting(AuditReport.RunTold::ratePence).containsOnlyNulls();
            assertThat(report.findings()).isEmpty();
        }

        @Test
        void shouldTellAPennyFromAWrongSum() {
            List<PaidLine> lines = new ArrayList<>();
            for (int i = 1; i <= 9; i++) {
                lines.add(line(i, "P1", "s" + i, 30_000L * (2 * i + 1)));
            }
            lines.add(line(10, "P1", "penny", 29_999));
            lines.add(line(11, "P1", "wrong", 31_000));
            assertThat(PaymentAudit.examine(lines, PublishedPayments.SETTINGS).findings())
                    .extracting(AuditFinding::kind, AuditFinding::supplierNo, AuditFinding::expectedPence)
                    .containsExactly(
                            tuple(FindingKind.PENNY_OFF, "penny", 30_000L),
                            tuple(FindingKind.NOT_A_MULTIPLE, "wrong", null));
        }
    }

    @Test
    void shouldFindNothingInAnEmptyFile() {
        assertThat(PaymentAudit.examine(List.of(), PublishedPayments.SETTINGS))
                .isEqualTo(new AuditReport(List.of(), List.of(), List.of()));
    }

    private static PaidLine line(int line, String label, String supplier, long pence) {
        return new PaidLine(line, label, LocalDate.of(2021, 12, 16), "T" + line, supplier, pence);
    }
}
