package org.grantsuite.allocation.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import org.grantsuite.allocation.payment.domain.CreditTransferFile;
import org.grantsuite.allocation.payment.domain.CreditTransferFile.Account;
import org.grantsuite.allocation.payment.domain.CreditTransferFile.Head;
import org.grantsuite.allocation.payment.domain.CreditTransferFile.Transfer;
import org.grantsuite.commons.money.Money;
import org.junit.jupiter.api.Test;
import org.xml.sax.SAXException;

class CreditTransferFileTest {
    private static final Head HEAD = new Head(
            "GS0001",
            OffsetDateTime.parse("2021-12-22T10:15:30.5Z"),
            LocalDate.of(2021, 12, 24),
            "WRRF1 P1",
            new Account("Bury Council", "123456", "00000001"));

    @Test
    void shouldWriteTheMessageABankExpects() {
        String xml = CreditTransferFile.write(
                HEAD,
                List.of(
                        new Transfer(
                                "e1",
                                Money.ofPence(125_000),
                                new Account("Élm & Oak <Ltd>", "201575", "12345678"),
                                "WRRF1 P1/00001"),
                        new Transfer(
                                "e2",
                                Money.ofPence(60),
                                new Account("Home Help CIC", "309999", "87654321"),
                                "WRRF1 P1/00002")));

        assertThat(xml).isEqualTo("""
                <?xml version="1.0" encoding="UTF-8"?>
                <Document xmlns="urn:iso:std:iso:20022:tech:xsd:pain.001.001.09"><CstmrCdtTrfInitn>\
                <GrpHdr><MsgId>GS0001</MsgId><CreDtTm>2021-12-22T10:15:30Z</CreDtTm><NbOfTxs>2</NbOfTxs>\
                <CtrlSum>1250.60</CtrlSum><InitgPty><Nm>Bury Council</Nm></InitgPty></GrpHdr>\
                <PmtInf><PmtInfId>GS0001</PmtInfId><PmtMtd>TRF</PmtMtd><NbOfTxs>2</NbOfTxs><CtrlSum>1250.60</CtrlSum>\
                <ReqdExctnDt><Dt>2021-12-24</Dt></ReqdExctnDt><Dbtr><Nm>Bury Council</Nm></Dbtr>\
                <DbtrAcct><Id><Othr><Id>00000001</Id></Othr></Id></DbtrAcct>\
                <DbtrAgt><FinInstnId><ClrSysMmbId><ClrSysId><Cd>GBDSC</Cd></ClrSysId><MmbId>123456</MmbId></ClrSysMmbId></FinInstnId></DbtrAgt>\
                <CdtTrfTxInf><PmtId><InstrId>e1</InstrId><EndToEndId>e1</EndToEndId></PmtId>\
                <Amt><InstdAmt Ccy="GBP">1250.00</InstdAmt></Amt>\
                <CdtrAgt><FinInstnId><ClrSysMmbId><ClrSysId><Cd>GBDSC</Cd></ClrSysId><MmbId>201575</MmbId></ClrSysMmbId></FinInstnId></CdtrAgt>\
                <Cdtr><Nm>Elm Oak Ltd</Nm></Cdtr><CdtrAcct><Id><Othr><Id>12345678</Id></Othr></Id></CdtrAcct>\
                <RmtInf><Ustrd>WRRF1 P1/00001</Ustrd></RmtInf></CdtTrfTxInf>\
                <CdtTrfTxInf><PmtId><InstrId>e2</InstrId><EndToEndId>e2</EndToEndId></PmtId>\
                <Amt><InstdAmt Ccy="GBP">0.60</InstdAmt></Amt>\
                <CdtrAgt><FinInstnId><ClrSysMmbId><ClrSysId><Cd>GBDSC</Cd></ClrSysId><MmbId>309999</MmbId></ClrSysMmbId></FinInstnId></CdtrAgt>\
                <Cdtr><Nm>Home Help CIC</Nm></Cdtr><CdtrAcct><Id><Othr><Id>87654321</Id></Othr></Id></CdtrAcct>\
                <RmtInf><Ustrd>WRRF1 P1/00002</Ustrd></RmtInf></CdtTrfTxInf>\
                </PmtInf></CstmrCdtTrfInitn></Document>
                """);
    }

    /** Whatever names and references a council holds: schema and sums are those of the standard. */
    @Test
    void shouldBeValidByTheSchemaOfTheStandardWhateverTheNames() {
        SplittableRandom random = new SplittableRandom(9);
        for (int number = 0; number < 500; number++) {
            List<Transfer> transfers = new ArrayList<>();
            for (int i = random.nextInt(1, 6); i > 0; i--) {
                transfers.add(new Transfer(
                        "e" + i,
                        Money.ofPence(random.nextLong(1, 100_000_000_000L)),
                        new Account(text(random), "201575", "12345678"),
                        text(random)));
            }
            String xml = CreditTransferFile.write(HEAD, transfers);
            assertThatCode(() -> BankSchema.check(xml)).as(xml).doesNotThrowAnyException();
        }
    }

    /** Any characters, of any plane, up to more than an element may hold. */
    private static String text(SplittableRandom random) {
        return random.ints(random.nextInt(0, 200), 1, 0x1_1000)
                .filter(point -> point < 0xD800 || point > 0xDFFF)
                .mapToObj(Character::toString)
                .collect(Collectors.joining());
    }

    @Test
    void shouldBeCheckedByASchemaThatRefuses() {
        String xml = CreditTransferFile.write(
                HEAD,
                List.of(new Transfer("e1", Money.ofPence(60), new Account("A", "201575", "12345678"), "reference")));

        for (String[] fault : new String[][] {
            {"<PmtMtd>TRF</PmtMtd>", ""},
            {"<PmtMtd>TRF</PmtMtd>", "<PmtMtd>CASH</PmtMtd>"},
            {"Ccy=\"GBP\"", ""},
            {"<InstdAmt Ccy=\"GBP\">0.60", "<InstdAmt Ccy=\"GBP\">-0.60"},
            {"<Dt>2021-12-24</Dt>", "2021-12-24"},
            {"GS0001</MsgId>", "GS0001" + "0".repeat(30) + "</MsgId>"}
        }) {
            assertThat(xml).contains(fault[0]);
            assertThatThrownBy(() -> BankSchema.check(xml.replace(fault[0], fault[1])))
                    .as("%s for %s", fault[1], fault[0])
                    .isInstanceOf(SAXException.class);
        }
    }
}
