package org.grantsuite.grant.decision.domain;

import java.util.regex.Pattern;

/**
 * A family of grants, of which some may not exist yet.
 *
 * @param schemeCodePattern * stands for any run of characters
 * @param includesFuture also grants determined after the delegation was given
 */
public record GrantFamily(String schemeCodePattern, String label, boolean includesFuture) {
    public boolean matches(String schemeCode) {
        String expression = Pattern.quote(schemeCodePattern).replace("*", "\\E.*\\Q");
        return schemeCode.matches(expression);
    }
}
