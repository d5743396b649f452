package org.grantsuite.allocation.payment.domain;

import java.io.StringWriter;
import java.text.Normalizer;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import org.grantsuite.commons.money.Money;

/**
 * A pain.001.001.09 message of UK credit transfers: sort code as member of the clearing system GBDSC, number and control
 * sum at both levels. The same input gives the same text.
 */
public final class CreditTransferFile {
    private static final String NAMESPACE = "urn:iso:std:iso:20022:tech:xsd:pain.001.001.09";
    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss'Z'");
    private static final int LONGEST_NAME = 70;
    private static final int LONGEST_REMITTANCE = 140;

    /** A writer that cannot fail. */
    private final StringWriter xml = new StringWriter();

    private CreditTransferFile() {}

    public record Account(String name, String sortCode, String accountNumber) {}

    /** @param messageId unique for ever, at most 35 characters */
    public record Head(String messageId, OffsetDateTime createdAt, LocalDate executeOn, String label, Account payer) {}

    /** @param endToEndId comes back in every report of the bank; at most 35 characters */
    public record Transfer(String endToEndId, Money amount, Account payee, String reference) {}

    public static String write(Head head, List<Transfer> transfers) {
        CreditTransferFile file = new CreditTransferFile();
        file.xml.write("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<Document xmlns=\"" + NAMESPACE + "\">");
        file.open("CstmrCdtTrfInitn");
        file.group(head, transfers);
        file.payment(head, transfers);
        file.close("CstmrCdtTrfInitn");
        file.xml.write("</Document>\n");
        return file.xml.toString();
    }

    private void group(Head head, List<Transfer> transfers) {
        open("GrpHdr");
        element("MsgId", head.messageId());
        element("CreDtTm", MOMENT.format(head.createdAt().withOffsetSameInstant(ZoneOffset.UTC)));
        sums(transfers);
        open("InitgPty");
        element("Nm", plain(head.payer().name(), LONGEST_NAME));
        close("InitgPty");
        close("GrpHdr");
    }

    private void sums(List<Transfer> transfers) {
        element("NbOfTxs", Integer.toString(transfers.size()));
        element(
                "CtrlSum",
                transfers.stream()
                        .map(Transfer::amount)
                        .reduce(Money.ZERO, Money::plus)
                        .amount());
    }

    private void payment(Head head, List<Transfer> transfers) {
        open("PmtInf");
        element("PmtInfId", head.messageId());
        element("PmtMtd", "TRF");
        sums(transfers);
        open("ReqdExctnDt");
        element("Dt", head.executeOn().toString());
        close("ReqdExctnDt");
        party("Dbtr", head.payer());
        account("DbtrAcct", head.payer());
        agent("DbtrAgt", head.payer());
        transfers.forEach(this::transfer);
        close("PmtInf");
    }

    private void transfer(Transfer transfer) {
        open("CdtTrfTxInf");
        open("PmtId");
        element("InstrId", transfer.endToEndId());
        element("EndToEndId", transfer.endToEndId());
        close("PmtId");
        open("Amt");
        xml.write(
                "<InstdAmt Ccy=\"" + Money.CURRENCY + "\">" + transfer.amount().amount() + "</InstdAmt>");
        close("Amt");
        agent("CdtrAgt", transfer.payee());
        party("Cdtr", transfer.payee());
        account("CdtrAcct", transfer.payee());
        open("RmtInf");
        element("Ustrd", plain(transfer.reference(), LONGEST_REMITTANCE));
        close("RmtInf");
        close("CdtTrfTxInf");
    }

    private void party(String name, Account account) {
        open(name);
        element("Nm", plain(account.name(), LONGEST_NAME));
        close(name);
    }

    private void account(String name, Account account) {
        open(name);
        open("Id");
        open("Othr");
        element("Id", account.accountNumber());
        close("Othr");
        close("Id");
        close(name);
    }

    private void agent(String name, Account account) {
        open(name);
        open("FinInstnId");
        open("ClrSysMmbId");
        open("ClrSysId");
        element("Cd", "GBDSC");
        close("ClrSysId");
        element("MmbId", account.sortCode());
        close("ClrSysMmbId");
        close("FinInstnId");
        close(name);
    }

    /** Letters without their accents, and the signs every bank takes; anything else would be refused, or altered on the way. */
    private static String plain(String text, int most) {
        String letters = Normalizer.normalize(text, Normalizer.Form.NFD)
                .replaceAll("\\p{M}+", "")
                .replaceAll("[^A-Za-z0-9/\\-?:().,'+]+", " ")
                .strip();
        String cut = letters.length() > most ? letters.substring(0, most).strip() : letters;
        return cut.isEmpty() ? "unnamed" : cut;
    }

    private void element(String name, String value) {
        open(name);
        xml.write(value.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;"));
        close(name);
    }

    private void open(String name) {
        xml.write("<" + name + ">");
    }

    private void close(String name) {
        xml.write("</" + name + ">");
    }
}
