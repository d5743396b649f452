package org.grantsuite.reporting.pages;

import io.quarkus.qute.TemplateData;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import org.grantsuite.commons.money.Money;
import org.grantsuite.commons.money.MoneyFormatException;
import org.grantsuite.reporting.api.model.MeasureSpend;
import org.grantsuite.reporting.api.model.Obligation;
import org.grantsuite.reporting.api.model.ProviderReturnRequest;
import org.grantsuite.reporting.api.model.ReturnDeclarations;
import org.grantsuite.reporting.calculation.Measure;
import org.grantsuite.reporting.calculation.ReturnTemplate;
import org.jspecify.annotations.Nullable;

/** Between the form of one location and the contract's provider return: what cannot be read is a fault at its input. */
final class ReturnForm {
    private static final List<String> COUNTS =
            List.of("recruits", "recruitsBaseline", "leavers", "leaversBaseline", "headcount");

    private final SentForm form;
    private final ReturnTemplate template;
    private final List<FormFault> faults = new ArrayList<>();

    ReturnForm(SentForm form, ReturnTemplate template) {
        this.form = form;
        this.template = template;
    }

    /** An input of the form with what stands in it. */
    @TemplateData
    public record Input(String id, String label, String hint, String value) {}

    /** A measure's two inputs. */
    @TemplateData
    public record MeasureInput(Input amount, @Nullable Input justification) {}

    List<FormFault> faults() {
        return faults;
    }

    List<MeasureInput> measures() {
        return template.measures().stream().map(this::measure).toList();
    }

    private MeasureInput measure(Measure of) {
        var id = id(of);
        return new MeasureInput(
                input("spend_" + id, of.label(), ""),
                of.requiresJustification() ? input("justification_" + id, "Why, for: " + of.label(), "") : null);
    }

    List<Input> outputs() {
        return List.of(
                input("hours", "Hours that the money made possible", "For example 120.50"),
                input("hoursBaseline", "Hours of the same kind in the baseline period", ""),
                input("recruits", "Staff recruited since the window opened", ""),
                input("recruitsBaseline", "Staff recruited in the baseline period", ""),
                input("leavers", "Staff who left since the window opened", ""),
                input("leaversBaseline", "Staff who left in the baseline period", ""),
                input("headcount", "Staff employed at the end of the period", ""));
    }

    private Input input(String id, String label, String hint) {
        return new Input(id, label, hint, form.text(id));
    }

    ProviderReturnRequest request(Obligation owed) {
        var request = new ProviderReturnRequest()
                .grantId(owed.getGrantId())
                .reportingPoint(owed.getReportingPoint())
                .providerId(owed.getProviderId())
                .locationId(needed("locationId", "Name the location"))
                .awardIds(owed.getAwardIds())
                .periodFrom(template.period().from())
                .periodTo(template.period().to())
                .spend(spend())
                .unspent(sum("unspent", true))
                .returned(sum("returned", false))
                .declarations(new ReturnDeclarations()
                        .newExpenditure(form.ticked("newExpenditure"))
                        .noDoubleFunding(form.ticked("noDoubleFunding")))
                .signedBy(needed("signedBy", "Write who signs the return"))
                .signedOn(signedOn())
                .evidenceReferences(
                        Arrays.stream(form.text("evidenceReferences").split("[\\s,]+", -1))
                                .filter(reference -> !reference.isEmpty())
                                .toList());
        outputs(request);
        var reason = form.text("fallReason");
        return reason.isEmpty() ? request : request.fallReason(reason);
    }

    private void outputs(ProviderReturnRequest request) {
        var hours = form.text("hours");
        request.hours(hours.isEmpty() ? null : hours);
        var baseline = form.text("hoursBaseline");
        request.hoursBaseline(baseline.isEmpty() ? null : baseline);
        List<Consumer<Integer>> setters = List.of(
                request::setRecruits,
                request::setRecruitsBaseline,
                request::setLeavers,
                request::setLeaversBaseline,
                request::setHeadcount);
        for (int i = 0; i < COUNTS.size(); i++) {
            var text = form.text(COUNTS.get(i));
            if (text.matches("\\d{1,7}")) {
                setters.get(i).accept(Integer.valueOf(text));
            } else if (!text.isEmpty()) {
                faults.add(new FormFault(COUNTS.get(i), "Write a whole number, such as 12"));
            }
        }
    }

    private List<MeasureSpend> spend() {
        var spend = new ArrayList<MeasureSpend>();
        for (var measure : template.measures()) {
            var sum = sum("spend_" + id(measure), false);
            if (sum != null && !sum.isZero()) {
                var why = form.text("justification_" + id(measure));
                spend.add(new MeasureSpend()
                        .measure(measure.code())
                        .amount(sum)
                        .justification(why.isEmpty() ? null : why));
            }
        }
        return spend;
    }

    private @Nullable Money sum(String id, boolean needed) {
        var text = form.text(id).replace(",", "").replace("£", "");
        if (text.isEmpty()) {
            if (needed) {
                faults.add(new FormFault(id, "Write a sum; 0 if there is none"));
            }
            return null;
        }
        try {
            return Money.parse(text.matches("\\d+") ? text + ".00" : text);
        } catch (MoneyFormatException e) {
            faults.add(new FormFault(id, "Write pounds and pence, such as 1,250.00"));
            return null;
        }
    }

    private @Nullable LocalDate signedOn() {
        var day = form.text("signedOn-day");
        var month = form.text("signedOn-month");
        var year = form.text("signedOn-year");
        try {
            return LocalDate.of(Integer.parseInt(year), Integer.parseInt(month), Integer.parseInt(day));
        } catch (NumberFormatException | DateTimeException e) {
            faults.add(new FormFault("signedOn-day", "Write the day of signing, such as 10 4 2022"));
            return null;
        }
    }

    private String needed(String id, String message) {
        var text = form.text(id);
        if (text.isEmpty()) {
            faults.add(new FormFault(id, message));
        }
        return text;
    }

    /** The input for a field of the contract. */
    String inputOf(String field) {
        if (field.startsWith("spend[")) {
            int number = Integer.parseInt(field.substring(6, field.indexOf(']')));
            var given = spend();
            return number < given.size()
                    ? "spend_" + given.get(number).getMeasure().toLowerCase(Locale.ROOT)
                    : "";
        }
        if (field.startsWith("declarations")) {
            return field.endsWith("noDoubleFunding") ? "noDoubleFunding" : "newExpenditure";
        }
        boolean plain = COUNTS.contains(field)
                || List.of("hours", "hoursBaseline", "unspent", "returned", "signedBy", "locationId", "fallReason")
                        .contains(field);
        return plain ? field : field.equals("signedOn") ? "signedOn-day" : "";
    }

    private static String id(Measure measure) {
        return measure.code().toLowerCase(Locale.ROOT);
    }
}
