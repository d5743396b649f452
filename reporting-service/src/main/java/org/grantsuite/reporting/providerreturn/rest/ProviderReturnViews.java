package org.grantsuite.reporting.providerreturn.rest;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.grantsuite.commons.money.Money;
import org.grantsuite.commons.problem.Refusal;
import org.grantsuite.commons.problem.Require;
import org.grantsuite.reporting.api.model.MeasureSpend;
import org.grantsuite.reporting.api.model.ProviderReturnRequest;
import org.grantsuite.reporting.api.model.ProviderReturnStatus;
import org.grantsuite.reporting.api.model.ReturnDeclarations;
import org.grantsuite.reporting.calculation.Figure;
import org.grantsuite.reporting.calculation.OutputKind;
import org.grantsuite.reporting.calculation.Period;
import org.grantsuite.reporting.calculation.ProviderLine;
import org.grantsuite.reporting.providerreturn.ImportSummary;
import org.grantsuite.reporting.providerreturn.ProviderReturnProblem;
import org.grantsuite.reporting.providerreturn.domain.ProviderReturn;
import org.grantsuite.reporting.providerreturn.domain.ProviderStatement;
import org.jspecify.annotations.Nullable;

/** Between the contract's shapes and the domain's. */
final class ProviderReturnViews {

    private ProviderReturnViews() {}

    static ProviderStatement statement(ProviderReturnRequest request) {
        for (int i = 0; i < request.getSpend().size(); i++) {
            Require.positive(request.getSpend().get(i).getAmount(), "spend[" + i + "].amount");
        }
        var returned = request.getReturned();
        var headcount = request.getHeadcount();
        return new ProviderStatement(
                request.getGrantId(),
                request.getReportingPoint(),
                request.getProviderId(),
                request.getLocationId(),
                request.getAwardIds(),
                period(request),
                request.getSpend().stream().map(ProviderReturnViews::line).toList(),
                request.getUnspent().pence(),
                returned == null ? 0 : returned.pence(),
                outputs(request),
                headcount == null ? null : headcount.longValue(),
                request.getDeclarations().getNewExpenditure(),
                request.getDeclarations().getNoDoubleFunding(),
                request.getSignedBy(),
                request.getSignedOn(),
                request.getEvidenceReferences(),
                DetailViews.forecast(request),
                DetailViews.items(request),
                request.getFallReason());
    }

    private static Period period(ProviderReturnRequest request) {
        if (request.getPeriodTo().isBefore(request.getPeriodFrom())) {
            throw Refusal.of(ProviderReturnProblem.PERIOD_NOT_OF_REPORTING_POINT, "The period ends before it begins")
                    .at("periodTo", "It lies before periodFrom");
        }
        return new Period(request.getPeriodFrom(), request.getPeriodTo());
    }

    private static ProviderLine line(MeasureSpend spend) {
        return new ProviderLine(spend.getMeasure(), spend.getAmount().pence(), spend.getJustification());
    }

    private static Map<OutputKind, Long> outputs(ProviderReturnRequest request) {
        var stated = new EnumMap<OutputKind, Long>(OutputKind.class);
        put(stated, OutputKind.HOURS, hundredths(request.getHours()));
        put(stated, OutputKind.HOURS_BASELINE, hundredths(request.getHoursBaseline()));
        put(stated, OutputKind.RECRUITS, count(request.getRecruits()));
        put(stated, OutputKind.RECRUITS_BASELINE, count(request.getRecruitsBaseline()));
        put(stated, OutputKind.LEAVERS, count(request.getLeavers()));
        put(stated, OutputKind.LEAVERS_BASELINE, count(request.getLeaversBaseline()));
        return stated;
    }

    private static void put(Map<OutputKind, Long> stated, OutputKind kind, @Nullable Long value) {
        if (value != null) {
            stated.put(kind, value);
        }
    }

    private static @Nullable Long hundredths(@Nullable String hours) {
        return hours == null ? null : (Long) Figure.hundredths(hours);
    }

    private static @Nullable Long count(@Nullable Integer stated) {
        return stated == null ? null : (Long) stated.longValue();
    }

    static org.grantsuite.reporting.api.model.ProviderReturn view(ProviderReturn from) {
        var view = new org.grantsuite.reporting.api.model.ProviderReturn()
                .id(from.id())
                .councilCode(from.councilCode())
                .grantId(from.grantId())
                .reportingPoint(from.reportingPoint())
                .providerId(from.providerId())
                .locationId(from.locationId())
                .awardIds(from.awardIds())
                .periodFrom(from.period().from())
                .periodTo(from.period().to())
                .spend(from.spend().stream().map(ProviderReturnViews::spend).toList())
                .spent(Money.ofPence(from.spentPence()))
                .unspent(Money.ofPence(from.unspentPence()))
                .returned(Money.ofPence(from.returnedPence()))
                .declarations(new ReturnDeclarations().newExpenditure(true).noDoubleFunding(true))
                .signedBy(from.signedBy())
                .signedOn(from.signedOn())
                .evidenceReferences(from.evidenceReferences());
        addOutputs(view, from);
        return addLifecycle(view, from);
    }

    private static void addOutputs(org.grantsuite.reporting.api.model.ProviderReturn view, ProviderReturn from) {
        var stated = from.stated();
        view.hours(hours(stated.get(OutputKind.HOURS)))
                .hoursBaseline(hours(stated.get(OutputKind.HOURS_BASELINE)))
                .recruits(integer(stated.get(OutputKind.RECRUITS)))
                .recruitsBaseline(integer(stated.get(OutputKind.RECRUITS_BASELINE)))
                .leavers(integer(stated.get(OutputKind.LEAVERS)))
                .leaversBaseline(integer(stated.get(OutputKind.LEAVERS_BASELINE)))
                .headcount(integer(from.headcount().orElse(null)));
    }

    private static org.grantsuite.reporting.api.model.ProviderReturn addLifecycle(
            org.grantsuite.reporting.api.model.ProviderReturn view, ProviderReturn from) {
        return view.status(ProviderReturnStatus.valueOf(from.status().name()))
                .late(from.notes().isLate())
                .lateConsequence(from.notes().lateConsequence().orElse(null))
                .edition(from.notes().edition().orElse(null))
                .editionOn(from.notes().editionOn().orElse(null))
                .revision(from.revision().number())
                .revisionReason(from.revision().reason().orElse(null))
                .supersedes(from.revision().supersedes().orElse(null))
                .disallowed(Money.ofPence(from.disallowedPence()))
                .disallowedMeasures(from.disallowedMeasures())
                .forecast(DetailViews.forecast(from.notes().forecast()))
                .fallReason(from.fallReason().orElse(null))
                .findings(DetailViews.findings(from.notes().findings()))
                .importId(from.importId().orElse(null))
                .submittedBy(from.submittedBy())
                .recordedAt(utc(from.recordedAt()))
                .decidedBy(from.decidedBy().orElse(null))
                .decidedAt(from.decidedAt().map(ProviderReturnViews::utc).orElse(null))
                .decisionReason(from.decisionReason().orElse(null))
                .version(from.version());
    }

    static org.grantsuite.reporting.api.model.ProviderReturnImport view(ImportSummary summary) {
        var file = summary.file();
        return new org.grantsuite.reporting.api.model.ProviderReturnImport()
                .id(file.id())
                .grantId(file.grantId())
                .reportingPoint(file.reportingPoint())
                .contentHash(file.contentHash())
                .rows(file.rowCount())
                .received(summary.received())
                .accepted(summary.accepted())
                .rejected(summary.rejected())
                .spent(Money.ofPence(summary.spentPence()))
                .importedBy(file.importedBy())
                .importedAt(utc(file.importedAt()));
    }

    private static MeasureSpend spend(ProviderLine line) {
        return new MeasureSpend()
                .measure(line.measure())
                .amount(Money.ofPence(line.pence()))
                .justification(line.justification());
    }

    private static @Nullable String hours(@Nullable Long hundredths) {
        return Optional.ofNullable(hundredths).map(Figure::twoDecimals).orElse(null);
    }

    private static @Nullable Integer integer(@Nullable Long value) {
        return value == null ? null : (Integer) Math.toIntExact(value);
    }

    private static OffsetDateTime utc(Instant moment) {
        return moment.atOffset(ZoneOffset.UTC);
    }
}
