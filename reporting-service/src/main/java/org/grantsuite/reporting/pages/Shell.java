package org.grantsuite.reporting.pages;

import io.quarkus.qute.TemplateData;
import java.util.List;
import java.util.UUID;

/**
 * What every page has around it.
 *
 * @param title names the page, in its heading and in the browser's
 * @param council empty where none is chosen yet
 * @param provider whether a provider's own person is looking
 * @param formToken for the hidden field of a form
 * @param key makes a form that is sent twice one deed
 * @param trail where the page stands, outermost first
 */
@TemplateData
public record Shell(
        String title, String council, String person, boolean provider, String formToken, String key, List<Step> trail) {

    /** A step of the trail. */
    @TemplateData
    public record Step(String label, String href) {}

    static Shell ofNobody(String title) {
        return new Shell(title, "", "", false, "", UUID.randomUUID().toString(), List.of());
    }

    public String base() {
        return "/pages/" + council;
    }

    public String grants() {
        return base() + "/grants/";
    }
}
