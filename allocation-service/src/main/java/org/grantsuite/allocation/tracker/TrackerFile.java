package org.grantsuite.allocation.tracker;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.grantsuite.allocation.sheet.SheetFormat;
import org.grantsuite.allocation.sheet.SpooledFile;
import org.grantsuite.allocation.sheet.TitledRow;
import org.grantsuite.allocation.sheet.TitledRows;

/** An extract as a file: each filled number, and how many were blank, which is not zero. */
final class TrackerFile {
    private static final int MOST_NUMBERS = 200_000;

    private final TrackerColumns columns;
    private final List<Number> numbers = new ArrayList<>();
    private final Map<String, Integer> blanks = new TreeMap<>();
    private final Map<String, Integer> lineOfLocation = new HashMap<>();

    private TrackerFile(TrackerColumns columns) {
        this.columns = columns;
    }

    /** One filled cell. */
    record Number(int line, String locationId, String driver, long units) {}

    static TrackerFile read(SpooledFile file, SheetFormat format, TrackerColumns columns) {
        TrackerFile tracker = new TrackerFile(columns);
        TitledRows.read(file, format, columns.titles(), tracker::add);
        return tracker;
    }

    List<Number> numbers() {
        return numbers;
    }

    Map<String, Integer> blanks() {
        return blanks;
    }

    Map<String, Integer> locations() {
        return lineOfLocation;
    }

    private void add(TitledRow row) {
        String location = row.text(TrackerColumns.LOCATION);
        if (!location.isEmpty() && !location.matches("[A-Za-z0-9][A-Za-z0-9._-]{0,39}")) {
            row.fault(TrackerColumns.LOCATION, "an id such as 1-101639290 is needed");
        }
        Integer before = lineOfLocation.putIfAbsent(location, row.line());
        if (before != null) {
            row.fault(TrackerColumns.LOCATION, location + " stands in line " + before + " already");
        }
        for (String driver : columns.drivers()) {
            if (row.has(driver)) {
                Integer units = row.count(driver);
                if (units == null) {
                    blanks.merge(driver, 1, Integer::sum);
                } else {
                    numbers.add(new Number(row.line(), location, driver, units));
                }
            }
        }
        if (numbers.size() > MOST_NUMBERS) {
            row.fault(TrackerColumns.LOCATION, "at most " + MOST_NUMBERS + " numbers in an extract; split it");
        }
    }
}
