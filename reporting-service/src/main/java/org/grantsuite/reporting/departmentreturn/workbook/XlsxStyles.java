package org.grantsuite.reporting.departmentreturn.workbook;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Which cell formats are unlocked, and which show dates. */
final class XlsxStyles {

    /** Date formats every spreadsheet knows by number. */
    private static final Set<Integer> DATES = Set.of(14, 15, 16, 17, 22);

    private final List<Boolean> unlocked = new ArrayList<>();
    private final List<Integer> formats = new ArrayList<>();
    private final Set<Integer> dates = new HashSet<>(DATES);

    XlsxStyles(String text) {
        var walk = Xml.of("xl/styles.xml", text);
        boolean cellFormats = false;
        Map<Integer, String> custom = new HashMap<>();
        for (var tag = walk.next(); tag != null; tag = walk.next()) {
            if (tag.local().equals("cellXfs")) {
                cellFormats = tag.open();
            } else if (tag.open() && tag.local().equals("numFmt")) {
                var attributes = walk.attributes(tag);
                custom.put(formatId(attributes), attributes.getOrDefault("formatCode", ""));
            } else if (cellFormats && tag.open() && tag.local().equals("xf")) {
                unlocked.add(false);
                formats.add(formatId(walk.attributes(tag)));
            } else if (cellFormats && tag.open() && tag.local().equals("protection")) {
                var locked = walk.attributes(tag).getOrDefault("locked", "1");
                unlocked.set(unlocked.size() - 1, locked.equals("0") || locked.equals("false"));
            }
        }
        custom.forEach((id, code) -> {
            if (isDate(code)) {
                dates.add(id);
            }
        });
    }

    /** What is no number is the format of no cell. */
    private static int formatId(Map<String, String> attributes) {
        var id = attributes.getOrDefault("numFmtId", "0");
        return id.matches("\\d{1,9}") ? Integer.parseInt(id) : -1;
    }

    /** A format with days and years outside its quoted words. */
    private static boolean isDate(String code) {
        var bare = code.replaceAll("\"[^\"]*\"|\\[[^\\]]*\\]|\\\\.", "").toLowerCase(Locale.ROOT);
        return bare.contains("y") || bare.contains("d");
    }

    boolean isUnlocked(int style) {
        return style < unlocked.size() && unlocked.get(style);
    }

    boolean isDate(int style) {
        return style < formats.size() && dates.contains(formats.get(style));
    }
}
