package org.grantsuite.grant.grant.rest;

import java.math.RoundingMode;
import java.util.List;
import java.util.Map;
import org.grantsuite.commons.money.Money;
import org.grantsuite.grant.api.model.CertificationRule;
import org.grantsuite.grant.api.model.DatedRule;
import org.grantsuite.grant.api.model.Days;
import org.grantsuite.grant.api.model.GrantRules;
import org.grantsuite.grant.api.model.LinkedObligation;
import org.grantsuite.grant.api.model.PassOnRule;
import org.grantsuite.grant.api.model.RecoveryRule;
import org.grantsuite.grant.api.model.RuleAmount;
import org.grantsuite.grant.api.model.RulePoint;
import org.grantsuite.grant.api.model.SpendWindow;
import org.grantsuite.grant.grant.domain.FundingShares;
import org.grantsuite.grant.scheme.domain.SchemeRules;
import org.grantsuite.grant.scheme.domain.SchemeRules.Certification;
import org.grantsuite.grant.scheme.domain.SchemeRules.ReportingPoint;
import org.grantsuite.grant.scheme.domain.SchemeRules.Window;
import org.jspecify.annotations.Nullable;

/** The rules of an edition worked out for an allocation. */
public final class GrantRulesViews {
    private GrantRulesViews() {}

    public static GrantRules rules(Money allocation, SchemeRules rules) {
        var window = rules.spendWindow();
        var passOn = rules.passOn();
        var pattern = rules.reportingPattern();
        var corrections = rules.corrections();
        var administration = rules.administration();
        return new GrantRules()
                .schemeCode(rules.schemeCode())
                .edition(rules.edition())
                .allocation(allocation)
                .spendWindow(
                        window == null
                                ? null
                                : new SpendWindow()
                                        .from(window.from())
                                        .to(window.to())
                                        .basis(window.basis()))
                .baseline(days(rules.baseline()))
                .adminCaps(adminCaps(allocation, rules))
                .uncapped(administration == null ? List.of() : administration.uncapped())
                .mandatoryShares(mandatoryShares(allocation, rules))
                .fundingSources(fundingSources(allocation, rules))
                .withholding(
                        rules.withholding() == null ? null : rules.withholding().rule())
                .passOn(
                        passOn == null
                                ? null
                                : new PassOnRule().rule(passOn.rule()).days(passOn.days()))
                .reportingPattern(pattern == null ? null : pattern.rule())
                .reportingPoints(rules.reportingPoints().stream()
                        .map(GrantRulesViews::point)
                        .toList())
                .correctionsUntil(corrections == null ? null : corrections.until())
                .certification(certification(rules.certification()))
                .lockDates(rules.lockDates().stream()
                        .map(lock -> new DatedRule().code(lock.figure()).lockedAfter(lock.lockedAfter()))
                        .toList())
                .recovery(recovery(rules.recovery()))
                .linkedObligations(rules.linkedObligations().stream()
                        .map(one -> new LinkedObligation()
                                .schemeCode(one.schemeCode())
                                .label(one.label())
                                .metrics(one.metrics())
                                .dueOn(one.dueOn())
                                .metricCodes(one.metricCodes()))
                        .toList());
    }

    private static List<RuleAmount> adminCaps(Money allocation, SchemeRules rules) {
        var administration = rules.administration();
        return administration == null
                ? List.of()
                : administration.caps().stream()
                        .map(cap -> new RuleAmount()
                                .code(cap.kind())
                                .percent(cap.percent())
                                .amount(Money.ofPence(cap.capPence(allocation)
                                        .setScale(0, RoundingMode.DOWN)
                                        .longValueExact())))
                        .toList();
    }

    private static List<RuleAmount> mandatoryShares(Money allocation, SchemeRules rules) {
        return rules.mandatoryShares().stream()
                .filter(share -> share.percent() != null)
                .map(share -> new RuleAmount()
                        .code(share.code())
                        .label(share.label())
                        .percent(share.percent())
                        .driver(share.driver())
                        .amount(FundingShares.percent(allocation, String.valueOf(share.percent()))))
                .toList();
    }

    private static List<RuleAmount> fundingSources(Money allocation, SchemeRules rules) {
        Map<String, Money> shares = FundingShares.of(allocation, rules.fundingSources());
        return rules.fundingSources().stream()
                .map(source -> new RuleAmount()
                        .code(source.code())
                        .label(source.label())
                        .percent(source.percent())
                        .amount(shares.get(source.code())))
                .toList();
    }

    private static RulePoint point(ReportingPoint point) {
        var forecast = point.forecast();
        return new RulePoint()
                .code(point.code())
                .label(point.label())
                .form(point.form() == null ? "RETURN" : point.form())
                .period(days(point.period()))
                .window(days(point.window()))
                .dueOn(point.dueOn())
                .cumulative(point.cumulative())
                .certified(point.certified())
                .forecastTo(forecast == null ? null : forecast.to())
                .correctionsUntil(point.correctionsUntil())
                .fundingSources(point.fundingSources())
                .metrics(point.metrics());
    }

    private static @Nullable CertificationRule certification(@Nullable Certification certification) {
        return certification == null
                ? null
                : new CertificationRule()
                        .dueOn(certification.dueOn())
                        .roles(certification.roles().stream()
                                .map(SchemeRules.CertificationRole::code)
                                .toList())
                        .requiredRoles(certification.requiredRoles())
                        .signaturesNeeded(certification.signaturesNeeded());
    }

    private static @Nullable RecoveryRule recovery(SchemeRules.@Nullable Recovery recovery) {
        return recovery == null
                ? null
                : new RecoveryRule()
                        .path(recovery.path())
                        .noticeFrom(recovery.noticeFrom())
                        .recoupmentArrangedBy(recovery.recoupmentArrangedBy())
                        .providersRepayBy(recovery.providersRepayBy())
                        .label(recovery.label());
    }

    private static @Nullable Days days(@Nullable Window window) {
        return window == null ? null : new Days().from(window.from()).to(window.to());
    }
}
