package org.grantsuite.reporting.providerreturn;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.grantsuite.commons.csv.CsvLayout;
import org.grantsuite.commons.csv.CsvRow;
import org.grantsuite.commons.csv.CsvTable;
import org.grantsuite.reporting.calculation.Figure;
import org.grantsuite.reporting.calculation.OutputKind;
import org.grantsuite.reporting.calculation.Period;
import org.grantsuite.reporting.calculation.ProviderLine;
import org.grantsuite.reporting.calculation.ReturnTemplate;
import org.grantsuite.reporting.providerreturn.domain.ProviderStatement;
import org.jspecify.annotations.Nullable;

/** A CSV file of provider returns: one line per location, a pair of columns per measure of the edition. */
final class ReturnFile {

    static final int MOST_ROWS = 5_000;
    private static final String ID = "[A-Za-z0-9][A-Za-z0-9._:-]{0,59}";
    private static final List<String> REQUIRED = List.of(
            "provider_id", "location_id", "signed_by", "signed_on", "new_expenditure", "no_double_funding", "unspent");
    private static final List<String> OPTIONAL = List.of(
            "award_ids",
            "period_from",
            "period_to",
            "returned",
            "hours",
            "hours_baseline",
            "recruits",
            "recruits_baseline",
            "leavers",
            "leavers_baseline",
            "headcount",
            "evidence_references");

    private final UUID grantId;
    private final ReturnTemplate template;
    private final CsvTable table;

    ReturnFile(UUID grantId, ReturnTemplate template, String body) {
        this.grantId = grantId;
        this.template = template;
        this.table = CsvTable.parse(body, new CsvLayout(REQUIRED, optional(template), MOST_ROWS));
    }

    CsvTable table() {
        return table;
    }

    List<CsvRow> rows() {
        return table.rows();
    }

    private static List<String> optional(ReturnTemplate template) {
        var columns = new ArrayList<>(OPTIONAL);
        for (var measure : template.measures()) {
            columns.add(spendColumn(measure.code()));
            columns.add(justificationColumn(measure.code()));
        }
        return columns;
    }

    ProviderStatement statement(CsvRow row) {
        return new ProviderStatement(
                grantId,
                template.reportingPoint(),
                id(row, "provider_id"),
                id(row, "location_id"),
                awards(row),
                period(row),
                spend(row),
                row.money("unspent").pence(),
                row.find("returned").isEmpty() ? 0 : row.money("returned").pence(),
                outputs(row),
                count(row, "headcount"),
                row.yes("new_expenditure"),
                row.yes("no_double_funding"),
                row.text("signed_by"),
                row.date("signed_on"),
                words(row, "evidence_references"));
    }

    private String id(CsvRow row, String column) {
        var text = row.text(column);
        if (!text.isEmpty() && !text.matches(ID)) {
            table.error(row, column, "letters, digits and . _ : - are allowed, at most 60, not '" + text + "'");
        }
        return text;
    }

    private List<UUID> awards(CsvRow row) {
        var ids = new ArrayList<UUID>();
        for (var word : words(row, "award_ids")) {
            try {
                ids.add(UUID.fromString(word));
            } catch (IllegalArgumentException e) {
                table.error(row, "award_ids", "'" + word + "' is not an id of an award");
            }
        }
        return ids;
    }

    private Period period(CsvRow row) {
        LocalDate from = row.findDate("period_from");
        LocalDate to = row.findDate("period_to");
        var whole = template.period();
        if (from != null && to != null && to.isBefore(from)) {
            table.error(row, "period_to", "it lies before period_from");
            return whole;
        }
        return new Period(from == null ? whole.from() : from, to == null ? whole.to() : to);
    }

    private List<ProviderLine> spend(CsvRow row) {
        var lines = new ArrayList<ProviderLine>();
        for (var measure : template.measures()) {
            var column = spendColumn(measure.code());
            if (row.find(column).isEmpty()) {
                continue;
            }
            long pence = row.money(column).pence();
            if (pence < 0) {
                table.error(row, column, "an amount cannot be negative");
            } else if (pence > 0) {
                var why = row.find(justificationColumn(measure.code())).orElse(null);
                lines.add(new ProviderLine(measure.code(), pence, why));
            }
        }
        return lines;
    }

    private Map<OutputKind, Long> outputs(CsvRow row) {
        var stated = new EnumMap<OutputKind, Long>(OutputKind.class);
        for (var kind : OutputKind.values()) {
            var column = kind.name().toLowerCase(Locale.ROOT);
            boolean hours = kind == OutputKind.HOURS || kind == OutputKind.HOURS_BASELINE;
            var value = hours ? hours(row, column) : count(row, column);
            if (value != null) {
                stated.put(kind, value);
            }
        }
        return stated;
    }

    private @Nullable Long hours(CsvRow row, String column) {
        var text = row.find(column).orElse(null);
        if (text == null) {
            return null;
        }
        if (!text.matches("\\d{1,9}(\\.\\d{1,2})?")) {
            table.error(row, column, "hours with at most two decimals are needed, not '" + text + "'");
            return null;
        }
        return Figure.hundredths(text);
    }

    private @Nullable Long count(CsvRow row, String column) {
        return row.find(column).isEmpty() ? null : (Long) row.integer(column, 0);
    }

    private static List<String> words(CsvRow row, String column) {
        return row.find(column).map(text -> List.of(text.split("\\s+"))).orElse(List.of());
    }

    private static String spendColumn(String measure) {
        return "spend_" + measure.toLowerCase(Locale.ROOT);
    }

    private static String justificationColumn(String measure) {
        return "justification_" + measure.toLowerCase(Locale.ROOT);
    }
}
