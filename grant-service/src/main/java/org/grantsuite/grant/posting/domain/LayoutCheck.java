package org.grantsuite.grant.posting.domain;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.grantsuite.grant.posting.domain.PostingLayout.Column;

/** What a layout must not contradict; each fault is named with its place. */
public final class LayoutCheck {
    /** Room for a journal's id, the number of a transfer and its side. */
    public static final int REFERENCE_LENGTH = 37;

    private static final Map<SignConvention, Set<ColumnSource>> AMOUNTS = Map.of(
            SignConvention.SIGNED_AMOUNT, EnumSet.of(ColumnSource.SIGNED_AMOUNT),
            SignConvention.DEBIT_CREDIT_COLUMNS, EnumSet.of(ColumnSource.DEBIT_AMOUNT, ColumnSource.CREDIT_AMOUNT),
            SignConvention.SIDE_INDICATOR, EnumSet.of(ColumnSource.ABSOLUTE_AMOUNT, ColumnSource.SIDE));
    private static final Set<ColumnSource> ALL_AMOUNTS = EnumSet.of(
            ColumnSource.SIGNED_AMOUNT,
            ColumnSource.DEBIT_AMOUNT,
            ColumnSource.CREDIT_AMOUNT,
            ColumnSource.ABSOLUTE_AMOUNT);

    private final PostingLayout layout;
    private final List<Fault> faults = new ArrayList<>();

    private LayoutCheck(PostingLayout layout) {
        this.layout = layout;
    }

    /** @param pointer JSON pointer into the document */
    public record Fault(String pointer, String message) {}

    public static List<Fault> faults(PostingLayout layout) {
        LayoutCheck check = new LayoutCheck(layout);
        check.amounts();
        check.periods();
        check.references();
        check.columns("/header", layout.header(), false);
        check.columns("/columns", layout.columns(), true);
        check.columns("/trailer", layout.trailer(), false);
        check.segments();
        return List.copyOf(check.faults);
    }

    private void amounts() {
        Set<ColumnSource> needed = AMOUNTS.getOrDefault(layout.sign().convention(), Set.of());
        for (ColumnSource source : needed) {
            if (count(source) != 1) {
                add("/columns", "the convention " + layout.sign().convention() + " needs one column " + source);
            }
        }
        ALL_AMOUNTS.stream()
                .filter(source -> !needed.contains(source) && count(source) > 0)
                .forEach(source -> add(
                        "/columns",
                        "a column " + source + " has no place with "
                                + layout.sign().convention()));
        if (layout.sign().debitMark().equals(layout.sign().creditMark())) {
            add("/sign", "debit and credit need different marks");
        }
    }

    private void periods() {
        if (count(ColumnSource.PERIOD) == 0 && count(ColumnSource.POSTING_DATE) == 0) {
            add("/columns", "a column PERIOD or POSTING_DATE says where a line is posted");
        }
        if (count(ColumnSource.PERIOD) > 0 && !layout.period().namesTheMonth()) {
            add("/period/template", "the template names no month: use PP, P or MMM");
        }
        if (count(ColumnSource.PERIOD) > 0 && !layout.period().namesTheYear()) {
            add("/period/template", "the template names no year: the same period of two years would look alike");
        }
    }

    private void references() {
        if (count(ColumnSource.LINE_REFERENCE) == 0) {
            add("/columns", "without a column LINE_REFERENCE no line can be acknowledged or found again");
        }
    }

    private void columns(String place, List<Column> columns, boolean lines) {
        for (int i = 0; i < columns.size(); i++) {
            column(place + "/" + i, columns.get(i), lines);
        }
        Set<String> names = columns.stream().map(Column::name).collect(Collectors.toSet());
        if (names.size() < columns.size()) {
            add(place, "two columns have the same name");
        }
    }

    private void column(String place, Column column, boolean lines) {
        boolean valued = column.source() == ColumnSource.CONSTANT || column.source() == ColumnSource.SEGMENT;
        if (valued != (column.value() != null)) {
            add(place + "/value", valued ? "name the constant or the segment" : column.source() + " takes no value");
        }
        if (column.value() != null && PostingFile.startsAFormula(column.value())) {
            add(place + "/value", "a spreadsheet would run this constant as a formula");
        }
        if (!lines && column.source().needsLine()) {
            add(place + "/source", column.source() + " belongs to a line, not to header or trailer");
        }
        if (column.source() == ColumnSource.LINE_REFERENCE
                && column.maxLength() != null
                && column.maxLength() < REFERENCE_LENGTH) {
            add(place + "/maxLength", "a reference needs " + REFERENCE_LENGTH + " characters");
        }
    }

    private void segments() {
        Set<String> used = layout.columns().stream()
                .filter(column -> column.source() == ColumnSource.SEGMENT)
                .flatMap(column -> Stream.ofNullable(column.value()))
                .collect(Collectors.toSet());
        layout.requiredSegments().stream()
                .filter(segment -> !used.contains(segment))
                .forEach(segment -> add("/requiredSegments", "no column takes the segment " + segment));
    }

    private long count(ColumnSource source) {
        return layout.columns().stream()
                .filter(column -> column.source() == source)
                .count();
    }

    private void add(String pointer, String message) {
        faults.add(new Fault(pointer, message));
    }
}
