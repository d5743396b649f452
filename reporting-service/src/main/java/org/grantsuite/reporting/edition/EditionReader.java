package org.grantsuite.reporting.edition;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.grantsuite.reporting.calculation.AdminCap;
import org.grantsuite.reporting.calculation.FundingSource;
import org.grantsuite.reporting.calculation.LinkedObligation;
import org.grantsuite.reporting.calculation.Measure;
import org.grantsuite.reporting.calculation.Metric;
import org.grantsuite.reporting.calculation.MetricType;
import org.grantsuite.reporting.calculation.Period;
import org.grantsuite.reporting.calculation.PointForm;
import org.grantsuite.reporting.calculation.ReportedFigure;
import org.grantsuite.reporting.calculation.ReturnTemplate;
import org.grantsuite.reporting.calculation.Rule;
import org.grantsuite.reporting.calculation.Severity;
import org.jspecify.annotations.Nullable;

/** Reads the reporting parameters out of an edition's document (contracts/scheme.schema.json). */
final class EditionReader {

    private final JsonNode document;

    EditionReader(JsonNode document) {
        this.document = document;
    }

    Optional<ReturnTemplate> template(String reportingPoint) {
        return all(document.path("reportingPoints"))
                .filter(point -> point.path("code").asText().equals(reportingPoint))
                .findFirst()
                .map(this::template);
    }

    Optional<Retention> retention() {
        var node = document.path("retention");
        if (!node.path("years").isInt()) {
            return Optional.empty();
        }
        var from = node.path("from");
        return Optional.of(
                new Retention(node.path("years").asInt(), from.isTextual() ? LocalDate.parse(from.asText()) : null));
    }

    Optional<LocalDate> spendWindowEnd() {
        var to = document.path("spendWindow").path("to");
        return to.isTextual() ? Optional.of(LocalDate.parse(to.asText())) : Optional.empty();
    }

    Optional<Certification> certification() {
        var node = document.path("certification");
        if (node.isMissingNode()) {
            return Optional.empty();
        }
        var roles = all(node.path("roles"))
                .map(role -> new Certification.Role(
                        text(role, "code"),
                        text(role, "label"),
                        role.path("finance").asBoolean()))
                .toList();
        return Optional.of(new Certification(
                text(node, "statement"),
                roles,
                new HashSet<>(texts(node.path("requiredRoles"))),
                node.path("minimumFinanceRoles").asInt(),
                node.path("preparerMaySign").asBoolean()));
    }

    private ReturnTemplate template(JsonNode point) {
        var comparedWith = point.path("comparedWith");
        return new ReturnTemplate(
                text(point, "code"),
                text(point, "label"),
                period(point.path("period")),
                period(document.path("spendWindow")),
                LocalDate.parse(text(point, "dueOn")),
                point.path("cumulative").asBoolean(),
                point.path("certified").asBoolean(),
                point.path("final").asBoolean(),
                comparedWith.isMissingNode() ? null : comparedWith.asText(),
                new HashSet<>(texts(point.path("nilReasons"))),
                all(document.path("measures")).map(EditionReader::measure).toList(),
                named(point.path("metrics"), document.path("metrics"), "code", EditionReader::metric),
                all(document.path("administration").path("caps"))
                        .map(EditionReader::cap)
                        .toList(),
                named(point.path("validations"), document.path("validations"), "id", EditionReader::rule),
                form(point));
    }

    private PointForm form(JsonNode point) {
        var window = point.path("window");
        var baseline = document.path("baseline");
        var forecast = point.path("forecast").path("to");
        var sources = new HashSet<>(texts(point.path("fundingSources")));
        return new PointForm(
                text(point, "form").equals("STATEMENT_OF_ASSURANCE"),
                window.isMissingNode() ? null : period(window),
                baseline.hasNonNull("from") && baseline.hasNonNull("to") ? period(baseline) : null,
                all(document.path("fundingSources"))
                        .filter(source -> sources.contains(text(source, "code")))
                        .map(EditionReader::source)
                        .toList(),
                all(document.path("linkedObligations"))
                        .filter(one -> isDueWith(one, text(point, "dueOn")))
                        .map(EditionReader::linked)
                        .toList(),
                forecast.isMissingNode() ? null : LocalDate.parse(forecast.asText()),
                window.isMissingNode() ? null : precededBy(window));
    }

    /** The point whose figures end on the eve of a window. */
    private @Nullable String precededBy(JsonNode window) {
        var eve = LocalDate.parse(text(window, "from")).minusDays(1).toString();
        return all(document.path("reportingPoints"))
                .filter(point -> text(point.path("period"), "to").equals(eve))
                .findFirst()
                .map(point -> text(point, "code"))
                .orElse(null);
    }

    private static FundingSource source(JsonNode node) {
        var percent = node.path("percent");
        var amount = node.path("amount").path("amount");
        return new FundingSource(
                text(node, "code"),
                text(node, "label"),
                percent.isMissingNode() ? null : new BigDecimal(percent.asText()),
                amount.isMissingNode()
                        ? null
                        : (Long) new BigDecimal(amount.asText())
                                .movePointRight(2)
                                .longValueExact());
    }

    /** On the dates it names; an obligation without dates falls due with every point. */
    private static boolean isDueWith(JsonNode obligation, String dueOn) {
        var dates = texts(obligation.path("dueOn"));
        return dates.isEmpty() || dates.contains(dueOn);
    }

    private static LinkedObligation linked(JsonNode node) {
        return new LinkedObligation(
                text(node, "schemeCode"),
                text(node, "label"),
                text(node, "metrics").equals("GIVEN"),
                texts(node.path("metricCodes")));
    }

    /** Definitions stand once in the edition; a reporting point names those it uses, in its own order. */
    private static <T> List<T> named(JsonNode names, JsonNode definitions, String key, Function<JsonNode, T> read) {
        Map<String, T> byName = new HashMap<>();
        all(definitions).forEach(definition -> byName.put(text(definition, key), read.apply(definition)));
        var found = new ArrayList<T>();
        for (var name : texts(names)) {
            var definition = byName.get(name);
            if (definition == null) {
                throw new IllegalStateException("The edition names " + name + " but does not define it");
            }
            found.add(definition);
        }
        return found;
    }

    private static Measure measure(JsonNode node) {
        return new Measure(
                text(node, "code"),
                text(node, "label"),
                node.path("requiresJustification").asBoolean());
    }

    private static Metric metric(JsonNode node) {
        return new Metric(
                text(node, "code"),
                text(node, "label"),
                MetricType.valueOf(text(node, "type")),
                text(node, "unit"),
                text(node, "aggregation"),
                texts(node.path("parts")),
                figure(node),
                text(node, "source"));
    }

    private static ReportedFigure figure(JsonNode node) {
        var figure = node.path("figure");
        return figure.isMissingNode()
                ? ReportedFigure.of(
                        text(node, "code"), MetricType.valueOf(text(node, "type")), text(node, "aggregation"))
                : ReportedFigure.valueOf(figure.asText());
    }

    private static AdminCap cap(JsonNode node) {
        return new AdminCap(text(node, "kind"), new BigDecimal(text(node, "percent")));
    }

    private static Rule rule(JsonNode node) {
        Map<String, List<String>> parameters = new HashMap<>();
        flatten("", node.path("parameters"), parameters);
        return new Rule(
                text(node, "id"),
                Severity.valueOf(text(node, "severity")),
                text(node, "message"),
                node.path("waivable").asBoolean(),
                parameters,
                all(node.path("severityFrom"))
                        .map(step -> new Rule.Step(
                                LocalDate.parse(text(step, "from")), Severity.valueOf(text(step, "severity"))))
                        .sorted(Comparator.comparing(Rule.Step::from))
                        .toList());
    }

    /** A value inside an object has a dotted name; money stands for its amount. */
    private static void flatten(String prefix, JsonNode object, Map<String, List<String>> into) {
        object.properties().forEach(one -> {
            var name = prefix + one.getKey();
            var value = one.getValue();
            if (value.isObject() && value.has("amount")) {
                into.put(name, List.of(text(value, "amount")));
            } else if (value.isObject()) {
                flatten(name + ".", value, into);
            } else {
                into.put(name, value.isArray() ? texts(value) : List.of(value.asText()));
            }
        });
    }

    private static Period period(JsonNode node) {
        return new Period(LocalDate.parse(text(node, "from")), LocalDate.parse(text(node, "to")));
    }

    private static String text(JsonNode node, String field) {
        return node.path(field).asText();
    }

    private static List<String> texts(JsonNode array) {
        return all(array).map(JsonNode::asText).toList();
    }

    private static Stream<JsonNode> all(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }
}
