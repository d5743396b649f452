package org.grantsuite.reporting.publication;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.grantsuite.commons.csv.CsvLayout;
import org.grantsuite.commons.csv.CsvRow;
import org.grantsuite.commons.csv.CsvTable;
import org.grantsuite.commons.id.Ids;
import org.grantsuite.commons.problem.Refusal;
import org.grantsuite.commons.problem.RequestProblem;
import org.grantsuite.reporting.publication.domain.LegalForm;
import org.grantsuite.reporting.publication.domain.Recipient;
import org.jspecify.annotations.Nullable;

/** A CSV file of recipients, read whole. */
final class RecipientFile {

    private static final CsvLayout LAYOUT = new CsvLayout(
            List.of("provider_id", "name", "legal_form", "vcse"),
            List.of("company_number", "charity_number", "authority_code", "postcode", "regrant_type"),
            20_000);
    private static final Pattern PROVIDER = Pattern.compile("[A-Za-z0-9-]{1,40}");
    private static final Pattern COMPANY = Pattern.compile("[A-Z0-9]{8}");
    private static final Pattern CHARITY = Pattern.compile("\\d{5,8}(-\\d{1,3})?");
    private static final Pattern AUTHORITY = Pattern.compile("[A-Z]{3}");
    private static final Pattern POSTCODE = Pattern.compile("[A-Z]{1,2}[0-9][A-Z0-9]? [0-9][A-Z]{2}");
    /** The standard's codelist: FRG010 to FRG070. */
    private static final Pattern REGRANT = Pattern.compile("FRG0[1-7]0");

    private final CsvTable table;
    private final Ids ids;

    RecipientFile(String body, Ids ids) {
        this.table = CsvTable.parse(body, LAYOUT);
        this.ids = ids;
    }

    /** @throws Refusal 422 IMPORT_REFUSED with every fault by line and column */
    List<Recipient> recipients() {
        var found = new ArrayList<Recipient>();
        var seen = new HashSet<String>();
        for (var row : table.rows()) {
            found.add(recipient(row));
            if (!seen.add(row.text("provider_id"))) {
                table.error(row, "provider_id", "the provider stands twice in the file");
            }
        }
        if (found.isEmpty()) {
            throw Refusal.of(RequestProblem.IMPORT_REFUSED, "The file has no lines");
        }
        table.requireNoErrors();
        return found;
    }

    private Recipient recipient(CsvRow row) {
        String provider = row.text("provider_id");
        if (!PROVIDER.matcher(provider).matches()) {
            table.error(row, "provider_id", "letters, digits and hyphens are needed");
        }
        var form = form(row);
        return new Recipient(
                ids.next(),
                provider,
                row.text("name"),
                form,
                number(
                        row,
                        "company_number",
                        COMPANY,
                        form == LegalForm.COMPANY || form == LegalForm.CHARITABLE_COMPANY),
                number(
                        row,
                        "charity_number",
                        CHARITY,
                        form == LegalForm.CHARITY || form == LegalForm.CHARITABLE_COMPANY),
                number(row, "authority_code", AUTHORITY, form == LegalForm.LOCAL_AUTHORITY),
                number(row, "postcode", POSTCODE, false),
                row.yes("vcse"),
                number(row, "regrant_type", REGRANT, false));
    }

    private LegalForm form(CsvRow row) {
        String text = row.text("legal_form");
        var form = Arrays.stream(LegalForm.values())
                .filter(one -> one.name().equals(text))
                .findFirst();
        if (form.isEmpty() && !text.isEmpty()) {
            table.error(row, "legal_form", "one of " + Arrays.toString(LegalForm.values()) + " is needed");
        }
        return form.orElse(LegalForm.UNREGISTERED);
    }

    private @Nullable String number(CsvRow row, String column, Pattern pattern, boolean needed) {
        Optional<String> found = row.find(column);
        if (found.isEmpty() && needed) {
            table.error(row, column, "it is needed for this legal form");
        }
        if (found.isPresent() && !pattern.matcher(found.get()).matches()) {
            table.error(row, column, "it has another shape than " + pattern);
        }
        return found.orElse(null);
    }
}
