package org.grantsuite.reporting.departmentreturn.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.grantsuite.reporting.testing.Reporting.accepted;
import static org.grantsuite.reporting.testing.Reporting.draft;
import static org.grantsuite.reporting.testing.Reporting.frozen;
import static org.grantsuite.reporting.testing.Reporting.get;
import static org.grantsuite.reporting.testing.Reporting.inputs;
import static org.grantsuite.reporting.testing.Reporting.path;
import static org.grantsuite.reporting.testing.Reporting.preparer;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import org.grantsuite.commons.json.Sha256;
import org.grantsuite.commons.testing.Contract;
import org.grantsuite.reporting.testing.ReportingServiceTest;
import org.grantsuite.reporting.testing.SiblingGrant;
import org.junit.jupiter.api.Test;

/** The workbook is opened again by a reader and compared with what the service says cell by cell. */
@ReportingServiceTest
class ReturnWorkbookTest {

    @Test
    void shouldHoldEveryCellOfTheReturn() throws IOException {
        var grant = SiblingGrant.aGrantInUse().publish();
        accepted(grant, "1-A", "990.00", "10.00");
        var id = draft(grant, "RP2");
        inputs(id, Map.of("notes", "=1+1", "hours", "0.25"));
        var hash = frozen(id);
        var file = Contract.given(preparer())
                .accept("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet")
                .get(path(id, "/file.xlsx"));
        assertThat(file.statusCode()).isEqualTo(200);
        assertThat(file.header("Content-Disposition")).contains("E08000002_31-5781_RP2_v1.xlsx");
        assertThat(Sha256.hex(file.asByteArray())).isEqualTo(file.header("X-File-SHA256"));

        try (var workbook = new ReadableWorkbook(new ByteArrayInputStream(file.asByteArray()))) {
            List<Map<String, String>> cells =
                    get(preparer(), path(id, "")).extract().path("cells");
            var rows = workbook.findSheet("Cells").orElseThrow().read();
            assertThat(rows).hasSize(cells.size() + 1);
            for (int i = 0; i < cells.size(); i++) {
                compare(rows.get(i + 1), cells.get(i));
            }
            var cover = new LinkedHashMap<String, String>();
            for (var row : workbook.findSheet("Return").orElseThrow().read()) {
                cover.put(row.getCellText(0), row.getCellText(1));
            }
            assertThat(cover)
                    .containsEntry("Content hash (SHA-256)", hash)
                    .containsEntry("Allocation", "552981.00")
                    .containsEntry("Reporting point", "RP2");
            assertThat(workbook.findSheet("Missing providers")
                            .orElseThrow()
                            .read()
                            .get(1)
                            .getCellText(0))
                    .isEqualTo("1-B");
        }
    }

    private static void compare(Row row, Map<String, String> cell) {
        assertThat(row.getCellText(0)).isEqualTo(cell.get("code"));
        assertThat(row.getCellText(1)).isEqualTo(cell.get("key"));
        assertThat(row.getCellText(2)).isEqualTo(cell.get("label"));
        var value = cell.get("value");
        var written = row.getOptionalCell(3);
        if (value == null) {
            assertThat(written.map(one -> one.getText()).orElse("")).isEmpty();
        } else if (List.of("MONEY", "HOURS", "COUNT").contains(cell.get("type"))) {
            assertThat(written.orElseThrow().asNumber()).isEqualByComparingTo(new BigDecimal(value));
        } else if (!value.isEmpty()) {
            assertThat(written.orElseThrow().getType()).isEqualTo(CellType.STRING);
            assertThat(written.orElseThrow().asString()).isEqualTo(value);
        }
    }
}
