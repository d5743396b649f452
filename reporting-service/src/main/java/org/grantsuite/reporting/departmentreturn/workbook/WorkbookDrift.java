package org.grantsuite.reporting.departmentreturn.workbook;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What a blank changed against an earlier one: sheets and cells new, gone, renamed or moved, formulas and names changed. */
public final class WorkbookDrift {

    private static final Pattern REFERENCE = Pattern.compile("(\\$?)([A-Z]{1,3})(\\$?)(\\d{1,7})(?![\\d(A-Za-z_])");

    private final BlankWorkbook earlier;
    private final BlankWorkbook later;
    private final List<Change> changes = new ArrayList<>();
    /** Where a text of the earlier blank stands in the later one. */
    private final Map<CellPlace, CellPlace> moves = new HashMap<>();

    private final Map<String, String> sheetNames = new LinkedHashMap<>();
    private final Map<String, TreeMap<CellPlace, CellContent>> before;
    private final Map<String, TreeMap<CellPlace, CellContent>> after;

    private WorkbookDrift(BlankWorkbook earlier, BlankWorkbook later) {
        this.earlier = earlier;
        this.later = later;
        this.before = bySheet(earlier);
        this.after = bySheet(later);
    }

    private static Map<String, TreeMap<CellPlace, CellContent>> bySheet(BlankWorkbook workbook) {
        var sheets = new HashMap<String, TreeMap<CellPlace, CellContent>>();
        workbook.cells()
                .forEach((place, content) -> sheets.computeIfAbsent(place.sheet(), name -> new TreeMap<>())
                        .put(place, content));
        return sheets;
    }

    private static TreeMap<CellPlace, CellContent> of(
            Map<String, TreeMap<CellPlace, CellContent>> sheets, String name) {
        return sheets.getOrDefault(name, new TreeMap<>());
    }

    /** What can have happened. */
    public enum Kind {
        SHEET_NEW,
        SHEET_GONE,
        SHEET_RENAMED,
        CELL_NEW,
        CELL_GONE,
        CELL_MOVED,
        CELL_RENAMED,
        FORMULA_CHANGED,
        NAME_NEW,
        NAME_GONE,
        NAME_MOVED,
        /** A cell that is filled in: the labels it stands by moved, so it moved with them. */
        INPUT_MOVED,
        /** A cell that is filled in: a label it stands by is gone or says something else. */
        INPUT_UNCERTAIN
    }

    /** One change; places as {@code Sheet!B5}. */
    public record Change(
            Kind kind,
            @Nullable String before,
            @Nullable String after,
            @Nullable String textBefore,
            @Nullable String textAfter) {}

    /** @param inputs the cells that were filled in by the earlier mapping */
    static List<Change> between(BlankWorkbook earlier, BlankWorkbook later, List<CellPlace> inputs) {
        var drift = new WorkbookDrift(earlier, later);
        drift.compareSheets();
        drift.sheetNames.forEach(drift::compareCells);
        drift.compareNames();
        inputs.forEach(drift::follow);
        return List.copyOf(drift.changes);
    }

    private void compareSheets() {
        var gone = new ArrayList<>(earlier.sheets());
        gone.removeAll(later.sheets());
        var added = new ArrayList<>(later.sheets());
        added.removeAll(earlier.sheets());
        earlier.sheets().stream().filter(later.sheets()::contains).forEach(name -> sheetNames.put(name, name));
        for (var name : gone) {
            alike(name, added)
                    .ifPresentOrElse(
                            renamed -> {
                                added.remove(renamed);
                                sheetNames.put(name, renamed);
                                changes.add(new Change(Kind.SHEET_RENAMED, name, renamed, null, null));
                            },
                            () -> changes.add(new Change(Kind.SHEET_GONE, name, null, null, null)));
        }
        added.forEach(name -> changes.add(new Change(Kind.SHEET_NEW, null, name, null, null)));
    }

    /** The new sheet that says at least half of what the gone one said. */
    private Optional<String> alike(String name, List<String> candidates) {
        var texts = new TreeSet<>(
                of(before, name).values().stream().map(CellContent::shown).toList());
        return candidates.stream()
                .filter(candidate -> {
                    var shared = new TreeSet<>(of(after, candidate).values().stream()
                            .map(CellContent::shown)
                            .toList());
                    shared.retainAll(texts);
                    return !texts.isEmpty() && shared.size() * 2 >= texts.size();
                })
                .findFirst();
    }

    private void compareCells(String sheet, String nowCalled) {
        var gone = new TreeMap<>(of(before, sheet));
        var added = new TreeMap<CellPlace, CellContent>();
        of(after, nowCalled).forEach((place, content) -> added.put(in(place, sheet), content));
        gone.entrySet().removeIf(one -> {
            boolean unchanged = one.getValue().equals(added.get(one.getKey()));
            if (unchanged) {
                added.remove(one.getKey());
                moves.put(one.getKey(), in(one.getKey(), nowCalled));
            }
            return unchanged;
        });
        pairMoved(gone, added, nowCalled);
        gone.forEach((place, content) -> {
            var there = added.remove(place);
            changes.add(there == null ? gone(place, content) : changed(place, content, in(place, nowCalled), there));
        });
        added.forEach((place, content) ->
                changes.add(new Change(Kind.CELL_NEW, null, in(place, nowCalled).toString(), null, content.shown())));
    }

    /** What stands in both as often, and not where it stood, moved; in the order of rows and columns. */
    private void pairMoved(
            TreeMap<CellPlace, CellContent> gone, TreeMap<CellPlace, CellContent> added, String nowCalled) {
        var from = places(gone);
        var to = places(added);
        from.forEach((content, places) -> {
            var targets = to.getOrDefault(content, new ArrayDeque<>());
            if (targets.size() != places.size()) {
                return;
            }
            for (var place : places) {
                var target = targets.removeFirst();
                var old = gone.remove(place);
                added.remove(target);
                moves.put(place, in(target, nowCalled));
                changes.add(new Change(
                        Kind.CELL_MOVED, place.toString(), in(target, nowCalled).toString(), shown(old), shown(old)));
            }
        });
    }

    private static @Nullable String shown(@Nullable CellContent content) {
        return content == null ? null : content.shown();
    }

    /** Places by what stands there; of a formula by what it refers to from where it stands. */
    private static Map<String, ArrayDeque<CellPlace>> places(TreeMap<CellPlace, CellContent> cells) {
        var places = new LinkedHashMap<String, ArrayDeque<CellPlace>>();
        cells.forEach((place, content) -> places.computeIfAbsent(relative(place, content), text -> new ArrayDeque<>())
                .add(place));
        return places;
    }

    static String relative(CellPlace place, CellContent content) {
        var formula = content.formula();
        if (formula == null) {
            return content.text();
        }
        return "="
                + REFERENCE.matcher(formula).replaceAll(found -> {
                    var target = CellPlace.of("", found.group(2) + found.group(4));
                    return target.map(to ->
                                    (found.group(3).isEmpty() ? "R[" + (to.row() - place.row()) + "]" : "R" + to.row())
                                            + (found.group(1).isEmpty()
                                                    ? "C[" + (to.column() - place.column()) + "]"
                                                    : "C" + to.column()))
                            .orElse(found.group().replace("$", "\\$"));
                });
    }

    private static Change gone(CellPlace place, CellContent content) {
        return new Change(Kind.CELL_GONE, place.toString(), null, content.shown(), null);
    }

    private static Change changed(CellPlace place, CellContent before, CellPlace now, CellContent after) {
        boolean formula = before.formula() != null || after.formula() != null;
        return new Change(
                formula ? Kind.FORMULA_CHANGED : Kind.CELL_RENAMED,
                place.toString(),
                now.toString(),
                before.shown(),
                after.shown());
    }

    private static CellPlace in(CellPlace place, String sheet) {
        return new CellPlace(sheet, place.column(), place.row());
    }

    private void compareNames() {
        new TreeMap<>(earlier.names()).forEach((name, place) -> {
            var now = later.names().get(name);
            var expected = in(place, sheetNames.getOrDefault(place.sheet(), place.sheet()));
            if (now == null) {
                changes.add(new Change(Kind.NAME_GONE, place.toString(), null, name, null));
            } else if (!now.equals(expected)) {
                changes.add(new Change(Kind.NAME_MOVED, place.toString(), now.toString(), name, name));
            }
        });
        new TreeMap<>(later.names()).forEach((name, place) -> {
            if (!earlier.names().containsKey(name)) {
                changes.add(new Change(Kind.NAME_NEW, null, place.toString(), null, name));
            }
        });
    }

    /** An input is empty in a blank; it is known by the nearest text to its left and above it. */
    private void follow(CellPlace input) {
        var left = label(input, true);
        var above = label(input, false);
        var leftNow = left.map(moves::get);
        var aboveNow = above.map(moves::get);
        boolean lost = left.isPresent() && leftNow.isEmpty() || above.isPresent() && aboveNow.isEmpty();
        var sheet = sheetNames.get(input.sheet());
        if (lost || sheet == null) {
            changes.add(new Change(Kind.INPUT_UNCERTAIN, input.toString(), null, words(left), words(above)));
            return;
        }
        int row = leftNow.map(CellPlace::row).orElse(input.row());
        int column = aboveNow.map(CellPlace::column).orElse(input.column());
        var now = new CellPlace(sheet, column, row);
        if (!now.equals(input)) {
            changes.add(new Change(Kind.INPUT_MOVED, input.toString(), now.toString(), words(left), words(above)));
        }
    }

    private @Nullable String words(Optional<CellPlace> label) {
        return label.map(place -> of(before, place.sheet()).get(place))
                .map(CellContent::shown)
                .orElse(null);
    }

    private Optional<CellPlace> label(CellPlace input, boolean left) {
        return of(before, input.sheet()).entrySet().stream()
                .filter(one -> one.getValue().formula() == null)
                .map(Map.Entry::getKey)
                .filter(place -> left
                        ? place.row() == input.row() && place.column() < input.column()
                        : place.column() == input.column() && place.row() < input.row())
                .reduce((first, second) -> second);
    }
}
