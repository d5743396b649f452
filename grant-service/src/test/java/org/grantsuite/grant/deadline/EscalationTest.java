package org.grantsuite.grant.deadline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.is;

import jakarta.inject.Inject;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.grantsuite.commons.council.CouncilScope;
import org.grantsuite.commons.testing.Races;
import org.grantsuite.grant.testing.Council;
import org.grantsuite.grant.testing.GrantServiceTest;
import org.junit.jupiter.api.Test;

@GrantServiceTest
class EscalationTest {
    private static final String CODE = "E08000005";
    private final Council council = new Council(CODE);

    @Inject
    EscalationService escalation;

    @Inject
    CouncilScope scope;

    @Test
    void shouldTellEachDistanceOnceHoweverManyWorkersLook() {
        String grant = council.aGrant();
        add(grant, "Far away", 15);
        add(grant, "Two weeks", 14);
        add(grant, "Yesterday", -1);
        add(grant, "Long ago", -31);

        int told = Races.run(4, () -> escalate(grant)).stream()
                .mapToInt(Integer::intValue)
                .sum();

        assertThat(told).isEqualTo(2);
        assertThat(escalate(grant)).isZero();
        assertThat(events(grant))
                .extracting(event -> event.get("label") + " " + event.get("daysBefore") + " " + event.get("tell"))
                .containsExactlyInAnyOrder(
                        "Two weeks 14 [grants-officer]", "Yesterday -1 [grants-officer, section-151-officer]");
    }

    @Test
    void shouldTellNothingOfADeadlineThatWasMet() {
        String grant = council.aGrant();
        String code = add(grant, "Met", 2);
        council.creating("grants-officer")
                .body(Map.of("metOn", today().toString(), "evidence", "Letter"))
                .post("/v1/grants/" + grant + "/deadlines/" + code + "/meeting")
                .then()
                .statusCode(200);

        assertThat(escalate(grant)).isZero();
        assertThat(events(grant)).isEmpty();
    }

    @Test
    void shouldFindItsCouncilsByItselfAndUseTheLadderOfEach() {
        var own = new Council("E08000006");
        String grant = own.aGrant();
        add(own, grant, "Sixty days", 60);
        own.as("finance")
                .get("/v1/escalation-ladder")
                .then()
                .statusCode(200)
                .body("configuredDefault", is(true))
                .body("steps.daysBefore", contains(14, 3, -1));
        put(own, "\"0\"", step(60), step(60)).statusCode(422).body("code", is("LADDER_STEP_TWICE"));
        put(own, "\"0\"", step(60))
                .statusCode(200)
                .body("configuredDefault", is(false))
                .body("version", is(1));
        put(own, "\"0\"", step(61)).statusCode(412);

        escalation.escalateAll();
        escalation.escalateAll();

        assertThat(events(own, grant)).extracting(event -> event.get("tell")).containsExactly(List.of("board"));
    }

    private static Map<String, Object> step(int days) {
        return Map.of("daysBefore", days, "tell", List.of("board"));
    }

    private static io.restassured.response.ValidatableResponse put(Council of, String ifMatch, Object... steps) {
        return of.as("grants-officer")
                .header("If-Match", ifMatch)
                .body(Map.of("steps", List.of(steps)))
                .put("/v1/escalation-ladder")
                .then();
    }

    private int escalate(String grant) {
        return scope.call(CODE, () -> escalation.escalate(UUID.fromString(grant)));
    }

    private String add(String grant, String label, int days) {
        return add(council, grant, label, days);
    }

    private static String add(Council of, String grant, String label, int days) {
        return of.creating("grants-officer")
                .body(Map.of("label", label, "dueOn", today().plusDays(days).toString(), "source", "a test"))
                .post("/v1/grants/" + grant + "/deadlines")
                .then()
                .statusCode(201)
                .extract()
                .path("code");
    }

    private static LocalDate today() {
        return LocalDate.now(ZoneId.of("Europe/London"));
    }

    private List<Map<String, Object>> events(String grant) {
        return events(council, grant);
    }

    private static List<Map<String, Object>> events(Council of, String grant) {
        List<Map<String, Object>> all = of.as("finance")
                .get("/v1/events?limit=500")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath()
                .getList("items.findAll { it.type.endsWith('DeadlineEscalated') }.data");
        return all.stream().filter(event -> grant.equals(event.get("grantId"))).toList();
    }
}
