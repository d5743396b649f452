package org.grantsuite.allocation.payment;

import java.io.StringReader;
import java.io.StringWriter;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.grantsuite.allocation.payment.domain.ConfirmationSource;
import org.grantsuite.allocation.payment.domain.SettlementStatus;
import org.grantsuite.commons.money.Money;
import org.grantsuite.commons.money.MoneyFormatException;
import org.grantsuite.commons.problem.Refusal;
import org.grantsuite.commons.problem.RequestProblem;
import org.grantsuite.commons.problem.Violation;
import org.jspecify.annotations.Nullable;

/**
 * A bank's word on payments (pain.002, camt.054), read in one pass. No document type, no entities; depth, length of a
 * text, attributes and number of transactions are bounded, so memory is, whatever is sent.
 */
final class BankReport {
    private static final int MOST_DEPTH = 40;
    private static final int MOST_TEXT = 2_000;
    private static final int MOST_ATTRIBUTES = 20;
    private static final int MOST_TRANSACTIONS = 100_000;
    private static final int MOST_ERRORS = 100;
    private static final String PAIN = "urn:iso:std:iso:20022:tech:xsd:pain.002.001.";
    private static final String CAMT = "urn:iso:std:iso:20022:tech:xsd:camt.054.001.";
    /** Final in the inter-bank sense: the money has left or was refused; what is in between decides nothing. */
    private static final Set<String> SETTLED = Set.of("ACSC", "ACCC");

    private static final Set<String> REJECTED = Set.of("RJCT", "CANC");

    private final XMLStreamReader xml;
    private final Deque<String> path = new ArrayDeque<>();
    private StringWriter text = new StringWriter();
    private final Map<String, String> group = new HashMap<>();
    private final Map<String, String> entry = new HashMap<>();
    private final Map<String, String> transaction = new HashMap<>();
    private final List<Outcome> outcomes = new ArrayList<>();
    private final List<Violation> faults = new ArrayList<>();
    private @Nullable ConfirmationSource source;
    private int transactions;
    private int undecided;
    private int startedAt;

    private BankReport(XMLStreamReader xml) {
        this.xml = xml;
    }

    /** @throws Refusal 422 IMPORT_REFUSED with place and reason */
    static ReportedPayments read(String body) {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
        factory.setProperty(XMLInputFactory.IS_NAMESPACE_AWARE, true);
        try {
            XMLStreamReader xml = factory.createXMLStreamReader(new StringReader(body));
            return new BankReport(xml).read();
        } catch (XMLStreamException e) {
            int line = e.getLocation() == null ? 1 : Math.max(1, e.getLocation().getLineNumber());
            int column =
                    e.getLocation() == null ? 1 : Math.max(1, e.getLocation().getColumnNumber());
            throw refused(List.of(Violation.at(line, "column " + column, "not readable as XML: " + firstLine(e))));
        }
    }

    private static String firstLine(XMLStreamException e) {
        String said = String.valueOf(e.getMessage()).replaceFirst("(?s)^ParseError at .*?Message: ", "");
        return said.lines().findFirst().orElse("it ends in the middle");
    }

    private ReportedPayments read() throws XMLStreamException {
        while (xml.hasNext()) {
            switch (xml.next()) {
                case XMLStreamConstants.DTD -> throw refused(at("a document type is not taken"));
                case XMLStreamConstants.ENTITY_REFERENCE -> throw refused(at("an entity is not taken"));
                case XMLStreamConstants.START_ELEMENT -> start();
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE -> collect();
                case XMLStreamConstants.END_ELEMENT -> end();
                default -> {}
            }
        }
        if (!faults.isEmpty()) {
            throw refused(faults);
        }
        ConfirmationSource told = source;
        if (told == null || transactions == 0 && group.get("OrgnlGrpInfAndSts/GrpSts") == null) {
            throw refused(at("no transaction is reported"));
        }
        return transactions == 0 ? whole(told) : new ReportedPayments(told, outcomes, true, undecided);
    }

    /** A file that is rejected as a whole names none of its transactions; any other word on a whole file is not final. */
    private ReportedPayments whole(ConfirmationSource told) {
        String status = String.valueOf(group.get("OrgnlGrpInfAndSts/GrpSts"));
        String message = group.get("OrgnlGrpInfAndSts/OrgnlMsgId");
        if (!REJECTED.contains(status) || message == null) {
            return new ReportedPayments(told, List.of(), true, 1);
        }
        startedAt = 1;
        transaction.putAll(group);
        var outcome = new Outcome(
                new Outcome.Place(1, "OrgnlMsgId"), message, SettlementStatus.RETURNED, date(), null, null, reason());
        if (!faults.isEmpty()) {
            throw refused(faults);
        }
        return new ReportedPayments(told, List.of(), true, 0, outcome);
    }

    private void start() {
        if (path.isEmpty()) {
            source = source();
        }
        path.addLast(xml.getLocalName());
        text = new StringWriter();
        if (path.size() > MOST_DEPTH) {
            throw refused(at("more than " + MOST_DEPTH + " levels"));
        }
        if (xml.getAttributeCount() > MOST_ATTRIBUTES) {
            throw refused(at("more than " + MOST_ATTRIBUTES + " attributes"));
        }
        switch (xml.getLocalName()) {
            case "TxInfAndSts", "TxDtls" -> beginTransaction();
            case "Ntry" -> entry.clear();
            default -> currency();
        }
    }

    private ConfirmationSource source() {
        String namespace = String.valueOf(xml.getNamespaceURI());
        if (!xml.getLocalName().equals("Document") || !(namespace.startsWith(PAIN) || namespace.startsWith(CAMT))) {
            throw refused(at("a Document of pain.002.001 or camt.054.001 is needed"));
        }
        return namespace.startsWith(PAIN) ? ConfirmationSource.PAIN_002 : ConfirmationSource.CAMT_054;
    }

    private void beginTransaction() {
        if (++transactions > MOST_TRANSACTIONS) {
            throw refused(at("more than " + MOST_TRANSACTIONS + " transactions; split the report"));
        }
        transaction.clear();
        startedAt = xml.getLocation().getLineNumber();
    }

    private void currency() {
        String currency = xml.getAttributeValue(null, "Ccy");
        if (currency != null && !currency.equals(Money.CURRENCY) && in("TxDtls", "TxInfAndSts")) {
            fault(xml.getLocation().getLineNumber(), "the currency is " + currency + ", not GBP");
        }
    }

    private void collect() {
        if (text.getBuffer().length() + xml.getTextLength() > MOST_TEXT) {
            throw refused(at("a text of more than " + MOST_TEXT + " characters"));
        }
        text.write(xml.getTextCharacters(), xml.getTextStart(), xml.getTextLength());
    }

    private void end() {
        String name = path.removeLast();
        String value = text.toString().strip();
        text = new StringWriter();
        if (name.equals("TxInfAndSts") || name.equals("TxDtls")) {
            finish();
        } else if (!value.isEmpty()) {
            String key = path.isEmpty() ? name : path.peekLast() + "/" + name;
            (in("TxDtls", "TxInfAndSts") ? transaction : in("Ntry") ? entry : group).put(key, value);
        }
    }

    private boolean in(String... names) {
        for (String name : names) {
            if (path.contains(name)) {
                return true;
            }
        }
        return false;
    }

    private void finish() {
        String status = source == ConfirmationSource.PAIN_002 ? painStatus() : camtStatus();
        String key = first(transaction, "TxInfAndSts/OrgnlEndToEndId", "Refs/EndToEndId", "OrgnlTxRef/EndToEndId");
        if (key == null) {
            fault(startedAt, "the transaction has no end-to-end id");
        } else if (status.isEmpty()) {
            undecided++;
        } else {
            outcomes.add(new Outcome(
                    new Outcome.Place(startedAt, "EndToEndId"),
                    key,
                    SettlementStatus.valueOf(status),
                    date(),
                    amount(),
                    first(transaction, "TxInfAndSts/AcctSvcrRef", "Refs/AcctSvcrRef", "Refs/TxId", "TxInfAndSts/StsId"),
                    reason()));
        }
    }

    private String painStatus() {
        String status = first(transaction, "TxInfAndSts/TxSts");
        if (status == null) {
            fault(startedAt, "the transaction has no status");
            return "";
        }
        return SETTLED.contains(status) ? "PAID" : REJECTED.contains(status) ? "RETURNED" : "";
    }

    /** A debit that is booked was paid; a credit that carries a return came back; other credits are somebody else's. */
    private String camtStatus() {
        String booked = first(entry, "Sts/Cd", "Ntry/Sts");
        if (booked != null && !booked.equals("BOOK")) {
            return "";
        }
        String side = first(transaction, "TxDtls/CdtDbtInd");
        side = side == null ? first(entry, "Ntry/CdtDbtInd") : side;
        boolean returns =
                transaction.keySet().stream().anyMatch(key -> key.startsWith("RtrInf/") || key.startsWith("Rsn/"));
        if ("DBIT".equals(side)) {
            return "PAID";
        }
        return "CRDT".equals(side) && returns ? "RETURNED" : "";
    }

    private LocalDate date() {
        String said = first(transaction, "TxInfAndSts/AccptncDtTm", "FctvIntrBkSttlmDt/Dt");
        said = said == null ? first(entry, "BookgDt/Dt", "BookgDt/DtTm", "ValDt/Dt") : said;
        said = said == null ? first(group, "GrpHdr/CreDtTm") : said;
        try {
            if (said != null) {
                return LocalDate.parse(said.substring(0, Math.min(10, said.length())));
            }
        } catch (DateTimeException e) {
            said = null;
        }
        fault(startedAt, "the transaction has no readable date");
        return LocalDate.EPOCH;
    }

    private @Nullable Money amount() {
        String said = first(transaction, "TxDtls/Amt", "Amt/InstdAmt", "TxAmt/Amt", "InstdAmt/Amt");
        if (said == null) {
            return null;
        }
        try {
            return Money.parse(padded(said));
        } catch (MoneyFormatException e) {
            fault(startedAt, "'" + said + "' is not an amount of pounds and pence");
            return null;
        }
    }

    /** ISO 20022 lets a bank write 1250, 1250.5 or 1250.50000. */
    private static String padded(String said) {
        if (!said.matches("\\d{1,15}(\\.\\d{1,5})?")) {
            return said;
        }
        String decimals = said.contains(".") ? said.substring(said.indexOf('.') + 1) : "";
        String whole = said.contains(".") ? said.substring(0, said.indexOf('.')) : said;
        String pence = decimals.replaceFirst("0+$", "");
        return pence.length() > 2 ? said : whole + "." + (pence + "00").substring(0, 2);
    }

    private String reason() {
        String code = first(transaction, "Rsn/Cd", "Rsn/Prtry");
        String words = first(transaction, "StsRsnInf/AddtlInf", "RtrInf/AddtlInf");
        String said = (code == null ? "" : code) + (words == null ? "" : " " + words);
        return said.isBlank() ? "returned by the bank" : said.strip();
    }

    private static @Nullable String first(Map<String, String> values, String... keys) {
        for (String key : keys) {
            String value = values.get(key);
            if (value != null) {
                return value;
            }
        }
        return null;
    }

    private void fault(int line, String message) {
        if (faults.size() < MOST_ERRORS) {
            faults.add(Violation.at(line, String.join("/", path), message));
        }
    }

    private List<Violation> at(String message) {
        return List.of(Violation.at(Math.max(1, xml.getLocation().getLineNumber()), String.join("/", path), message));
    }

    private static Refusal refused(List<Violation> faults) {
        return Refusal.of(
                        RequestProblem.IMPORT_REFUSED,
                        faults.size() + " fault(s), the first at line "
                                + faults.get(0).line() + ": " + faults.get(0).message())
                .violations(faults);
    }
}
