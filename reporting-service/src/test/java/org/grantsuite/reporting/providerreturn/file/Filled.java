package org.grantsuite.reporting.providerreturn.file;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.ReadingOptions;

/** A template as a provider sends it back: what stood in it, and what was typed into it. */
public final class Filled {

    private final List<List<Object>> returns = new ArrayList<>();
    private final List<String> header = new ArrayList<>();
    private final List<Map<String, Object>> items = new ArrayList<>();
    private Consumer<Workbook> more = workbook -> {};
    private Consumer<Worksheet> touch = sheet -> {};
    private String returnsName = "Returns";

    private Filled() {}

    public static Filled of(byte[] template) {
        var filled = new Filled();
        try (var workbook = new ReadableWorkbook(new ByteArrayInputStream(template), new ReadingOptions(true, true))) {
            try (var rows = workbook.findSheet("Returns").orElseThrow().openStream()) {
                rows.forEach(row -> {
                    var cells = new ArrayList<Object>();
                    row.forEach(cell -> cells.add(value(cell)));
                    filled.returns.add(cells);
                });
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        filled.returns.get(2).forEach(name -> filled.header.add(String.valueOf(name)));
        return filled;
    }

    private static Object value(Cell cell) {
        if (cell == null || cell.getType() == CellType.EMPTY) {
            return null;
        }
        if (cell.getType() != CellType.NUMBER) {
            return cell.getText();
        }
        boolean date = "yyyy-mm-dd".equals(cell.getDataFormatString());
        return date ? cell.asDate().toLocalDate() : cell.asNumber();
    }

    public int index(String column) {
        return header.indexOf(column);
    }

    /** Row from 1, as Excel counts. */
    public Object at(int row, String column) {
        var cells = returns.get(row - 1);
        int index = header.indexOf(column);
        return index < cells.size() ? cells.get(index) : null;
    }

    public Filled put(int row, String column, Object value) {
        return putAt(row, header.indexOf(column), value);
    }

    public Filled putAt(int row, int index, Object value) {
        while (returns.size() < row) {
            returns.add(new ArrayList<>());
        }
        var cells = returns.get(row - 1);
        while (cells.size() <= index) {
            cells.add(null);
        }
        cells.set(index, value);
        return this;
    }

    /** What makes a row a return that nothing refuses. */
    public Filled row(int row, String spent, String unspent) {
        return put(row, "spend_retention", new BigDecimal(spent))
                .put(row, "unspent", new BigDecimal(unspent))
                .put(row, "new_expenditure", "Y")
                .put(row, "no_double_funding", "Y")
                .put(row, "signed_by", "Petra Provider")
                .put(row, "signed_on", LocalDate.of(2022, 4, 10));
    }

    public Filled item(Object... namesAndValues) {
        var item = new LinkedHashMap<String, Object>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            item.put((String) namesAndValues[i], namesAndValues[i + 1]);
        }
        items.add(item);
        return this;
    }

    public Filled rename(String name) {
        returnsName = name;
        return this;
    }

    public Filled touch(Consumer<Worksheet> change) {
        touch = change;
        return this;
    }

    public Filled with(Consumer<Workbook> change) {
        more = change;
        return this;
    }

    public byte[] bytes() {
        var bytes = new ByteArrayOutputStream();
        try (var workbook = new Workbook(bytes, "test", "1.0")) {
            var sheet = workbook.newWorksheet(returnsName);
            for (int row = 0; row < returns.size(); row++) {
                for (int column = 0; column < returns.get(row).size(); column++) {
                    value(sheet, row, column, returns.get(row).get(column));
                }
            }
            touch.accept(sheet);
            items(workbook.newWorksheet("Items"));
            more.accept(workbook);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private void items(Worksheet sheet) {
        var names = ReturnColumns.items().stream().map(Column::name).toList();
        for (int i = 0; i < names.size(); i++) {
            sheet.value(0, i, names.get(i));
        }
        for (int row = 0; row < items.size(); row++) {
            for (var cell : items.get(row).entrySet()) {
                value(sheet, row + 1, names.indexOf(cell.getKey()), cell.getValue());
            }
        }
    }

    private static void value(Worksheet sheet, int row, int column, Object value) {
        if (value instanceof BigDecimal number) {
            sheet.value(row, column, number);
        } else if (value instanceof LocalDate date) {
            sheet.value(row, column, date);
            sheet.style(row, column).format("yyyy-mm-dd").set();
        } else if (value instanceof Boolean truth) {
            sheet.value(row, column, truth);
        } else if (value != null) {
            sheet.value(row, column, value.toString());
        }
    }

    /** The workbook with a part changed, or added where it had none. */
    public static byte[] rewrite(byte[] workbook, String part, Function<String, String> change) {
        var bytes = new ByteArrayOutputStream();
        boolean found = false;
        try {
            var file = Files.createTempFile("workbook", ".xlsx");
            Files.write(file, workbook);
            try (var in = new ZipFile(file.toFile());
                    var out = new ZipOutputStream(bytes)) {
                for (var entry : Collections.list(in.entries())) {
                    boolean changed = entry.getName().equals(part);
                    found |= changed;
                    var content = in.getInputStream(entry).readAllBytes();
                    put(
                            out,
                            entry.getName(),
                            changed ? change.apply(new String(content, UTF_8)).getBytes(UTF_8) : content);
                }
                if (!found) {
                    put(out, part, change.apply("").getBytes(UTF_8));
                }
            }
            Files.delete(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static void put(ZipOutputStream out, String name, byte[] content) throws IOException {
        out.putNextEntry(new ZipEntry(name));
        out.write(content);
    }
}
