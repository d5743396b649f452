package org.grantsuite.reporting.departmentreturn.workbook;

import static org.grantsuite.reporting.departmentreturn.workbook.WorkbookProblem.WORKBOOK_CELL_REPEATED;
import static org.grantsuite.reporting.departmentreturn.workbook.WorkbookProblem.WORKBOOK_CELL_UNKNOWN;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.grantsuite.commons.problem.Refusal;
import org.jspecify.annotations.Nullable;

/** Where each figure of a return stands in a workbook: by the edition, or as somebody recorded it beside the edition. */
public record WorkbookMapping(List<Entry> cells) {

    public WorkbookMapping {
        cells = List.copyOf(cells);
    }

    /** A field by code and key, or a part of the header; at a cell of a sheet, or at a named cell. */
    public record Entry(
            @Nullable String code,
            @Nullable String key,
            @Nullable String header,
            @Nullable String sheet,
            @Nullable String cell,
            @Nullable String name) {

        String figure() {
            var of = header;
            if (of != null) {
                return of;
            }
            return key == null || key.isEmpty() ? String.valueOf(code) : code + " " + key;
        }

        String place() {
            return name == null ? sheet + "!" + cell : name;
        }

        private Optional<CellPlace> in(BlankWorkbook workbook) {
            var named = name;
            if (named != null) {
                return Optional.ofNullable(workbook.names().get(named));
            }
            return sheet == null || cell == null || !workbook.sheets().contains(sheet)
                    ? Optional.empty()
                    : CellPlace.of(sheet, cell);
        }
    }

    /**
     * Each entry with its place.
     *
     * @throws Refusal 422 of WorkbookProblem, with every fault among its violations
     */
    Map<CellPlace, Entry> places(BlankWorkbook workbook) {
        var places = new LinkedHashMap<CellPlace, Entry>();
        Refusal first = null;
        for (var entry : cells) {
            var fault = fault(workbook, entry, places);
            if (fault.isPresent()) {
                first = first == null ? fault.get() : first;
                first.at(entry.place(), String.valueOf(fault.get().getMessage()));
            }
        }
        if (first != null) {
            throw first;
        }
        return places;
    }

    private static Optional<Refusal> fault(BlankWorkbook workbook, Entry entry, Map<CellPlace, Entry> places) {
        var place = entry.in(workbook);
        if (place.isEmpty()) {
            return Optional.of(Refusal.of(
                    WORKBOOK_CELL_UNKNOWN,
                    "The workbook has no single cell " + entry.place() + " for " + entry.figure()));
        }
        var before = places.put(place.get(), entry);
        return before == null
                ? workbook.obstacle(place.get())
                : Optional.of(Refusal.of(
                        WORKBOOK_CELL_REPEATED,
                        place.get() + " is meant for " + before.figure() + " and for " + entry.figure()));
    }
}
