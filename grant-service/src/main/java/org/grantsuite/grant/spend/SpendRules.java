package org.grantsuite.grant.spend;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.grantsuite.commons.money.Money;
import org.grantsuite.commons.problem.Refusal;
import org.grantsuite.grant.scheme.domain.SchemeRules;
import org.grantsuite.grant.scheme.domain.SchemeRules.AdminCap;
import org.grantsuite.grant.scheme.domain.SchemeRules.Measure;
import org.grantsuite.grant.spend.domain.AdminKind;
import org.grantsuite.grant.spend.domain.Increment;
import org.grantsuite.grant.spend.domain.SpendTold;
import org.grantsuite.grant.spend.domain.VatTold;
import org.grantsuite.grant.vat.VatRate;
import org.grantsuite.grant.warning.Warning;
import org.jspecify.annotations.Nullable;

/** Holds direct spend against the edition: plain Java, so that each rule can be read and tested by itself. */
final class SpendRules {
    private final SchemeRules rules;
    private final SpendTold told;
    private final Standing standing;
    private final @Nullable VatRate rate;

    /** @param rate the rate of the VAT code told, where the council has it on that day */
    SpendRules(SchemeRules rules, SpendTold told, Standing standing, @Nullable VatRate rate) {
        this.rules = rules;
        this.told = told;
        this.standing = standing;
        this.rate = rate;
    }

    /**
     * Where the grant stands before this line.
     *
     * @param administration charged so far, by its kind
     * @param charged all that was charged or is reserved
     * @param cashBase the part of the allocation whose cash has come, and the first instalment at least
     * @param free what would be free after this line, negative where it runs ahead of the cash
     */
    record Standing(Money allocation, Map<AdminKind, Money> administration, Money charged, Money cashBase, Money free) {
        Money administration(AdminKind kind) {
            return administration.getOrDefault(kind, Money.ZERO);
        }
    }

    /** @return what is accepted and worth a look */
    List<Warning> check() {
        requireInWindow();
        requireMeasure();
        requirePermittedUse();
        requireNewExpenditure();
        requireOnlyTheIncrement();
        requireServicePeriod();
        requireNetOfRecoverableVat();
        requireUnderCap();
        requireWithinAllocation();
        return warnings();
    }

    private void requireInWindow() {
        var window = rules.spendWindow();
        if (window == null) {
            return;
        }
        boolean byPayment = window.judgesPayment(told.purchase().paidOn());
        LocalDate judged = window.judged(told.incurredOn(), told.purchase().paidOn());
        if (!window.contains(judged)) {
            throw Refusal.of(
                            SpendProblem.SPEND_OUTSIDE_WINDOW,
                            (byPayment ? "Paid on " : "Incurred on ") + judged + "; the window is " + window.from()
                                    + " to " + window.to())
                    .at(byPayment ? "paidOn" : "incurredOn", "only spending inside the window can be charged")
                    .with("rule", "R2");
        }
    }

    private void requireMeasure() {
        String code = told.measure();
        if (code == null) {
            if (told.isCapped()) {
                return;
            }
            throw Refusal.of(SpendProblem.MEASURE_REQUIRED, "No measure is named")
                    .at("measure", "name one of the edition's measures");
        }
        Measure measure = rules.measure(code)
                .orElseThrow(() -> Refusal.of(SpendProblem.MEASURE_UNKNOWN, "The edition has no measure " + code)
                        .at("measure", "use a code of the edition's measures")
                        .with("rule", "R4"));
        if (measure.requiresJustification()
                && (told.justification() == null || told.justification().isBlank())) {
            throw Refusal.of(SpendProblem.JUSTIFICATION_REQUIRED, "Measure " + code + " needs a justification")
                    .at("justification", "say what the money was for")
                    .with("rule", "R4");
        }
    }

    private void requirePermittedUse() {
        for (String use : told.uses()) {
            rules.prohibitedUse(use).ifPresent(prohibited -> {
                throw Refusal.of(SpendProblem.USE_PROHIBITED, prohibited.label() + " is prohibited by the scheme")
                        .at("uses", use + " cannot be charged to this grant");
            });
        }
    }

    private void requireNewExpenditure() {
        if (rules.asksForNewExpenditure() && !told.newExpenditure()) {
            throw Refusal.of(SpendProblem.NOT_NEW_EXPENDITURE, "The line is not declared as new expenditure")
                    .at("newExpenditure", "only new expenditure can be charged")
                    .with("rule", "R5");
        }
    }

    private void requireOnlyTheIncrement() {
        Increment increment = told.increment();
        if (increment != null && !increment.growth().equals(told.amount())) {
            throw Refusal.of(
                            SpendProblem.INCREMENT_DIFFERS,
                            "Of " + increment.total() + ", " + increment.baseline() + " was spent before")
                    .at("amount", "claim " + increment.growth())
                    .with("rule", "R5");
        }
    }

    private void requireServicePeriod() {
        if (told.serviceTo().isBefore(told.serviceFrom())) {
            throw Refusal.of(
                            SpendProblem.SERVICE_PERIOD_REVERSED,
                            "From " + told.serviceFrom() + " to " + told.serviceTo())
                    .at("serviceTo", "give the first day or a later one");
        }
    }

    private void requireNetOfRecoverableVat() {
        VatTold vat = told.vat();
        if (vat == null) {
            return;
        }
        if (vat.tax().isNegative()) {
            throw Refusal.of(SpendProblem.VAT_TAX_NEGATIVE, "The tax told is " + vat.tax())
                    .at("vat.tax", "give nothing or more; reverse the line a credit note is of");
        }
        if (rate == null) {
            throw Refusal.of(
                            SpendProblem.VAT_CODE_UNKNOWN,
                            "The council has no VAT code " + vat.code() + " on " + told.taxPoint())
                    .at("vat.code", "record the code first, or use one in force");
        }
        Money eligible = rate.share(vat.net(), vat.tax()).eligible();
        if (!eligible.equals(told.amount())) {
            throw Refusal.of(
                            SpendProblem.VAT_AMOUNT_DIFFERS,
                            "Net " + vat.net() + " and the tax that does not come back make " + eligible)
                    .at("amount", "charge " + eligible)
                    .with("eligible", eligible);
        }
    }

    private void requireUnderCap() {
        cap().filter(cap -> beyond(cap, standing.allocation())).ifPresent(cap -> {
            throw Refusal.of(
                            SpendProblem.ADMIN_CAP_EXCEEDED,
                            "The cap is " + cap.percent() + " % of the total, "
                                    + rounded(cap, standing.allocation()) + "; "
                                    + standing.administration(told.adminKind()) + " is charged already")
                    .at("amount", "charge less, or meet the rest otherwise")
                    .with("rule", "R9");
        });
    }

    private Optional<AdminCap> cap() {
        return told.adminKind() == AdminKind.NONE
                ? Optional.empty()
                : rules.adminCap(told.adminKind().name());
    }

    /** The cap is exact: a penny more than its parts of a penny is too much. */
    private boolean beyond(AdminCap cap, Money base) {
        Money after = standing.administration(told.adminKind()).plus(told.amount());
        return BigDecimal.valueOf(after.pence()).compareTo(cap.capPence(base)) > 0;
    }

    private static Money rounded(AdminCap cap, Money base) {
        return Money.ofPence(
                cap.capPence(base).setScale(0, RoundingMode.HALF_UP).longValueExact());
    }

    private void requireWithinAllocation() {
        if (standing.charged().plus(told.amount()).compareTo(standing.allocation()) > 0) {
            throw Refusal.of(
                            SpendProblem.ALLOCATION_EXCEEDED,
                            "Of " + standing.allocation() + ", " + standing.charged() + " is charged or reserved")
                    .at("amount", "the grant does not reach so far");
        }
    }

    private List<Warning> warnings() {
        List<Warning> warnings = new ArrayList<>();
        LocalDate invoicedOn = told.invoicedOn();
        var window = rules.spendWindow();
        if (invoicedOn != null && window != null && invoicedOn.isAfter(window.to())) {
            warnings.add(Warning.of(
                    "INVOICED_AFTER_WINDOW",
                    "R2",
                    "invoicedOn",
                    "Incurred inside the window and invoiced after it; keep the evidence of when it was incurred"));
        }
        warnOfCommitment(warnings);
        warnOfVat(warnings);
        cap().filter(cap -> beyond(cap, standing.cashBase()))
                .ifPresent(cap -> warnings.add(Warning.of(
                        "ADMIN_BEYOND_CASH_RECEIVED",
                        "R9",
                        "amount",
                        "The cap on the total holds, but the cash so far carries only "
                                + rounded(cap, standing.cashBase()))));
        if (standing.free().isNegative()) {
            warnings.add(Warning.of(
                    "SPEND_BEYOND_CASH_RECEIVED",
                    "V1",
                    "amount",
                    "More is charged than was received or underwritten; the council carries the rest for now"));
        }
        return List.copyOf(warnings);
    }

    private void warnOfCommitment(List<Warning> warnings) {
        LocalDate endsOn = told.purchase().commitmentEndsOn();
        var window = rules.spendWindow();
        if (endsOn != null && window != null && endsOn.isAfter(window.to())) {
            warnings.add(Warning.of(
                    "COMMITMENT_PAST_WINDOW",
                    "R3",
                    "commitmentEndsOn",
                    "The commitment runs to " + endsOn + "; the grant pays to " + window.to() + " at most"));
        }
    }

    private void warnOfVat(List<Warning> warnings) {
        VatTold vat = told.vat();
        if (vat != null && rate != null && !rate.explains(vat.net(), vat.tax())) {
            warnings.add(Warning.of(
                    "VAT_OFF_RATE",
                    "VAT",
                    "vat.tax",
                    "Code " + vat.code() + " is " + rate.rate().toPlainString()
                            + " % of the net; the tax told is not"));
        }
    }
}
