package org.grantsuite.quickstart.story;

import static org.grantsuite.quickstart.process.ServiceName.ALLOCATION;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.grantsuite.quickstart.api.Sterling;

/** Awards offered, accepted on their terms or declined. */
final class Awards {
    private static final Map<String, String> TERMS = Map.of(
            "version",
            "2021-12",
            "text",
            "Spend it on the measures of the fund, inside its window, on new expenditure only; report what was spent;"
                    + " give back what was not.");

    private static final int AT_A_TIME = 4;

    private final Stage stage;
    private final String planId;

    Awards(Stage stage, String planId) {
        this.stage = stage;
        this.planId = planId;
    }

    void offer(LocalDate offeredOn) {
        stage.step("awards.offer");
        JsonNode offered = stage.as(People.PREPARER)
                .post(
                        ALLOCATION,
                        "/v1/plans/" + planId + "/awards",
                        Map.of("offeredOn", offeredOn.toString(), "terms", TERMS),
                        "awards/" + planId);
        stage.say(
                "%s awards offered, %s in all",
                offered.path("created").asText(), Sterling.shown(Sterling.pence(offered.path("total"))));
    }

    List<JsonNode> all() {
        return stage.as(People.OFFICER).list(ALLOCATION, "/v1/awards?planId=" + planId);
    }

    /**
     * Each provider answers when it likes: several at a time.
     *
     * @param declining location whose provider says no, or nothing
     */
    void answer(LocalDate answeredOn, String declining) {
        stage.step("awards.answer");
        List<JsonNode> offered = all();
        accept(offered.subList(0, offered.size() / 4), declining, answeredOn);
        stage.step("awards.answer.midway");
        accept(offered.subList(offered.size() / 4, offered.size()), declining, answeredOn);
        offered.stream().filter(award -> isOf(declining, award)).forEach(award -> decline(award, answeredOn));
        stage.say(
                "%d accepted on the terms offered",
                offered.stream().filter(award -> !isOf(declining, award)).count());
    }

    private static boolean isOf(String location, JsonNode award) {
        return award.path("locationId").asText().equals(location);
    }

    private void accept(List<JsonNode> awards, String declining, LocalDate acceptedOn) {
        Together.run(
                AT_A_TIME,
                awards.stream().filter(award -> !isOf(declining, award)).toList(),
                award -> accept(award, acceptedOn));
    }

    private void accept(JsonNode award, LocalDate acceptedOn) {
        String provider = award.path("providerId").asText();
        String path = "/v1/awards/" + award.path("id").asText() + "/acceptance";
        stage.as(People.OFFICER)
                .post(
                        ALLOCATION,
                        path,
                        Map.of(
                                "termsVersion",
                                        award.path("terms").path("version").asText(),
                                "termsHash", award.path("terms").path("hash").asText(),
                                "acceptedBy", "Manager of " + provider,
                                "acceptedOn", acceptedOn.toString()),
                        path);
    }

    private void decline(JsonNode award, LocalDate declinedOn) {
        String provider = award.path("providerId").asText();
        String path = "/v1/awards/" + award.path("id").asText() + "/decline";
        stage.as(People.OFFICER)
                .post(
                        ALLOCATION,
                        path,
                        Map.of(
                                "reason",
                                "Could not spend it inside the window",
                                "declinedBy",
                                "Manager of " + provider,
                                "declinedOn",
                                declinedOn.toString()),
                        path);
        stage.say(
                "%s declined %s: back in its pot, shown apart",
                award.path("providerName").asText(), Sterling.shown(Sterling.pence(award.path("amount"))));
    }
}
