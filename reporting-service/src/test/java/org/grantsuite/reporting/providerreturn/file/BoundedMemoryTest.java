package org.grantsuite.reporting.providerreturn.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedOutputStream;
import java.io.File;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.dhatim.fastexcel.Workbook;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** 10,000 rows are read and judged in a process that has 40 MB of heap. */
@Tag("campaign")
@Execution(ExecutionMode.CONCURRENT)
class BoundedMemoryTest {

    private static final int ROWS = 10_000;

    @TempDir
    Path folder;

    @Test
    void shouldValidateTenThousandRowsInASmallHeap() throws IOException, InterruptedException {
        var file = folder.resolve("large.xlsx").toFile();
        write(file);
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var process = new ProcessBuilder(
                        java,
                        "-Xmx40m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        SmallHeap.class.getName(),
                        file.toString())
                .redirectErrorStream(true)
                .start();
        var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
        // 10,000 rows of £1.00, and the one fault that was planted in the last of them.
        assertThat(said).contains("rows 10000 pence 1000000 errors 1 last Returns 10003 leavers NIL_OR_BLANK");
    }

    private static void write(File file) throws IOException {
        var template = BadWorkbookTest.template("RP2");
        var names = ReturnColumns.read(template).stream().map(Column::name).toList();
        try (var out = new BufferedOutputStream(Files.newOutputStream(file.toPath()));
                var workbook = new Workbook(out, "test", "1.0")) {
            var sheet = workbook.newWorksheet("Returns");
            sheet.value(0, 0, TemplateKey.VERSION);
            sheet.value(0, 2, TemplateKey.of(BadWorkbookTest.GRANT, template));
            for (int i = 0; i < names.size(); i++) {
                sheet.value(2, i, names.get(i));
            }
            for (int row = 0; row < ROWS; row++) {
                row(names, sheet, row);
                sheet.flush();
            }
        }
    }

    private static void row(List<String> names, org.dhatim.fastexcel.Worksheet sheet, int row) {
        int line = row + 3;
        sheet.value(line, names.indexOf("provider_id"), "1-" + row);
        sheet.value(line, names.indexOf("location_id"), "1-" + row + "-L");
        sheet.value(line, names.indexOf("award_ids"), BadWorkbookTest.GRANT.toString());
        for (var name : names) {
            if (name.startsWith("justification_")) {
                sheet.inlineString(line, names.indexOf(name), "why " + row);
            }
        }
        sheet.value(line, names.indexOf("spend_retention"), new BigDecimal("1.00"));
        sheet.value(line, names.indexOf("unspent"), new BigDecimal("0.00"));
        sheet.value(line, names.indexOf("new_expenditure"), "Y");
        sheet.value(line, names.indexOf("no_double_funding"), "Y");
        sheet.value(line, names.indexOf("signed_by"), "Petra " + row);
        sheet.value(line, names.indexOf("signed_on"), LocalDate.of(2022, 4, 10));
        sheet.style(line, names.indexOf("signed_on")).format("yyyy-mm-dd").set();
        if (row == ROWS - 1) {
            sheet.value(line, names.indexOf("leavers"), "nil");
        }
    }

    /** The child: reads, judges, and says what it found. */
    public static final class SmallHeap {

        private SmallHeap() {}

        public static void main(String[] args) {
            var faults = new FileFaults();
            var pence = new ArrayList<Long>();
            var limits = new WorkbookLimits(50_000_000, 200_000_000, ROWS);
            new WorkbookReturns(BadWorkbookTest.GRANT, BadWorkbookTest.template("RP2"), limits, faults)
                    .read(new File(args[0]), one -> pence.add(one.statement().spentPence()));
            var last = faults.errors().get(faults.errors().size() - 1);
            System.out.println("rows " + pence.size() + " pence "
                    + pence.stream().mapToLong(Long::longValue).sum() + " errors "
                    + faults.errors().size() + " last " + last.sheet() + " " + last.row() + " " + last.column() + " "
                    + last.rule());
        }
    }
}
