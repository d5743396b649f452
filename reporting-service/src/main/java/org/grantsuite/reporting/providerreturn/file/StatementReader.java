package org.grantsuite.reporting.providerreturn.file;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.grantsuite.commons.money.Money;
import org.grantsuite.commons.money.MoneyFormatException;
import org.grantsuite.reporting.calculation.Figure;
import org.grantsuite.reporting.calculation.OutputKind;
import org.grantsuite.reporting.calculation.Period;
import org.grantsuite.reporting.calculation.ProviderLine;
import org.grantsuite.reporting.calculation.ReturnTemplate;
import org.grantsuite.reporting.providerreturn.domain.MeasureForecast;
import org.grantsuite.reporting.providerreturn.domain.ProviderStatement;
import org.grantsuite.reporting.providerreturn.domain.SpendItem;
import org.jspecify.annotations.Nullable;

/**
 * Makes statements of rows. A value that cannot be read is noted in its place and stood in for, so that one pass finds
 * all faults; a file with faults is refused, so no stand-in is ever stored.
 */
public final class StatementReader {

    private static final String ID = "[A-Za-z0-9][A-Za-z0-9._:-]{0,59}";
    private static final String DAY = "\\d{4}-\\d{2}-\\d{2}";
    private static final String REFERENCE = "\\S{1,120}";
    private static final Set<String> NEITHER = Set.of("nil", "none", "n/a", "na", "-", "–", "—", "?", "tbc");
    private static final int MOST_TEXT = 500;
    private static final int MOST_COUNT = 1_000_000;

    private final UUID grantId;
    private final ReturnTemplate template;
    private final FileFaults faults;

    public StatementReader(UUID grantId, ReturnTemplate template, FileFaults faults) {
        this.grantId = grantId;
        this.template = template;
        this.faults = faults;
    }

    public ProviderStatement statement(SourceRow row, List<SpendItem> items) {
        return new ProviderStatement(
                grantId,
                template.reportingPoint(),
                id(row, ReturnColumns.PROVIDER),
                id(row, ReturnColumns.LOCATION),
                awards(row),
                period(row),
                spend(row),
                pence(row, "unspent"),
                row.text("returned").isEmpty() ? 0 : pence(row, "returned"),
                outputs(row),
                count(row, "headcount"),
                yes(row, "new_expenditure"),
                yes(row, "no_double_funding"),
                needed(row, "signed_by"),
                date(row, "signed_on"),
                references(row),
                forecast(row),
                items,
                row.text("fall_reason").isEmpty() ? null : text(row, "fall_reason"));
    }

    public SpendItem item(SourceRow row) {
        var document = row.text("document_total").isEmpty() ? null : (Long) pence(row, "document_total");
        var amount = pence(row, "amount");
        if (amount <= 0 && !row.text("amount").isEmpty()) {
            error(row, "amount", "VALUE_INVALID", "an item's amount must be more than zero");
        }
        var reference = needed(row, "evidence_reference");
        if (!reference.isEmpty() && !reference.matches(REFERENCE)) {
            error(row, "evidence_reference", "VALUE_INVALID", "one reference without spaces is needed");
        }
        return new SpendItem(
                needed(row, "measure"),
                row.text("description").isEmpty() ? null : text(row, "description"),
                date(row, "incurred_on"),
                row.text("invoiced_on").isEmpty() ? null : date(row, "invoiced_on"),
                amount,
                reference,
                document);
    }

    static String place(SourceRow row) {
        return ProviderStatement.place(row.text(ReturnColumns.PROVIDER), row.text(ReturnColumns.LOCATION));
    }

    private String id(SourceRow row, String column) {
        var text = needed(row, column);
        if (!text.isEmpty() && !text.matches(ID)) {
            error(
                    row,
                    column,
                    "VALUE_INVALID",
                    "letters, digits and . _ : - are allowed, at most 60, not '" + shown(text) + "'");
        }
        return text;
    }

    private List<UUID> awards(SourceRow row) {
        var ids = new ArrayList<UUID>();
        for (var word : words(row, "award_ids")) {
            try {
                ids.add(UUID.fromString(word));
            } catch (IllegalArgumentException e) {
                error(row, "award_ids", "VALUE_INVALID", "'" + shown(word) + "' is not an id of an award");
            }
        }
        return ids;
    }

    private List<String> references(SourceRow row) {
        var references = words(row, "evidence_references");
        if (references.size() > 100 || references.stream().anyMatch(one -> one.length() > 120)) {
            error(row, "evidence_references", "VALUE_INVALID", "at most 100 references of at most 120 characters");
            return List.of();
        }
        return references;
    }

    private Period period(SourceRow row) {
        var whole = template.period();
        var from = row.text("period_from").isEmpty() ? whole.from() : date(row, "period_from");
        var to = row.text("period_to").isEmpty() ? whole.to() : date(row, "period_to");
        if (to.isBefore(from)) {
            error(row, "period_to", "VALUE_INVALID", "it lies before period_from");
            return whole;
        }
        return new Period(from, to);
    }

    private List<ProviderLine> spend(SourceRow row) {
        var lines = new ArrayList<ProviderLine>();
        for (var measure : template.measures()) {
            var column = ReturnColumns.spend(measure.code());
            if (row.text(column).isEmpty()) {
                continue;
            }
            long pence = pence(row, column);
            if (pence < 0) {
                error(row, column, "AMOUNT_NEGATIVE", "an amount cannot be negative");
            } else if (pence > 0) {
                var why = ReturnColumns.justification(measure.code());
                lines.add(new ProviderLine(measure.code(), pence, row.text(why).isEmpty() ? null : text(row, why)));
            }
        }
        return lines;
    }

    private List<MeasureForecast> forecast(SourceRow row) {
        var forecast = new ArrayList<MeasureForecast>();
        for (var measure : template.measures()) {
            var column = ReturnColumns.forecast(measure.code());
            if (!row.text(column).isEmpty()) {
                forecast.add(new MeasureForecast(measure.code(), pence(row, column)));
            }
        }
        return forecast;
    }

    private Map<OutputKind, Long> outputs(SourceRow row) {
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

    private @Nullable Long hours(SourceRow row, String column) {
        var text = row.text(column);
        if (text.isEmpty() || nilWord(row, column, text)) {
            return null;
        }
        if (!text.matches("\\d{1,9}(\\.\\d{1,2})?")) {
            error(
                    row,
                    column,
                    "VALUE_INVALID",
                    "hours with at most two decimals are needed, not '" + shown(text) + "'");
            return null;
        }
        return Figure.hundredths(text);
    }

    private @Nullable Long count(SourceRow row, String column) {
        var text = row.text(column);
        if (text.isEmpty() || nilWord(row, column, text)) {
            return null;
        }
        if (!text.matches("\\d{1,7}") || Long.parseLong(text) > MOST_COUNT) {
            error(
                    row,
                    column,
                    "VALUE_INVALID",
                    "a whole number from 0 to " + MOST_COUNT + " is needed, not '" + shown(text) + "'");
            return null;
        }
        return Long.parseLong(text);
    }

    private long pence(SourceRow row, String column) {
        var text = needed(row, column);
        if (text.isEmpty() || nilWord(row, column, text)) {
            return 0;
        }
        try {
            return Money.parse(text).pence();
        } catch (MoneyFormatException e) {
            error(
                    row,
                    column,
                    "VALUE_INVALID",
                    "pounds with two decimals, no sign and no commas are needed, such as 1250.00, not '" + shown(text)
                            + "'");
            return 0;
        }
    }

    /** Nil and blank are two things: what is nil is 0, what is not known is left blank (R36). */
    private boolean nilWord(SourceRow row, String column, String text) {
        boolean neither = NEITHER.contains(text.toLowerCase(Locale.ROOT));
        if (neither) {
            error(
                    row,
                    column,
                    "NIL_OR_BLANK",
                    "'" + text + "' is neither nil nor blank: write 0 for nil, leave it blank where it is not known");
        }
        return neither;
    }

    private boolean yes(SourceRow row, String column) {
        var text = needed(row, column);
        if (!text.isEmpty() && !text.equals("Y") && !text.equals("N")) {
            error(row, column, "VALUE_INVALID", "Y or N is needed, not '" + shown(text) + "'");
        }
        return text.equals("Y");
    }

    private LocalDate date(SourceRow row, String column) {
        var text = needed(row, column);
        var day = text.isEmpty() ? Optional.of(LocalDate.EPOCH) : day(text);
        if (day.isEmpty()) {
            error(row, column, "VALUE_INVALID", "a date such as 2021-11-30 is needed, not '" + shown(text) + "'");
        }
        return day.orElse(LocalDate.EPOCH);
    }

    /** Of a year of four digits: Java knows years the database does not. */
    private static Optional<LocalDate> day(String text) {
        try {
            return Optional.of(text).filter(one -> one.matches(DAY)).map(LocalDate::parse);
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    private String needed(SourceRow row, String column) {
        if (row.text(column).isEmpty()) {
            error(row, column, "VALUE_MISSING", "a value is needed");
            return "";
        }
        return text(row, column);
    }

    private String text(SourceRow row, String column) {
        var text = row.text(column);
        if (text.length() > MOST_TEXT) {
            error(row, column, "VALUE_INVALID", "at most " + MOST_TEXT + " characters");
            return "";
        }
        if (text.indexOf('\uFFFD') >= 0) {
            error(row, column, "ENCODING", "it holds characters lost between two encodings (\uFFFD); type them again");
        }
        if (hasControls(text)) {
            error(row, column, "ENCODING", "it holds control characters; type the text again");
            return "";
        }
        return text;
    }

    private List<String> words(SourceRow row, String column) {
        var text = row.text(column);
        if (hasControls(text)) {
            error(row, column, "ENCODING", "it holds control characters; type the text again");
            return List.of();
        }
        return text.isEmpty() ? List.of() : List.of(text.split("\\s+"));
    }

    private static boolean hasControls(String text) {
        return text.chars().anyMatch(c -> c < ' ' && c != '\n' && c != '\t' && c != '\r');
    }

    private void error(SourceRow row, String column, String rule, String message) {
        faults.error(row, column, rule, message);
    }

    private static String shown(String text) {
        return text.length() <= 40 ? text : text.substring(0, 40) + "…";
    }
}
