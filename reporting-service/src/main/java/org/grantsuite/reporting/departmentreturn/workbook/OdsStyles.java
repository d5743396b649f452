package org.grantsuite.reporting.departmentreturn.workbook;

import java.util.HashMap;
import java.util.Map;

/** Which cell styles leave a cell open in a protected table; one says so itself or by the style it comes from. */
final class OdsStyles {

    private static final int MOST_ANCESTORS = 50;

    private final Map<String, String> parents = new HashMap<>();
    private final Map<String, String> protections = new HashMap<>();

    void read(Xml walk) {
        String current = "";
        for (var tag = walk.next(); tag != null; tag = walk.next()) {
            if (tag.open() && tag.name().equals("style:style")) {
                var attributes = walk.attributes(tag);
                current = attributes.getOrDefault("style:name", "");
                parents.put(current, attributes.getOrDefault("style:parent-style-name", ""));
            } else if (tag.open() && tag.name().equals("style:table-cell-properties")) {
                var protect = walk.attributes(tag).get("style:cell-protect");
                if (protect != null) {
                    protections.put(current, protect);
                }
            } else if (tag.open() && tag.name().equals("office:body")) {
                return;
            }
        }
    }

    boolean isUnlocked(String style) {
        String name = style;
        for (int i = 0; i < MOST_ANCESTORS && !name.isEmpty(); i++) {
            var protect = protections.get(name);
            if (protect != null) {
                return protect.equals("none") || protect.equals("formula-hidden");
            }
            name = parents.getOrDefault(name, "");
        }
        return false;
    }
}
