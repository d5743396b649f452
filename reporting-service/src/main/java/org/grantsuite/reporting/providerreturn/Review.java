package org.grantsuite.reporting.providerreturn;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.grantsuite.reporting.providerreturn.domain.LineStep;
import org.grantsuite.reporting.providerreturn.domain.ProviderReturn;

/**
 * A return line by line.
 *
 * @param lines each line of the return with its value
 * @param steps what was said, the oldest first
 */
public record Review(ProviderReturn of, Map<String, String> lines, List<ReviewEntry> steps) {

    /** Where each line that was spoken of stands. */
    Map<String, LineStep> standings() {
        Map<String, LineStep> standings = new TreeMap<>();
        steps.forEach(entry -> standings.put(entry.line(), entry.step()));
        return standings;
    }

    public Optional<LineStep> standing(String line) {
        return Optional.ofNullable(standings().get(line));
    }
}
