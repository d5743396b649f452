package org.grantsuite.reporting.providerreturn.file;

import static org.grantsuite.reporting.providerreturn.file.Column.optional;
import static org.grantsuite.reporting.providerreturn.file.Column.required;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.grantsuite.reporting.calculation.ReturnTemplate;
import org.grantsuite.reporting.providerreturn.file.Column.Kind;

/** The columns of a file of returns: a CSV file and a workbook have the same, by the measures of the edition. */
final class ReturnColumns {

    static final String PROVIDER = "provider_id";
    static final String LOCATION = "location_id";

    private ReturnColumns() {}

    static List<Column> read(ReturnTemplate template) {
        var columns = new ArrayList<Column>();
        columns.add(required(PROVIDER, Kind.ID, "Provider"));
        columns.add(required(LOCATION, Kind.ID, "Location"));
        columns.add(optional("award_ids", Kind.WORDS, "Awards"));
        columns.add(optional("period_from", Kind.DATE, "Period from"));
        columns.add(optional("period_to", Kind.DATE, "Period to"));
        for (var measure : template.measures()) {
            columns.add(optional(spend(measure.code()), Kind.MONEY, "Spent to date: " + measure.label()));
            columns.add(optional(justification(measure.code()), Kind.TEXT, "Why: " + measure.label()));
            columns.add(optional(forecast(measure.code()), Kind.MONEY, "Forecast to the end: " + measure.label()));
        }
        columns.add(required("unspent", Kind.MONEY, "Not spent yet"));
        columns.add(optional("returned", Kind.MONEY, "Returned to the council"));
        columns.add(optional("hours", Kind.HOURS, "Hours generated to date"));
        columns.add(optional("hours_baseline", Kind.HOURS, "Hours in the baseline period"));
        columns.add(optional("recruits", Kind.COUNT, "Recruits to date"));
        columns.add(optional("recruits_baseline", Kind.COUNT, "Recruits in the baseline period"));
        columns.add(optional("leavers", Kind.COUNT, "Leavers to date"));
        columns.add(optional("leavers_baseline", Kind.COUNT, "Leavers in the baseline period"));
        columns.add(optional("headcount", Kind.COUNT, "Staff now"));
        columns.add(optional("fall_reason", Kind.TEXT, "Why a figure is lower than before"));
        columns.add(required("new_expenditure", Kind.YES_NO, "I declare: new expenditure only (Y)"));
        columns.add(required("no_double_funding", Kind.YES_NO, "I declare: no other public money paid for it (Y)"));
        columns.add(required("signed_by", Kind.TEXT, "Signed by"));
        columns.add(required("signed_on", Kind.DATE, "Signed on"));
        columns.add(optional("evidence_references", Kind.WORDS, "Evidence references"));
        return List.copyOf(columns);
    }

    /** What a workbook shows besides. */
    static List<Column> shown(ReturnTemplate template) {
        var columns = new ArrayList<Column>();
        columns.add(optional("provider_name", Kind.SHOWN, "Name"));
        columns.add(optional("awarded", Kind.SHOWN, "Awarded"));
        columns.add(optional("paid", Kind.SHOWN, "Paid"));
        for (var measure : template.measures()) {
            columns.add(optional(before(measure.code()), Kind.SHOWN, "Last reported: " + measure.label()));
        }
        columns.add(optional("before_returned", Kind.SHOWN, "Last reported: returned"));
        columns.add(optional("before_hours", Kind.SHOWN, "Last reported: hours"));
        columns.add(optional("before_recruits", Kind.SHOWN, "Last reported: recruits"));
        columns.add(optional("before_leavers", Kind.SHOWN, "Last reported: leavers"));
        return List.copyOf(columns);
    }

    static List<Column> items() {
        return List.of(
                required(PROVIDER, Kind.ID, "Provider"),
                required(LOCATION, Kind.ID, "Location"),
                required("measure", Kind.ID, "Measure"),
                optional("description", Kind.TEXT, "What it was"),
                required("incurred_on", Kind.DATE, "Incurred on"),
                optional("invoiced_on", Kind.DATE, "Invoiced on"),
                required("amount", Kind.MONEY, "Amount claimed"),
                required("evidence_reference", Kind.ID, "Evidence reference"),
                optional("document_total", Kind.MONEY, "What the document is for"));
    }

    static String spend(String measure) {
        return "spend_" + measure.toLowerCase(Locale.ROOT);
    }

    static String justification(String measure) {
        return "justification_" + measure.toLowerCase(Locale.ROOT);
    }

    static String forecast(String measure) {
        return "forecast_" + measure.toLowerCase(Locale.ROOT);
    }

    static String before(String measure) {
        return "before_" + measure.toLowerCase(Locale.ROOT);
    }
}
