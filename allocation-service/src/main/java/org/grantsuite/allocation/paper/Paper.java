package org.grantsuite.allocation.paper;

import com.openhtmltopdf.pdfboxout.PdfBoxRenderer;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.util.XRLog;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Calendar;
import java.util.GregorianCalendar;
import java.util.TimeZone;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentInformation;

/** Turns a page of XHTML into PDF: the same page gives the same bytes. Nothing is fetched for it from anywhere. */
@ApplicationScoped
public class Paper {

    Paper() {
        XRLog.setLoggingEnabled(false);
    }

    /** @param dated the moment the document speaks of, never that of printing */
    public byte[] pdf(Page page, Instant dated) {
        PdfRendererBuilder builder = new PdfRendererBuilder();
        builder.useFastMode();
        builder.useUriResolver((base, uri) -> null);
        builder.withProducer("grant-suite");
        builder.withHtmlContent(page.xhtml(), null);
        try (PdfBoxRenderer renderer = builder.buildPdfRenderer();
                ByteArrayOutputStream bytes = new ByteArrayOutputStream()) {
            renderer.createPDFWithoutClosing();
            PDDocument document = renderer.getPdfDocument();
            date(document, dated);
            document.save(bytes);
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Time and chance leave no trace: moments and the document's id come from what it says. */
    private static void date(PDDocument document, Instant dated) {
        Calendar moment = GregorianCalendar.getInstance(TimeZone.getTimeZone("UTC"));
        moment.setTimeInMillis(dated.toEpochMilli());
        PDDocumentInformation information = document.getDocumentInformation();
        information.setCreationDate(moment);
        information.setModificationDate(moment);
        document.setDocumentId(dated.toEpochMilli());
    }
}
