package org.grantsuite.reporting.departmentreturn.workbook;

import static org.grantsuite.reporting.departmentreturn.workbook.WorkbookProblem.WORKBOOK_HAS_MACROS;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.grantsuite.commons.problem.Refusal;

/** A workbook as the department sent it out. */
sealed interface BlankWorkbook permits XlsxWorkbook, OdsWorkbook {

    /** @throws Refusal 422 of WorkbookProblem for what is no workbook, or one that is not safe to take */
    static BlankWorkbook open(byte[] file) {
        var parts = ZipParts.read(file);
        boolean macros = parts.names().stream()
                .anyMatch(name ->
                        name.endsWith("vbaProject.bin") || name.startsWith("Basic/") || name.startsWith("Scripts/"));
        if (macros) {
            throw Refusal.of(WORKBOOK_HAS_MACROS, "Save it without macros and send it again");
        }
        if (parts.has("xl/workbook.xml")) {
            return new XlsxWorkbook(parts);
        }
        if (parts.has("content.xml")) {
            return new OdsWorkbook(parts);
        }
        throw ZipParts.unreadable("It is neither .xlsx nor .ods");
    }

    /** {@code xlsx} or {@code ods}. */
    String extension();

    /** In their order. */
    List<String> sheets();

    /** Every cell that holds something, by place. */
    Map<CellPlace, CellContent> cells();

    /** Names that stand for one cell. */
    Map<String, CellPlace> names();

    /** Why that cell cannot be filled; empty where it can. */
    Optional<Refusal> obstacle(CellPlace place);

    /**
     * The file with those cells filled in and nothing else changed, but that no formula keeps a result worked out before:
     * a total of the blank beside the figures of the return would be a wrong figure.
     *
     * @throws Refusal 422 where a cell cannot be filled, or its validation does not allow the value
     */
    byte[] fill(Map<CellPlace, FillValue> values);
}
