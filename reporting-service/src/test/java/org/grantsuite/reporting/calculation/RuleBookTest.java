package org.grantsuite.reporting.calculation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class RuleBookTest {

    @Test
    void shouldFindNothingButUnknownOutputsInASettledGrant() {
        assertThat(Facts.aSettledGrant().findings()).extracting(Finding::id).containsOnly("UNKNOWN");
    }

    @Nested
    class Money {

        @Test
        void shouldRefuseMoreThanTheAllocation() {
            var facts = Facts.aSettledGrant();
            facts.allocation = 849_99;
            assertThat(facts.findings("V1"))
                    .containsExactly(new Finding(
                            "V1", Severity.ERROR, "D1 + D2", "Words of V1. £850.00 against an allocation of £849.99"));
        }

        @Test
        void shouldWarnOfMoreThanTheCashAndBeContentWithAnUnderwriting() {
            var facts = Facts.aSettledGrant();
            facts.allocation = 2_000_00;
            facts.ledger.set(0, new LedgerTransfer("r", "r", Facts.PAID_ON, "GRANT_CASH", "GRANT_RECEIVED", 849_99));
            assertThat(facts.findings("V1")).extracting(Finding::severity).containsExactly(Severity.WARNING);
            facts.underwritten = 1;
            assertThat(facts.findings("V1")).isEmpty();
        }

        @Test
        void shouldCompareLinesWithTheLedger() {
            var facts = Facts.aSettledGrant();
            facts.journal("unknown", Facts.INCURRED_ON, "DIRECT_SPEND", "GRANT_CASH", 1);
            assertThat(facts.findings("V2").get(0).message())
                    .isEqualTo("Words of V2. £245.00 by measure and £5.00 administration make £250.00, the ledger"
                            + " holds £250.01");
        }

        @Test
        void shouldRefuseProvidersThatSpentMoreThanTheyGot() {
            var facts = Facts.aSettledGrant().providerReturn("A", "0.00", Map.of("RETENTION", "10.01"));
            assertThat(facts.findings("V3")).hasSize(1);
            assertThat(facts.findings("V4")).hasSize(1);
            assertThat(facts.findings("V19")).extracting(Finding::place).containsExactly("D11");
        }

        @Test
        void shouldNoticeACellThatIsNotItsSum() {
            var facts = Facts.aSettledGrant().build();
            var figures = ReturnCalculator.calculate(Facts.template(), facts);
            var cells = new ArrayList<>(figures.cells());
            cells.replaceAll(cell -> cell.code().equals("D11") ? withValue(cell, "10.01") : cell);
            var tampered = new ReturnFigures(
                    figures.receivedPence(),
                    figures.directPence(),
                    figures.transferredPence(),
                    figures.directByMeasurePence(),
                    figures.providerByMeasurePence(),
                    figures.adminPence(),
                    figures.returnedPence(),
                    figures.heldPence(),
                    figures.missing(),
                    figures.totals(),
                    cells);
            assertThat(RuleBook.check(Facts.template(), facts, tampered))
                    .extracting(Finding::id)
                    .contains("V4");
        }

        @Test
        void shouldHoldAdministrationToItsCapToThePenny() {
            var atTheCap = Facts.aSettledGrant().admin("GL3", "5.00");
            assertThat(atTheCap.findings("V5")).isEmpty();
            assertThat(atTheCap.admin("GL4", "0.01").findings("V5"))
                    .extracting(Finding::message)
                    .containsExactly("Words of V5. £10.01 against a cap of £10.00");
        }

        @Test
        void shouldRefuseAdministrationThatIsNotInTheLedger() {
            var facts = Facts.aSettledGrant();
            facts.ledger.removeIf(transfer -> transfer.businessKey().startsWith("GL"));
            assertThat(facts.findings("V6")).hasSize(1);
        }
    }

    @Nested
    class Lines {

        @Test
        void shouldRefuseAMeasureTheSchemeDoesNotKnow() {
            assertThat(Facts.aSettledGrant().spend("GL9", "SURPRISE", "1.00").findings("V7"))
                    .extracting(Finding::place)
                    .containsExactly("direct spend GL9");
        }

        @Test
        void shouldAskForAJustificationWhereTheMeasureDoes() {
            assertThat(Facts.aSettledGrant().spend("GL9", "OTHER", "1.00").findings("V7"))
                    .extracting(Finding::message)
                    .containsExactly("Words of V7. OTHER has no justification");
        }

        @Test
        void shouldRefuseAProviderReturnOfAnotherPeriod() {
            var short1 = new Period(Facts.WINDOW.from(), LocalDate.parse("2022-03-30"));
            var facts = Facts.aSettledGrant();
            facts.add(new ProviderFigures("late", "A", List.of(Facts.award("A")), short1, List.of(), 0, 0, Map.of()));
            assertThat(facts.findings("V15")).extracting(Finding::place).containsExactly("provider A return late");
        }

        @Test
        void shouldRefuseALineBeforeTheWindow() {
            var facts = Facts.aSettledGrant().spend("GL9", "RETENTION", "1.00", LocalDate.parse("2021-10-20"));
            assertThat(facts.findings("V18")).extracting(Finding::place).containsExactly("direct spend GL9");
        }

        @Test
        void shouldRefuseANegativeLineAndANegativeReturn() {
            var facts = Facts.aSettledGrant().providerReturn("A", "-0.01", Map.of());
            facts.direct.add(new DirectSpendLine("GL9", "RETENTION", "NONE", -1, Facts.INCURRED_ON, null, null));
            assertThat(facts.findings("V19"))
                    .extracting(Finding::place)
                    .containsExactly("direct spend GL9", "provider A return return-2");
        }
    }

    @Nested
    class Providers {

        @Test
        void shouldListMissingProvidersWithTheirMoneyAsAWarning() {
            assertThat(Facts.aSettledGrant().pay("C", "3.00").findings("V16"))
                    .containsExactly(new Finding(
                            "V16",
                            Severity.WARNING,
                            "D13 reported",
                            "Words of V16. 1 of 3 paid providers are listed as missing, with £3.00 of £603.00"));
        }

        /** R36: who answers a survey of one location has not reported on the money of another. */
        @Test
        void shouldTakeASurveyReturnForNoReportOnMoney() {
            var facts = Facts.aSettledGrant().pay("C", "500.50");
            facts.add(new ProviderFigures(
                    "survey", "C", List.of(), Facts.WINDOW, List.of(), 0, 0, Map.of(OutputKind.LEAVERS, 1L)));
            assertThat(facts.figures().missing()).containsExactly(new MissingProvider("C", 500_50));
            assertThat(facts.findings("V16")).extracting(Finding::severity).containsExactly(Severity.WARNING);
            assertThat(facts.findings("V17")).isEmpty();
        }

        @Test
        void shouldMissAnAwardWhoseProviderReportsOnAnotherOnly() {
            var facts = Facts.aSettledGrant();
            facts.journal("payment/A2", Facts.PAID_ON, "TRANSFERRED", "GRANT_CASH", 3_00);
            facts.payments.add(new ProviderPayment("payment/A2", Facts.award("A2"), "A", 3_00, Facts.PAID_ON));
            assertThat(facts.figures().missing()).containsExactly(new MissingProvider("A", 3_00));
            assertThat(facts.findings("V17")).isEmpty();
        }

        @Test
        void shouldFindAPaidProviderThatIsInNeitherList() {
            var facts = Facts.aSettledGrant().pay("C", "3.00").build();
            var figures = ReturnCalculator.calculate(
                    Facts.template(), Facts.aSettledGrant().build());
            assertThat(RuleBook.check(Facts.template(), facts, figures))
                    .filteredOn(finding -> finding.id().equals("V16"))
                    .extracting(Finding::severity)
                    .containsExactly(Severity.ERROR);
        }

        @Test
        void shouldRefuseAProviderWhosePoundsDoNotAddUp() {
            var facts = Facts.aSettledGrant().pay("B", "0.01");
            assertThat(facts.findings("V17"))
                    .extracting(Finding::message)
                    .containsExactly("Words of V17. Spent, returned and still held make £200.00, paid was £200.01");
        }

        @Test
        void shouldRefuseSpendOfAProviderThatWasNeverPaid() {
            assertThat(Facts.aSettledGrant()
                            .providerReturn("X", "0.00", Map.of("RETENTION", "1.00"))
                            .findings("V17"))
                    .hasSize(1);
        }
    }

    @Nested
    class Closing {

        @Test
        void shouldWarnOfAChangedBaselineAndOfNothingThatWasUnknown() {
            var facts = Facts.aSettledGrant()
                    .outputs(Map.of(OutputKind.HOURS_BASELINE, 10_00L, OutputKind.RECRUITS_BASELINE, 2L));
            facts.earlier.put("D6", "9.00");
            assertThat(facts.findings("V10"))
                    .extracting(Finding::message)
                    .containsExactly("Words of V10. It was 9.00 at P1 and is 10.00");
        }

        @Test
        void shouldWorkOutUnspentTwice() {
            var facts = Facts.aSettledGrant();
            facts.payments.remove(1);
            assertThat(facts.findings("V13"))
                    .extracting(Finding::message)
                    .containsExactly(
                            "Words of V13. £160.00 unspent, but -£190.00 recoverable from providers and £150.00 held");
        }

        @Test
        void shouldNoticeAPaymentTheLedgerDoesNotKnow() {
            var facts = Facts.aSettledGrant();
            facts.payments.add(new ProviderPayment("payment/ghost", Facts.award("A"), "A", 1, Facts.PAID_ON));
            assertThat(facts.findings("V13"))
                    .extracting(Finding::message)
                    .containsExactly(
                            "Words of V13. £160.00 unspent, but £10.01 recoverable from providers and £150.00 held");
        }

        @Test
        void shouldHoldTheCouncilToTheUnspentValueItStates() {
            var facts = Facts.aSettledGrant();
            facts.inputs = new CouncilInputs(null, Map.of(), null, 159_99L, null);
            assertThat(facts.findings("V13")).hasSize(1);
            facts.inputs = new CouncilInputs(null, Map.of(), null, 160_00L, null);
            assertThat(facts.findings("V13")).isEmpty();
        }

        @Test
        void shouldAskForUnspentAtTheFinalPointOnly() {
            var facts = Facts.aSettledGrant();
            facts.payments.remove(1);
            assertThat(facts.findings(Facts.template(Facts.WINDOW, false)))
                    .extracting(Finding::id)
                    .doesNotContain("V13");
        }

        @Test
        void shouldCompareACertificateWithTheFrozenTotals() {
            var rule = new Rule("V14", Severity.ERROR, "Words of V14", false, Map.of());
            var frozen = new CertificateTotals(4, 3, 1, 0);
            assertThat(ClosingChecks.certificateEqualsReturn(rule, frozen, frozen))
                    .isEmpty();
            assertThat(ClosingChecks.certificateEqualsReturn(rule, frozen, new CertificateTotals(4, 2, 2, 0)))
                    .hasSize(1);
        }
    }

    @Nested
    class Nil {

        @Test
        void shouldAskForTheReasonOfANilReturn() {
            assertThat(new Facts().findings("NIL"))
                    .extracting(Finding::severity)
                    .containsExactly(Severity.ERROR);
            assertThat(new Facts().nil("NO_RECEIPT").findings()).isEmpty();
        }

        @Test
        void shouldRefuseAReasonThatTheFactsContradict() {
            assertThat(new Facts().receipt("1.00").nil("NO_RECEIPT").findings("NIL"))
                    .hasSize(1);
            assertThat(new Facts().nil("HOLIDAY").findings("NIL")).hasSize(1);
            var spent = Facts.aSettledGrant().nil("NO_SPEND");
            assertThat(spent.findings("NIL")).hasSize(1);
        }
    }

    @Test
    void shouldSayWhichCheckItDoesNotMake() {
        var rule = new Rule("V99", Severity.ERROR, "Words of V99", false, Map.of());
        var template = Facts.template();
        var asking = new ReturnTemplate(
                template.reportingPoint(),
                template.label(),
                template.period(),
                template.spendWindow(),
                template.dueOn(),
                true,
                true,
                true,
                null,
                template.nilReasons(),
                template.measures(),
                template.metrics(),
                template.adminCaps(),
                List.of(rule));
        assertThat(new Facts().nil("NO_SPEND").findings(asking))
                .extracting(Finding::id, Finding::severity)
                .containsExactly(org.assertj.core.api.Assertions.tuple("V99", Severity.INFO));
    }

    private static Cell withValue(Cell cell, String value) {
        return new Cell(
                cell.code(),
                cell.key(),
                cell.measure(),
                cell.route(),
                cell.label(),
                cell.type(),
                value,
                cell.unit(),
                cell.aggregation(),
                cell.provenance());
    }
}
