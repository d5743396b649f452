package org.grantsuite.reporting.departmentreturn.rest;

import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.grantsuite.commons.money.Money;
import org.grantsuite.reporting.api.model.Coverage;
import org.grantsuite.reporting.api.model.LinkedFigure;
import org.grantsuite.reporting.api.model.ReturnInputs;
import org.grantsuite.reporting.api.model.SourceSpend;
import org.grantsuite.reporting.api.model.StatedFigure;
import org.grantsuite.reporting.api.model.Waiver;
import org.grantsuite.reporting.calculation.Figure;
import org.grantsuite.reporting.calculation.OutputKind;
import org.grantsuite.reporting.departmentreturn.RecordedWaiver;
import org.grantsuite.reporting.departmentreturn.StatedInputs;
import org.jspecify.annotations.Nullable;

/** The council's inputs between the contract's shape and ours. */
final class InputsViews {

    private InputsViews() {}

    static StatedInputs stated(ReturnInputs request) {
        var coverage = request.getCoverage();
        var unspent = request.getFinalUnspent();
        var misspent = request.getMisspent();
        return new StatedInputs(
                request.getNilReason(),
                outputs(request),
                coverage == null ? null : coverage.getProvidersInArea(),
                coverage == null ? null : coverage.getProvidersAnswered(),
                request.getNotes(),
                unspent == null ? null : (Long) unspent.pence(),
                misspent == null ? null : (Long) misspent.pence(),
                figures(request),
                linked(request),
                sources(request),
                request.getAssurance(),
                request.getExceptions());
    }

    private static Map<String, String> figures(ReturnInputs request) {
        Map<String, String> stated = new LinkedHashMap<>();
        var figures = request.getFigures();
        if (figures != null) {
            figures.forEach(one -> stated.put(one.getCode(), one.getValue()));
        }
        return stated;
    }

    private static Map<String, String> linked(ReturnInputs request) {
        Map<String, String> stated = new LinkedHashMap<>();
        var linked = request.getLinked();
        if (linked != null) {
            linked.forEach(one -> stated.put(one.getSchemeCode() + "/" + one.getMetric(), one.getValue()));
        }
        return stated;
    }

    private static Map<String, Long> sources(ReturnInputs request) {
        Map<String, Long> stated = new LinkedHashMap<>();
        var sources = request.getSources();
        if (sources != null) {
            sources.forEach(one -> stated.put(one.getCode(), one.getSpent().pence()));
        }
        return stated;
    }

    static Map<String, String> reasons(ReturnInputs request) {
        var reasons = new LinkedHashMap<String, String>();
        var waivers = request.getWaivers();
        if (waivers != null) {
            waivers.forEach(waiver -> reasons.put(waiver.getId(), waiver.getReason()));
        }
        return reasons;
    }

    static ReturnInputs view(StatedInputs from, List<RecordedWaiver> waivers) {
        var outputs = from.outputs();
        var view = new ReturnInputs()
                .nilReason(from.nilReason())
                .hours(hours(outputs.get(OutputKind.HOURS)))
                .hoursBaseline(hours(outputs.get(OutputKind.HOURS_BASELINE)))
                .recruits(count(outputs.get(OutputKind.RECRUITS)))
                .recruitsBaseline(count(outputs.get(OutputKind.RECRUITS_BASELINE)))
                .leavers(count(outputs.get(OutputKind.LEAVERS)))
                .leaversBaseline(count(outputs.get(OutputKind.LEAVERS_BASELINE)))
                .notes(from.notes())
                .finalUnspent(money(from.finalUnspentPence()))
                .misspent(money(from.misspentPence()))
                .figures(new TreeMap<>(from.figures())
                        .entrySet().stream()
                                .map(one ->
                                        new StatedFigure().code(one.getKey()).value(one.getValue()))
                                .toList())
                .linked(new TreeMap<>(from.linked())
                        .entrySet().stream().map(InputsViews::linked).toList())
                .sources(new TreeMap<>(from.sourcePence())
                        .entrySet().stream()
                                .map(one -> new SourceSpend().code(one.getKey()).spent(Money.ofPence(one.getValue())))
                                .toList())
                .assurance(from.assurance())
                .exceptions(from.exceptions())
                .waivers(waivers.stream()
                        .map(one -> new Waiver().id(one.id()).reason(one.reason()))
                        .toList());
        var inArea = from.providersInArea();
        var answered = from.providersAnswered();
        return inArea == null || answered == null
                ? view
                : view.coverage(new Coverage().providersInArea(inArea).providersAnswered(answered));
    }

    private static LinkedFigure linked(Map.Entry<String, String> one) {
        int slash = one.getKey().indexOf('/');
        return new LinkedFigure()
                .schemeCode(one.getKey().substring(0, slash))
                .metric(one.getKey().substring(slash + 1))
                .value(one.getValue());
    }

    private static Map<OutputKind, Long> outputs(ReturnInputs request) {
        var stated = new EnumMap<OutputKind, Long>(OutputKind.class);
        putHours(stated, OutputKind.HOURS, request.getHours());
        putHours(stated, OutputKind.HOURS_BASELINE, request.getHoursBaseline());
        putCount(stated, OutputKind.RECRUITS, request.getRecruits());
        putCount(stated, OutputKind.RECRUITS_BASELINE, request.getRecruitsBaseline());
        putCount(stated, OutputKind.LEAVERS, request.getLeavers());
        putCount(stated, OutputKind.LEAVERS_BASELINE, request.getLeaversBaseline());
        return stated;
    }

    private static void putHours(Map<OutputKind, Long> stated, OutputKind kind, @Nullable String hours) {
        if (hours != null) {
            stated.put(kind, Figure.hundredths(hours));
        }
    }

    private static void putCount(Map<OutputKind, Long> stated, OutputKind kind, @Nullable Integer count) {
        if (count != null) {
            stated.put(kind, count.longValue());
        }
    }

    private static @Nullable String hours(@Nullable Long hundredths) {
        return hundredths == null ? null : Figure.twoDecimals(hundredths);
    }

    private static @Nullable Integer count(@Nullable Long value) {
        return value == null ? null : (Integer) Math.toIntExact(value);
    }

    private static @Nullable Money money(@Nullable Long pence) {
        return pence == null ? null : Money.ofPence(pence);
    }
}
