package org.grantsuite.reporting.providerreturn.file;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.Set;
import org.dhatim.fastexcel.reader.Cell;
import org.grantsuite.reporting.calculation.Severity;
import org.grantsuite.reporting.providerreturn.domain.ReturnFault;
import org.grantsuite.reporting.providerreturn.file.Column.Kind;
import org.jspecify.annotations.Nullable;

/** The text of a workbook's cell as a CSV file would hold it; what no CSV file could hold is a fault in its place. */
final class CellText {

    /** Formats of Excel itself that show a date or a time. */
    private static final Set<Integer> DATE_FORMATS = Set.of(
            14, 15, 16, 17, 18, 19, 20, 21, 22, 27, 28, 29, 30, 31, 32, 33, 34, 35, 36, 45, 46, 47, 50, 51, 52, 53, 54,
            55, 56, 57, 58);

    private static final LocalDate EPOCH = LocalDate.of(1899, 12, 30);
    private static final BigDecimal LAST_DAY = BigDecimal.valueOf(2_958_465);
    private static final BigDecimal FIRST_YEAR = BigDecimal.valueOf(366);
    /** Excel keeps fifteen digits; what stands behind them is noise of its binary arithmetic. */
    private static final MathContext EXCEL = new MathContext(15, RoundingMode.HALF_UP);

    private final FileFaults faults;

    CellText(FileFaults faults) {
        this.faults = faults;
    }

    /** Where a cell stands and what should stand in it. */
    record Place(String sheet, int row, Column column) {}

    String of(Cell cell, Place at) {
        if (at.column().kind() == Kind.SHOWN) {
            return "";
        }
        return switch (cell.getType()) {
            case EMPTY -> "";
            case STRING -> text(cell.getText().strip(), at);
            case NUMBER -> number(cell, at);
            case BOOLEAN -> bool(cell, at);
            case FORMULA ->
                fault(
                        at,
                        "FORMULA",
                        "it holds a formula, =" + shown(cell.getFormula()) + "; paste the value in its place");
            case ERROR -> fault(at, "ERROR_VALUE", "it holds the error " + shown(cell.getRawValue()) + ", not a value");
        };
    }

    private String text(String text, Place at) {
        if (!at.column().kind().isNumber() || !text.matches("-?\\d{1,15}(\\.\\d{1,2})?")) {
            return text;
        }
        var value = new BigDecimal(text);
        faults.add(new ReturnFault(
                at.sheet(),
                at.row(),
                at.column().name(),
                Severity.WARNING,
                "NUMBER_AS_TEXT",
                "the number " + text + " is stored as text; it was read as " + value.toPlainString()));
        return figure(value, at);
    }

    private String bool(Cell cell, Place at) {
        if (at.column().kind() != Kind.YES_NO) {
            return fault(at, "VALUE_INVALID", "it holds TRUE or FALSE");
        }
        return "1".equals(cell.getRawValue()) || "true".equalsIgnoreCase(cell.getRawValue()) ? "Y" : "N";
    }

    private String number(Cell cell, Place at) {
        BigDecimal value;
        try {
            value = new BigDecimal(String.valueOf(cell.getRawValue()));
        } catch (NumberFormatException e) {
            return fault(at, "VALUE_INVALID", "it holds no readable number: " + shown(cell.getRawValue()));
        }
        if (value.precision() > 40 || Math.abs(value.scale()) > 400) {
            return fault(at, "VALUE_INVALID", "the number is out of range");
        }
        boolean dated = isDate(cell);
        if (at.column().kind() == Kind.DATE) {
            return date(value, dated, at);
        }
        if (dated) {
            return fault(
                    at, "BECAME_DATE", "Excel made a date of it; format the cell as text or number and type it again");
        }
        return figure(value, at);
    }

    private String figure(BigDecimal value, Place at) {
        var exact = value.round(EXCEL).stripTrailingZeros();
        int decimals = Math.max(0, exact.scale());
        return switch (at.column().kind()) {
            case MONEY, HOURS ->
                decimals > 2 || exact.precision() - exact.scale() > 15
                        ? fault(
                                at,
                                "VALUE_INVALID",
                                exact.toPlainString() + " has more than two decimals or too many digits")
                        : exact.setScale(2, RoundingMode.UNNECESSARY).toPlainString();
            case COUNT ->
                decimals > 0
                        ? fault(at, "VALUE_INVALID", exact.toPlainString() + " is not a whole number")
                        : exact.toPlainString();
            default -> exact.toPlainString();
        };
    }

    private String date(BigDecimal serial, boolean dated, Place at) {
        if (serial.signum() < 0 || serial.compareTo(LAST_DAY) > 0) {
            return fault(at, "DATE_NUMBER", "the number " + serial.toPlainString() + " is no day of Excel's calendar");
        }
        if (serial.compareTo(FIRST_YEAR) <= 0) {
            return fault(
                    at,
                    "DATE_1900",
                    "it is the number " + serial.toPlainString()
                            + ", a day of the year 1900 where Excel's calendar begins; type the date");
        }
        var day = EPOCH.plusDays(serial.longValue());
        if (!dated) {
            return fault(
                    at,
                    "DATE_NUMBER",
                    "it is the plain number " + serial.toPlainString() + "; if " + day
                            + " is meant, format the cell as a date");
        }
        return day.toString();
    }

    private static boolean isDate(Cell cell) {
        var id = cell.getDataFormatId();
        if (id != null && DATE_FORMATS.contains(id)) {
            return true;
        }
        var format = cell.getDataFormatString();
        return format != null
                && format.replaceAll("\"[^\"]*\"|\\[[^\\]]*\\]|\\\\.", "").matches("(?i).*[ydmhs].*")
                && !format.equalsIgnoreCase("General");
    }

    private String fault(Place at, String rule, String message) {
        faults.error(at.sheet(), at.row(), at.column().name(), rule, message);
        return "";
    }

    private static String shown(@Nullable String text) {
        var shown = String.valueOf(text);
        return shown.length() <= 40 ? shown : shown.substring(0, 40) + "…";
    }
}
