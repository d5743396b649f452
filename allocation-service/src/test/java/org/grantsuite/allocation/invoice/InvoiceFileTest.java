package org.grantsuite.allocation.invoice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.grantsuite.allocation.api.model.InvoiceLayoutDocument;
import org.grantsuite.allocation.invoice.domain.Invoice;
import org.grantsuite.allocation.invoice.domain.InvoiceFile;
import org.grantsuite.allocation.invoice.domain.InvoiceLayout;
import org.grantsuite.allocation.invoice.domain.LayoutCheck;
import org.grantsuite.commons.money.Money;
import org.grantsuite.commons.problem.Refusal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The sample layouts against files that were written by hand. */
class InvoiceFileTest {
    private static final LocalDate DAY = LocalDate.of(2021, 12, 22);
    private static final Map<String, String> CODES =
            Map.of("costCentre", "C1200", "subjective", "4410", "project", "WRRF1");

    private static List<Invoice> invoices() {
        return List.of(
                new Invoice(
                        "WRRF1 P1/00001",
                        DAY,
                        DAY,
                        new Invoice.Party("209342", "MAIN", "P1", "Elm Care Ltd", "L1"),
                        "WRRF1 P1 Elm Care Ltd",
                        null,
                        List.of(
                                new Invoice.Line("CARE", Money.ofPence(125_000), "WRRF1 P1 CARE Elm Care Ltd", CODES),
                                new Invoice.Line(
                                        "NURSING", Money.ofPence(9_950), "WRRF1 P1 NURSING Elm Care Ltd", CODES))),
                new Invoice(
                        "WRRF1 P1/00002",
                        DAY,
                        DAY,
                        new Invoice.Party("260782", null, "P2", "=1+1 Café, \"Oak\"", null),
                        "=HYPERLINK(\"http://x\") Café, \"Oak\" Homes\nLtd",
                        null,
                        List.of(
                                new Invoice.Line(
                                        "CARE",
                                        Money.ofPence(60),
                                        "=HYPERLINK(\"http://x\") Café, \"Oak\" Homes\nLtd",
                                        CODES),
                                new Invoice.Line(
                                        "CARE", Money.ofPence(-10), "WRRF1 P1 kept back for what is owed", CODES))));
    }

    private static InvoiceLayout layout(String name) throws IOException {
        try (InputStream json = Objects.requireNonNull(
                InvoiceFileTest.class.getClassLoader().getResourceAsStream("layouts/" + name + ".json"))) {
            return InvoiceLayouts.layout(new ObjectMapper().readValue(json, InvoiceLayoutDocument.class));
        }
    }

    private static byte[] write(InvoiceLayout layout) {
        return InvoiceFile.of(layout, InvoiceFile.Head.of("WRRF1 P1", DAY, invoices()), invoices());
    }

    @ParameterizedTest
    @ValueSource(strings = {"unit4-creditor", "oracle-fbdi-creditor", "civica-creditor"})
    void shouldWriteTheFileThatWasWrittenByHand(String name) throws IOException {
        InvoiceLayout layout = layout(name);
        assertThat(LayoutCheck.faults(layout)).isEmpty();
        byte[] expected = Files.readAllBytes(Path.of("src/test/resources/invoices/" + name + ".csv"));
        Charset charset = Charset.forName(layout.format().encoding());
        assertThat(new String(write(layout), charset)).isEqualTo(new String(expected, charset));
        assertThat(write(layout)).isEqualTo(expected).isEqualTo(write(layout));
    }

    @ParameterizedTest
    @ValueSource(strings = {"debtor-invoice", "credit-note"})
    void shouldHoldTheSampleLayoutsOfDebtors(String name) throws IOException {
        assertThat(LayoutCheck.faults(layout(name))).isEmpty();
    }

    @Test
    void shouldRefuseHalfACodeAndAnEmptyOne() throws IOException {
        InvoiceLayout layout = layout("civica-creditor");
        InvoiceWriter writer = new InvoiceWriter();
        Invoice first = invoices().get(0);
        refused(writer, layout, "123456789012345", CODES, "INVOICE_VALUE_TOO_LONG");
        refused(writer, layout, null, CODES, "INVOICE_VALUE_MISSING");
        refused(writer, layout, "1", Map.of("costCentre", "C1200"), "INVOICE_CODING_MISSING");
        assertThat(first.total()).isEqualTo(Money.ofPence(134_950));
    }

    private static void refused(
            InvoiceWriter writer, InvoiceLayout layout, String supplier, Map<String, String> codes, String code) {
        Invoice invoice = new Invoice(
                "R1/00001",
                DAY,
                DAY,
                new Invoice.Party(supplier, null, "P1", "Elm", null),
                "words",
                null,
                List.of(new Invoice.Line("CARE", Money.ofPence(1), "words", codes)));
        assertThatThrownBy(
                        () -> writer.write(layout, InvoiceFile.Head.of("R1", DAY, List.of(invoice)), List.of(invoice)))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.code()).hasToString(code));
    }
}
