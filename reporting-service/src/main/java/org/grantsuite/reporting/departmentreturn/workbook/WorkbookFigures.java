package org.grantsuite.reporting.departmentreturn.workbook;

import static org.grantsuite.reporting.departmentreturn.workbook.WorkbookProblem.WORKBOOK_FIGURE_UNKNOWN;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.grantsuite.commons.problem.Refusal;
import org.grantsuite.reporting.calculation.CellType;
import org.grantsuite.reporting.departmentreturn.workbook.WorkbookMapping.Entry;

/** The figures of a frozen return by the words a mapping uses, out of the very document that was hashed. */
final class WorkbookFigures {

    private static final Set<String> DATES = Set.of("periodFrom", "periodTo", "dueOn", "editionOn");
    private static final Set<String> HEADER = Set.of(
            "councilCode",
            "grantName",
            "determinationNumber",
            "reportingPoint",
            "revision",
            "schemeCode",
            "edition",
            "nilReason",
            "assurance",
            "exceptions");
    private static final Set<String> MONEY = Set.of("allocation", "receivedToDate", "underwritten");
    private static final Set<String> TOTALS = Set.of("instalmentsReceived", "certifiedSpend", "unspent", "misspent");
    /** Lines that are left out of a return where there is nothing to say. */
    private static final Set<String> OPTIONAL_LINES = Set.of("ACCRUED", "PREPAID");

    private final JsonNode document;
    private final Map<String, JsonNode> cells = new HashMap<>();

    WorkbookFigures(JsonNode document) {
        this.document = document;
        document.path("cells")
                .forEach(cell -> cells.put(
                        place(cell.path("code").asText(), cell.path("key").asText()), cell));
    }

    /** Empty where the figure is not known: missing is not nil, so its cell stays blank. */
    Optional<FillValue> of(Entry entry) {
        var header = entry.header();
        return header == null ? cell(entry) : header(header);
    }

    private Optional<FillValue> header(String name) {
        if (DATES.contains(name)) {
            return text(document.path("header").path(name)).map(day -> new FillValue(FillValue.Kind.DATE, day));
        }
        if (HEADER.contains(name)) {
            return text(document.path("header").path(name)).map(WorkbookFigures::words);
        }
        if (MONEY.contains(name)) {
            return text(document.path("header").path(name).path("amount")).map(WorkbookFigures::number);
        }
        if (TOTALS.contains(name)) {
            return text(document.path("totals").path(name).path("amount")).map(WorkbookFigures::number);
        }
        throw Refusal.of(WORKBOOK_FIGURE_UNKNOWN, "The header of a return has no " + name);
    }

    private Optional<FillValue> cell(Entry entry) {
        var code = String.valueOf(entry.code());
        var key = entry.key() == null ? "" : String.valueOf(entry.key());
        var cell = cells.get(place(code, key));
        if (cell != null) {
            return text(cell.path("value")).map(value -> value(cell, value));
        }
        var lines = cells.values().stream()
                .filter(one -> one.path("code").asText().equals(code))
                .toList();
        boolean list = key.isEmpty()
                && !lines.isEmpty()
                && lines.stream().allMatch(one -> one.path("type").asText().equals(CellType.LIST.name()));
        if (list) {
            return Optional.of(words(together(code)));
        }
        // a measure the council did not use has no line in a list of those used
        boolean leftOut = OPTIONAL_LINES.contains(key)
                || lines.stream().anyMatch(one -> one.path("type").asText().equals(CellType.LIST.name()));
        if (leftOut && !lines.isEmpty()) {
            return Optional.empty();
        }
        throw Refusal.of(WORKBOOK_FIGURE_UNKNOWN, "The return has no figure " + entry.figure());
    }

    private String together(String code) {
        return StreamSupport.stream(document.path("cells").spliterator(), false)
                .filter(cell -> cell.path("code").asText().equals(code))
                .map(cell -> cell.path("value").asText())
                .collect(Collectors.joining("; "));
    }

    /** Figures of the return that no entry of a mapping takes. */
    List<String> without(List<Entry> entries) {
        var mapped = entries.stream().map(Entry::figure).collect(Collectors.toSet());
        var left = new ArrayList<String>();
        document.path("cells").forEach(cell -> {
            var code = cell.path("code").asText();
            var place = place(code, cell.path("key").asText());
            boolean listed = cell.path("type").asText().equals(CellType.LIST.name()) && mapped.contains(code);
            if (!mapped.contains(place) && !listed) {
                left.add(place);
            }
        });
        return left;
    }

    private static FillValue value(JsonNode cell, String value) {
        return switch (CellType.valueOf(cell.path("type").asText())) {
            case MONEY, HOURS, COUNT -> number(value);
            case LIST, TEXT -> words(value);
        };
    }

    private static FillValue number(String value) {
        return new FillValue(FillValue.Kind.NUMBER, value);
    }

    private static FillValue words(String value) {
        return new FillValue(FillValue.Kind.TEXT, value);
    }

    private static Optional<String> text(JsonNode node) {
        return node.isValueNode() && !node.isNull() ? Optional.of(node.asText()) : Optional.empty();
    }

    private static String place(String code, String key) {
        return key.isEmpty() ? code : code + " " + key;
    }
}
