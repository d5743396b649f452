package org.grantsuite.allocation.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import org.grantsuite.allocation.payment.domain.ConfirmationSource;
import org.grantsuite.allocation.payment.domain.SettlementStatus;
import org.grantsuite.commons.money.Money;
import org.grantsuite.commons.problem.Refusal;
import org.junit.jupiter.api.Test;

class BankReportTest {
    private static final String CAMT = "<Document xmlns=\"urn:iso:std:iso:20022:tech:xsd:camt.054.001.08\">"
            + "<BkToCstmrDbtCdtNtfctn><Ntfctn>%s</Ntfctn></BkToCstmrDbtCdtNtfctn></Document>";
    private static final String ENTRY = """
            <Ntry><Amt Ccy="GBP">1250.5</Amt><CdtDbtInd>%s</CdtDbtInd><Sts><Cd>%s</Cd></Sts>
            <BookgDt><Dt>2021-12-24</Dt></BookgDt><NtryDtls><TxDtls><Refs><EndToEndId>e1</EndToEndId>
            <AcctSvcrRef>S1</AcctSvcrRef></Refs><Amt Ccy="GBP">1250.5</Amt>%s</TxDtls></NtryDtls></Ntry>""";

    @Test
    void shouldReadABookedDebitAsPaidAndAReturnedCreditAsReturned() {
        String returned = "<RtrInf><Rsn><Cd>AC04</Cd></Rsn><AddtlInf>account closed</AddtlInf></RtrInf>";
        ReportedPayments read = BankReport.read(CAMT.formatted(ENTRY.formatted("DBIT", "BOOK", "")
                + ENTRY.formatted("CRDT", "BOOK", returned)
                + ENTRY.formatted("CRDT", "BOOK", "")
                + ENTRY.formatted("DBIT", "PDNG", "")));

        assertThat(read.source()).isEqualTo(ConfirmationSource.CAMT_054);
        assertThat(read.undecided()).isEqualTo(2);
        assertThat(read.outcomes()).hasSize(2);
        Outcome paid = read.outcomes().get(0);
        assertThat(paid.status()).isEqualTo(SettlementStatus.PAID);
        assertThat(paid.amount()).isEqualTo(Money.ofPence(125_050));
        assertThat(paid.on()).isEqualTo(LocalDate.of(2021, 12, 24));
        assertThat(paid.key()).isEqualTo("e1");
        assertThat(paid.reference()).isEqualTo("S1");
        assertThat(read.outcomes().get(1).status()).isEqualTo(SettlementStatus.RETURNED);
        assertThat(read.outcomes().get(1).reason()).isEqualTo("AC04 account closed");
    }

    @Test
    void shouldReadTheRejectionOfAWholeFileByItsMessageId() {
        String report = "<Document xmlns=\"urn:iso:std:iso:20022:tech:xsd:pain.002.001.10\"><CstmrPmtStsRpt><GrpHdr>"
                + "<CreDtTm>2021-12-24T06:00:00</CreDtTm></GrpHdr><OrgnlGrpInfAndSts><OrgnlMsgId>GS1</OrgnlMsgId>"
                + "<GrpSts>%s</GrpSts><StsRsnInf><Rsn><Cd>AM10</Cd></Rsn></StsRsnInf></OrgnlGrpInfAndSts>"
                + "</CstmrPmtStsRpt></Document>";
        Outcome whole = BankReport.read(report.formatted("RJCT")).whole();
        assertThat(whole).isNotNull();
        assertThat(whole.key()).isEqualTo("GS1");
        assertThat(whole.status()).isEqualTo(SettlementStatus.RETURNED);
        assertThat(whole.on()).isEqualTo(LocalDate.of(2021, 12, 24));
        assertThat(whole.reason()).isEqualTo("AM10");
        ReportedPayments accepted = BankReport.read(report.formatted("ACTC"));
        assertThat(accepted.whole()).isNull();
        assertThat(accepted.undecided()).isEqualTo(1);
    }

    @Test
    void shouldRefuseWhatIsTruncated() {
        refused(CAMT.formatted(ENTRY.formatted("DBIT", "BOOK", "")).substring(0, 400), "not readable as XML");
        refused("", "not readable as XML");
        refused("<Document xmlns=\"urn:x\"/>", "pain.002.001 or camt.054.001");
        refused(CAMT.formatted(""), "no transaction");
    }

    @Test
    void shouldTakeNoDocumentTypeAndNoEntity() {
        refused("<!DOCTYPE lolz [<!ENTITY lol \"lol\"><!ENTITY lol2 \"&lol;&lol;\">]><Document/>", "");
        refused("<!DOCTYPE x SYSTEM \"file:///etc/passwd\"><Document/>", "");
        refused(CAMT.formatted("<Id>&xxe;</Id>"), "");
    }

    @Test
    void shouldKeepItsMemoryBounded() {
        refused("<a>".repeat(1_000_000), "");
        refused(CAMT.formatted("<a>".repeat(50)), "levels");
        refused(CAMT.formatted("<Id>" + "x".repeat(5_000_000) + "</Id>"), "characters");
        StringBuilder wide = new StringBuilder("<Id");
        for (int i = 0; i < 1_000_000; i++) {
            wide.append(" a").append(i).append("=\"\"");
        }
        refused(CAMT.formatted(wide + "/>"), "");
        refused(CAMT.formatted("<Ntry>" + "<TxDtls/>".repeat(100_001) + "</Ntry>"), "more than 100000");
    }

    @Test
    void shouldNameTheLineOfATransactionThatCannotBeRead() {
        refused(CAMT.formatted("\n" + ENTRY.formatted("DBIT", "BOOK", "").replace(">1250.5<", ">12x<")), "'12x'");
        refused(CAMT.formatted(ENTRY.formatted("DBIT", "BOOK", "").replace("2021-12-24", "24/12/2021")), "date");
        refused(
                CAMT.formatted(ENTRY.formatted("DBIT", "BOOK", "").replace("<EndToEndId>e1</EndToEndId>", "")),
                "end-to-end");
    }

    private static void refused(String xml, String words) {
        assertThatThrownBy(() -> BankReport.read(xml)).isInstanceOfSatisfying(Refusal.class, refusal -> {
            assertThat(refusal.code().toString()).isEqualTo("IMPORT_REFUSED");
            assertThat(refusal.violations()).isNotEmpty();
            assertThat(refusal.violations().get(0).line()).isPositive();
            assertThat(refusal.violations().get(0).message()).contains(words);
        });
    }
}
