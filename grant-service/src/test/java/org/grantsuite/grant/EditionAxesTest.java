package org.grantsuite.grant;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.StreamSupport;
import org.grantsuite.commons.money.Money;
import org.grantsuite.commons.testing.Contract;
import org.grantsuite.grant.grant.domain.InstalmentPlan;
import org.grantsuite.grant.grant.rest.GrantRulesViews;
import org.grantsuite.grant.scheme.SchemeReader;
import org.grantsuite.grant.scheme.domain.EditionDates;
import org.grantsuite.grant.scheme.domain.SchemeRules;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Every axis along which funds vary (DOMAIN section 3) is set by at least one edition, and setting it otherwise changes
 * something that a council sees: its instalments, its dates, or its rules in pounds.
 */
class EditionAxesTest {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final SchemeReader READER = new SchemeReader();
    private static final Money ALLOCATION = Money.parse("120000.07");
    private static final List<String> EDITIONS = List.of(
            "schemes/wrrf-1.json",
            "editions/novel-1-a.json",
            "editions/novel-1-b.json",
            "editions/gated-1.json",
            "editions/assured-1.json");

    /** An axis: which documents exercise it, and how to take it away. */
    enum Axis {
        INSTALMENT_PERCENT(has("/instalments", "basis", "PERCENT"), drop("/instalments")),
        INSTALMENT_FIXED(has("/instalments", "basis", "FIXED"), set("/instalments/0/amount", "amount", "2000.00")),
        INSTALMENT_REST(has("/instalments", "basis", "REST"), drop("/instalments")),
        INSTALMENTS_MONTHLY(has("/instalments", "basis", "MONTHLY"), setInt("/instalments/0", "payments", 6)),
        SINGLE_INSTALMENT(size("/instalments", 1), set("/instalments/0", "expectedBy", "2022-12-24")),
        GATE_BY_RETURN(at("/instalments/2/gate/reportingPoint"), remove("/instalments/2", "gate")),
        GATE_BY_PLAN(anyGate("PLAN"), remove("/instalments/1", "gate")),
        GATE_BY_ASSURANCE(anyGate("STATEMENT_OF_ASSURANCE"), remove("/instalments/3", "gate")),
        GATE_BY_PROOF_OF_SPENDING(anyGate("PROOF_OF_SPENDING"), remove("/instalments/4", "gate")),
        PARTIAL_WITHHOLDING(is("/withholding/rule", "ESTIMATE_BELOW_ALLOCATION"), set("/withholding", "rule", "NONE")),
        DIRECT_SHARE_PER_BED(has("/mandatoryShares", "driver", "BED"), set("/mandatoryShares/0", "percent", "80")),
        DIRECT_SHARE_PER_USER(has("/mandatoryShares", "driver", "USER"), set("/mandatoryShares/1", "driver", "BED")),
        NO_DIRECT_SHARE(size("/mandatoryShares", 0), addShare()),
        PASS_ON_WORKING_DAYS(is("/passOn/rule", "WORKING_DAYS"), setInt("/passOn", "days", 20)),
        PASS_ON_CALENDAR_DAYS(is("/passOn/rule", "CALENDAR_DAYS"), set("/passOn", "rule", "WORKING_DAYS")),
        PASS_ON_NONE(is("/passOn/rule", "NONE"), remove("", "passOn")),
        ADMIN_CAP(is("/administration/caps/0/percent", "1"), set("/administration/caps/0", "percent", "3")),
        ADMIN_CAP_NONE(size("/administration/caps", 0), addCap()),
        ADMIN_CAP_CORRECTED_BY_LATER_EDITION(
                is("/administration/caps/0/percent", "2"), set("/administration/caps/0", "percent", "1")),
        WINDOW_INCURRED(is("/spendWindow/basis", "INCURRED"), set("/spendWindow", "basis", "SPENT")),
        WINDOW_SPENT(is("/spendWindow/basis", "SPENT"), set("/spendWindow", "basis", "INCURRED")),
        BASELINE(at("/baseline/from"), remove("", "baseline")),
        POINTS_TWO(size("/reportingPoints", 2), set("/reportingPoints/1", "dueOn", "2023-12-24")),
        POINTS_MONTHLY_WITH_FORECAST(at("/reportingPoints/0/forecast/to"), remove("/reportingPoints/0", "forecast")),
        POINTS_FORTNIGHTLY_WINDOWS(is("/reportingPattern/windowDays", "14"), remove("/reportingPoints/0", "window")),
        POINTS_ASSURANCE_THEN_FINAL(
                is("/reportingPoints/0/form", "STATEMENT_OF_ASSURANCE"), set("/reportingPoints/0", "form", "RETURN")),
        SEVERAL_SOURCES_IN_ONE_RETURN(at("/fundingSources/1/code"), set("/fundingSources/0", "percent", "50")),
        CORRECTIONS_WINDOW(at("/corrections/until"), remove("", "corrections")),
        CORRECTIONS_OF_ONE_POINT(
                at("/reportingPoints/1/correctionsUntil"), remove("/reportingPoints/1", "correctionsUntil")),
        RECOVERY_BY_LETTER(is("/recovery/path", "RETURNED_ON_LETTER"), remove("/recovery", "path")),
        RECOVERY_BY_PROVIDERS(is("/recovery/path", "PROVIDER_REPAYS_COUNCIL"), remove("/recovery", "providersRepayBy")),
        RECOVERY_BY_SET_OFF(is("/recovery/path", "SET_OFF_NEXT_PAYMENT"), remove("", "recovery")),
        ONE_SIGNATORY(size("/certification/requiredRoles", 1), remove("", "certification")),
        TWO_SIGNATORIES(size("/certification/requiredRoles", 2), remove("", "certification")),
        THREE_SIGNATORIES(size("/certification/requiredRoles", 3), remove("", "certification")),
        LOCK_DATES(at("/lockDates/0/figure"), remove("", "lockDates")),
        LINKED_OBLIGATIONS(at("/linkedObligations/0/dueOn/0"), remove("", "linkedObligations"));

        private final Predicate<JsonNode> exercised;
        private final Consumer<ObjectNode> takeAway;

        Axis(Predicate<JsonNode> exercised, Consumer<ObjectNode> takeAway) {
            this.exercised = exercised;
            this.takeAway = takeAway;
        }
    }

    @ParameterizedTest
    @EnumSource(Axis.class)
    void shouldBeSetByAnEditionAndBeSeen(Axis axis) throws Exception {
        int exercised = 0;
        for (String name : EDITIONS) {
            String document = Contract.read(name);
            ObjectNode tree = (ObjectNode) MAPPER.readTree(document);
            if (!axis.exercised.test(tree)) {
                continue;
            }
            exercised++;
            String before = seen(READER.require(document));
            axis.takeAway.accept(tree);
            assertThat(seen(READER.rules(tree.toString()))).as(name).isNotEqualTo(before);
        }
        assertThat(exercised).as("editions that exercise " + axis).isPositive();
    }

    private static String seen(SchemeRules rules) {
        String instalments = rules.terms().isEmpty()
                ? "none"
                : String.valueOf(InstalmentPlan.split(ALLOCATION, rules.terms())) + rules.terms();
        var shown = GrantRulesViews.rules(ALLOCATION, rules);
        if (shown.getSpendWindow() != null) {
            shown.getSpendWindow().basis(null);
        }
        return instalments + EditionDates.of(rules) + shown + paidTooLate(rules.spendWindow());
    }

    /** A basis that is only shown would decide nothing: what counts is the day a late payment is judged by. */
    private static String paidTooLate(SchemeRules.@Nullable SpendWindow window) {
        return window == null
                ? "unlimited"
                : " judged on " + window.judged(window.to(), window.to().plusDays(1));
    }

    private static Predicate<JsonNode> at(String pointer) {
        return tree -> !tree.at(pointer).isMissingNode();
    }

    private static Predicate<JsonNode> is(String pointer, String text) {
        return tree -> tree.at(pointer).asText().equals(text);
    }

    private static Predicate<JsonNode> size(String pointer, int size) {
        return tree -> tree.at(pointer).isArray() && tree.at(pointer).size() == size;
    }

    private static Predicate<JsonNode> has(String pointer, String field, String text) {
        return tree -> StreamSupport.stream(tree.at(pointer).spliterator(), false)
                .anyMatch(one -> one.path(field).asText().equals(text));
    }

    private static Predicate<JsonNode> anyGate(String kind) {
        return tree -> StreamSupport.stream(tree.at("/instalments").spliterator(), false)
                .anyMatch(one -> one.at("/gate/kind").asText().equals(kind));
    }

    private static Consumer<ObjectNode> drop(String pointer) {
        return tree -> ((ArrayNode) tree.at(pointer)).remove(0);
    }

    private static Consumer<ObjectNode> remove(String pointer, String field) {
        return tree -> ((ObjectNode) tree.at(pointer)).remove(field);
    }

    private static Consumer<ObjectNode> set(String pointer, String field, String text) {
        return tree -> ((ObjectNode) tree.at(pointer)).put(field, text);
    }

    private static Consumer<ObjectNode> setInt(String pointer, String field, int number) {
        return tree -> ((ObjectNode) tree.at(pointer)).put(field, number);
    }

    private static Consumer<ObjectNode> addShare() {
        return tree -> ((ArrayNode) tree.at("/mandatoryShares"))
                .addObject()
                .put("code", "X")
                .put("label", "X")
                .put("percent", "10");
    }

    private static Consumer<ObjectNode> addCap() {
        return tree -> ((ArrayNode) tree.at("/administration/caps"))
                .addObject()
                .put("kind", "DISTRIBUTION_AND_REPORTING")
                .put("percent", "1")
                .put("of", "TOTAL_ALLOCATION");
    }
}
