package org.grantsuite.quickstart.story;

import static org.grantsuite.quickstart.process.ServiceName.ALLOCATION;
import static org.grantsuite.quickstart.process.ServiceName.REPORTING;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.grantsuite.quickstart.api.Sterling;

/** Each paid location says what it spent, what hours and people it brought, and what is left. */
final class ProviderReturns {
    private static final String HEADER = "provider_id,location_id,award_ids,signed_by,signed_on,new_expenditure,"
            + "no_double_funding,unspent,spend_existing_hours,spend_retention,spend_local_recruitment,hours,"
            + "hours_baseline,recruits,recruits_baseline,leavers,leavers_baseline,headcount,evidence_references\n";
    /** These many send theirs one by one, the others' come in one file. */
    private static final int ONE_BY_ONE = 3;

    private final Stage stage;
    private final Determination.Grant grant;

    ProviderReturns(Stage stage, Determination.Grant grant) {
        this.stage = stage;
        this.grant = grant;
    }

    /** A made-up return over what the location was paid. */
    private record Figures(String providerId, String locationId, List<String> awardIds, int number, long paid) {
        /** Every seventh location could not spend a twentieth of it. */
        long unspent() {
            return number % 7 == 3 ? paid / 20 : 0;
        }

        long hours() {
            return (paid - unspent()) * 55 / 100;
        }

        long recruitment() {
            return (paid - unspent()) * 15 / 100;
        }

        long retention() {
            return paid - unspent() - hours() - recruitment();
        }

        /** About £19 an hour. */
        String hoursWorked() {
            return Sterling.amount(hours() / 19);
        }

        int recruits() {
            return 1 + number % 3;
        }
    }

    void tell() {
        stage.chapter("Providers report what they spent, location by location");
        owe();
        List<Figures> figures = figures();
        List<String> single = new ArrayList<>();
        for (Figures one : figures.subList(0, ONE_BY_ONE)) {
            single.add(sendOne(one));
        }
        stage.step("provider-returns.import");
        JsonNode imported = stage.as(People.OFFICER)
                .postCsv(
                        REPORTING,
                        "/v1/provider-return-imports?reportingPoint=RP2&grantId=" + grant.id(),
                        csv(figures.subList(ONE_BY_ONE, figures.size())),
                        "provider-returns/" + grant.id() + "/RP2");
        stage.say(
                "%d returns one by one, %s in one file",
                single.size(), imported.path("rows").asText());
        stage.step("provider-returns.accept");
        for (String path : single) {
            stage.as(People.RETURNS).post(REPORTING, path + "/acceptance", Map.of(), path + "/acceptance");
        }
        String path = "/v1/provider-return-imports/" + imported.path("id").asText() + "/acceptance";
        stage.as(People.RETURNS).post(REPORTING, path, Map.of(), path);
        stage.say("all accepted by another person than the one who handed them in");
    }

    private String sendOne(Figures one) {
        Map<String, Object> body = new HashMap<>(Map.of(
                "grantId", grant.id(),
                "reportingPoint", "RP2",
                "providerId", one.providerId(),
                "locationId", one.locationId(),
                "awardIds", one.awardIds(),
                "periodFrom", "2021-10-21",
                "periodTo", Published.CLOSE_ON.toString(),
                "spend",
                        List.of(
                                spend("EXISTING_HOURS", one.hours()),
                                spend("RETENTION", one.retention()),
                                spend("LOCAL_RECRUITMENT", one.recruitment())),
                "unspent", Sterling.money(one.unspent())));
        body.putAll(Map.of(
                "hours", one.hoursWorked(),
                "hoursBaseline", "0.00",
                "recruits", one.recruits(),
                "recruitsBaseline", 0,
                "leavers", 1,
                "leaversBaseline", 0,
                "headcount", 20));
        body.putAll(Map.of(
                "declarations", Map.of("newExpenditure", true, "noDoubleFunding", true),
                "signedBy", "Manager of " + one.providerId(),
                "signedOn", Assumed.RETURNS_SIGNED_ON.toString(),
                "evidenceReferences", List.of("ledger:" + one.locationId())));
        JsonNode received = stage.as(People.provider(one.providerId()))
                .post(REPORTING, "/v1/provider-returns", body, "provider-return/RP2/" + one.locationId());
        return "/v1/provider-returns/" + received.path("id").asText();
    }

    /** R36: from here on it is known who owes what, and a missing return is not taken for a nil one. */
    private void owe() {
        JsonNode opened = stage.as(People.OFFICER)
                .post(
                        REPORTING,
                        "/v1/obligations",
                        Map.of("grantId", grant.id(), "reportingPoint", "RP2"),
                        "obligations/" + grant.id() + "/RP2");
        stage.say("%s returns owed", opened.path("total").asText());
    }

    private static Map<String, Object> spend(String measure, long pence) {
        return Map.of("measure", measure, "amount", Sterling.money(pence));
    }

    private static String csv(List<Figures> figures) {
        StringBuilder csv = new StringBuilder(HEADER);
        for (Figures one : figures) {
            csv.append(String.join(
                            ",",
                            one.providerId(),
                            one.locationId(),
                            String.join(" ", one.awardIds()),
                            "Manager of " + one.providerId(),
                            Assumed.RETURNS_SIGNED_ON.toString(),
                            "Y,Y",
                            Sterling.amount(one.unspent()),
                            Sterling.amount(one.hours()),
                            Sterling.amount(one.retention()),
                            Sterling.amount(one.recruitment()),
                            one.hoursWorked(),
                            "0.00",
                            String.valueOf(one.recruits()),
                            "0,1,0,20",
                            "ledger:" + one.locationId()))
                    .append('\n');
        }
        return csv.toString();
    }

    /** What each location was paid over both instalments, as the services answer it. */
    private List<Figures> figures() {
        Map<String, List<JsonNode>> byLocation = new TreeMap<>();
        for (JsonNode payment : stage.as(People.FINANCE).list(ALLOCATION, "/v1/payments?grantId=" + grant.id())) {
            byLocation
                    .computeIfAbsent(payment.path("locationId").asText(), location -> new ArrayList<>())
                    .add(payment);
        }
        List<Figures> figures = new ArrayList<>();
        byLocation.forEach((location, payments) -> figures.add(new Figures(
                payments.get(0).path("providerId").asText(),
                location,
                payments.stream()
                        .map(payment -> payment.path("awardId").asText())
                        .sorted()
                        .toList(),
                figures.size(),
                payments.stream()
                        .mapToLong(payment -> Sterling.pence(payment.path("amount")))
                        .sum())));
        return figures;
    }
}
