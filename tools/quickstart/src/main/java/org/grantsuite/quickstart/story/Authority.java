package org.grantsuite.quickstart.story;

import static org.grantsuite.quickstart.process.ServiceName.GRANT;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.grantsuite.quickstart.api.Sterling;
import org.grantsuite.quickstart.identity.Person;

/** Cash and authority: receipts, the board's decision, the minute that settles it, the delegation and its use. */
final class Authority {
    private static final List<String> TO_PAY = List.of("SPLIT", "SPEND", "PAYMENT");

    /** Approvals ask grant-service who may; nobody may until somebody is named (ADR 7). */
    private static final List<Map<String, Object>> MANDATES = List.of(
            mandate(List.of("PLAN_APPROVAL", "PAYMENT_RUN_APPROVAL"), People.APPROVER),
            mandate(List.of("PAYMENT_RUN_RELEASE"), People.RELEASER),
            mandate(List.of("CERTIFICATE_SIGNING"), People.FINANCE_DIRECTOR, People.CHIEF_EXECUTIVE));

    private final Stage stage;
    private final Determination.Grant grant;

    Authority(Stage stage, Determination.Grant grant) {
        this.stage = stage;
        this.grant = grant;
    }

    JsonNode receive(int instalment, long pence, LocalDate receivedOn, String bankReference) {
        stage.step("receipt." + instalment);
        JsonNode receipt = stage.as(People.FINANCE)
                .post(
                        GRANT,
                        grant.path() + "/receipts",
                        Map.of(
                                "instalmentNumber",
                                instalment,
                                "bankReference",
                                bankReference,
                                "amount",
                                Sterling.money(pence),
                                "receivedOn",
                                receivedOn.toString(),
                                "dateAssumed",
                                true),
                        "receipt/" + bankReference);
        stage.say(
                "%s received on %s (date assumed), bank reference %s",
                Sterling.shown(Sterling.pence(receipt.path("amount"))),
                receipt.path("receivedOn").asText(),
                bankReference);
        return receipt;
    }

    /** The board approved percentages and printed amounts, and named another fund as the source. */
    String boardDecides() {
        JsonNode decision = decide(
                "SCB-2021-12-08",
                Map.of(
                        "kind",
                        "BOARD",
                        "body",
                        "Strategic Commissioning Board",
                        "title",
                        "Use of the workforce grant: four pots, and delegated authority for later tranches",
                        "decidedOn",
                        Published.BOARD_ON.toString(),
                        "callInEndsOn",
                        Assumed.CALL_IN_ENDS_ON.toString(),
                        "effectiveOn",
                        Assumed.DECISION_EFFECTIVE_ON.toString(),
                        "purposes",
                        List.of("SPLIT", "SPEND", "PAYMENT", "DELEGATION"),
                        "instalmentNumbers",
                        List.of(1),
                        "fundingSource",
                        "NHSE discharge funding",
                        "note",
                        "End of call-in and day of effect are assumed"));
        decision.path("warnings")
                .forEach(warning -> stage.say("warning %s", warning.path("code").asText()));
        return decision.path("id").asText();
    }

    /** Which of the two governs takes a recorded minute. */
    String minuteSettlesTheBasis() {
        return decide(
                        "MINUTE-2021-12-21",
                        Map.of(
                                "kind",
                                "MINUTE",
                                "body",
                                "Strategic Commissioning Board",
                                "title",
                                "The amounts in the table govern; the percentages are their rounded labels",
                                "decidedOn",
                                Assumed.MINUTE_ON.toString(),
                                "effectiveOn",
                                Assumed.MINUTE_ON.toString(),
                                "purposes",
                                TO_PAY,
                                "governingBasis",
                                "AMOUNT",
                                "instalmentNumbers",
                                List.of(1),
                                "fundingSource",
                                Published.DETERMINATION,
                                "note",
                                "Made up: the published paper leaves it open"))
                .path("id")
                .asText();
    }

    String delegate(String boardDecisionId) {
        JsonNode delegation = stage.as(People.OFFICER)
                .post(
                        GRANT,
                        "/v1/delegations",
                        Map.of(
                                "grantedByDecisionId",
                                boardDecisionId,
                                "holder",
                                "Director of adult social care",
                                "family",
                                Map.of(
                                        "schemeCodePattern", "WRRF-*",
                                        "label", "Any future workforce support grant while the pandemic lasts",
                                        "includesFuture", true),
                                "purposes",
                                TO_PAY,
                                "mandates",
                                MANDATES,
                                "validFrom",
                                Assumed.DECISION_EFFECTIVE_ON.toString(),
                                "endingEvent",
                                "The end of the pandemic"),
                        "delegation/" + boardDecisionId);
        stage.say("delegation for later tranches, ended by an event and not by a date");
        delegation
                .path("mandates")
                .forEach(mandate -> stage.say(
                        "it names (made up) %s for %s",
                        mandate.path("persons").get(0).asText(),
                        mandate.path("actions").toString()));
        return delegation.path("id").asText();
    }

    String officerDecides(String delegationId) {
        return decide(
                        "ODR-2022-02-02",
                        Map.of(
                                "kind",
                                "OFFICER",
                                "body",
                                "Director of adult social care",
                                "title",
                                "Second instalment by the same shares",
                                "decidedOn",
                                Assumed.OFFICER_ON.toString(),
                                "effectiveOn",
                                Assumed.OFFICER_ON.toString(),
                                "purposes",
                                TO_PAY,
                                "governingBasis",
                                "PERCENT",
                                "instalmentNumbers",
                                List.of(2),
                                "amount",
                                Sterling.money(Published.INSTALMENT_2),
                                "delegationId",
                                delegationId))
                .path("id")
                .asText();
    }

    /** The board's promise counts working days; the conditions of the grant set no such day. */
    JsonNode promise() {
        JsonNode deadline = stage.as(People.OFFICER)
                .post(
                        GRANT,
                        grant.path() + "/deadlines",
                        Map.of(
                                "label", "Pass the first instalment on",
                                "workingDaysFrom",
                                        Map.of("on", Assumed.RECEIPT_1_ON.toString(), "days", Published.PROMISED_DAYS),
                                "source", "Board paper of 8 December 2021"),
                        "deadline/" + grant.id() + "/pass-on-1");
        stage.say(
                "the board's own promise, %d working days: %s (%s)",
                Published.PROMISED_DAYS,
                deadline.path("dueOn").asText(),
                deadline.path("kind").asText());
        return deadline;
    }

    private JsonNode decide(String reference, Map<String, ?> facts) {
        stage.step("decision." + reference);
        Map<String, Object> body = new HashMap<>(facts);
        body.put("reference", reference);
        JsonNode decision =
                stage.as(People.OFFICER).post(GRANT, grant.path() + "/decisions", body, "decision/" + reference);
        stage.say(
                "decision %s of %s recorded",
                reference, decision.path("decidedOn").asText());
        return decision;
    }

    private static Map<String, Object> mandate(List<String> actions, Person... persons) {
        return Map.of(
                "actions",
                actions,
                "persons",
                Stream.of(persons).map(Person::subject).toList());
    }
}
