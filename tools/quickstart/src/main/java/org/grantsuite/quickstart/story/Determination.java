package org.grantsuite.quickstart.story;

import static org.grantsuite.quickstart.process.ServiceName.GRANT;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.grantsuite.quickstart.api.Sterling;

/** The determination letter becomes a grant with its instalments. */
final class Determination {
    private static final Path EDITION = Path.of("grant-service/src/main/resources/schemes/wrrf-1.json");

    private final Stage stage;

    Determination(Stage stage) {
        this.stage = stage;
    }

    /** The grant as the services know it. */
    record Grant(String id, String path, JsonNode edition) {}

    Grant tell() throws IOException {
        stage.chapter("Determination 31/5781: the department grants Bury £552,981");
        stage.step("grant");
        JsonNode document =
                new ObjectMapper().readTree(stage.root().resolve(EDITION).toFile());
        JsonNode edition = stage.as(People.OFFICER).post(GRANT, "/v1/schemes", document, "scheme/" + Published.SCHEME);
        stage.say(
                "scheme %s, edition %s held under hash %.12s…",
                edition.path("schemeCode").asText(),
                edition.path("edition").asText(),
                edition.path("contentHash").asText());
        JsonNode grant = stage.as(People.OFFICER)
                .post(
                        GRANT,
                        "/v1/grants",
                        Map.of(
                                "schemeCode",
                                Published.SCHEME,
                                "edition",
                                edition.path("edition").asText(),
                                "determinationNumber",
                                Published.DETERMINATION,
                                "name",
                                "Workforce Recruitment and Retention Fund",
                                "localName",
                                "Workforce Support Grant, round 1",
                                "allocation",
                                Sterling.money(Published.ALLOCATION),
                                "determinedOn",
                                Assumed.DETERMINED_ON.toString(),
                                "note",
                                "The day of the determination letter is assumed"),
                        "determination/" + Published.DETERMINATION);
        Grant told = new Grant(
                grant.path("id").asText(), "/v1/grants/" + grant.path("id").asText(), document);
        instalments(told)
                .forEach(instalment -> stage.say(
                        "instalment %s: %s expected%s",
                        instalment.path("number").asText(),
                        Sterling.shown(Sterling.pence(instalment.path("expected"))),
                        instalment
                                        .path("gate")
                                        .path("reportingPoint")
                                        .asText("")
                                        .isEmpty()
                                ? ""
                                : ", if "
                                        + instalment
                                                .path("gate")
                                                .path("reportingPoint")
                                                .asText()
                                        + " reaches the department by "
                                        + instalment.path("gate").path("dueOn").asText()));
        decideToSplit(told);
        return told;
    }

    List<JsonNode> instalments(Grant grant) {
        return stage.as(People.OFFICER).items(GRANT, grant.path() + "/instalments");
    }

    /** The department re-issued rules while funds ran. A made-up later edition must leave every frozen run as it is. */
    void reissue(Grant grant) {
        stage.step("scheme.reissue");
        ObjectNode later = grant.edition().deepCopy();
        later.put("edition", "2022-02-made-up");
        later.put("inForceFrom", "2022-02-01");
        ((ObjectNode) later.path("administration").path("caps").path(0)).put("percent", "2");
        stage.as(People.OFFICER).post(GRANT, "/v1/schemes", later, "scheme/" + Published.SCHEME + "/2022-02-made-up");
        stage.say("a later edition of the rules held beside the first (made up); nothing frozen moves");
    }

    private void decideToSplit(Grant grant) {
        stage.as(People.OFFICER)
                .post(
                        GRANT,
                        grant.path() + "/decisions",
                        Map.of(
                                "reference",
                                "CCMT-2021-11-23",
                                "kind",
                                "OFFICER",
                                "body",
                                "Corporate management team",
                                "title",
                                "Proposal how to use the workforce grant",
                                "decidedOn",
                                Published.CCMT_ON.toString(),
                                "effectiveOn",
                                Published.CCMT_ON.toString(),
                                "purposes",
                                List.of("OTHER"),
                                "fundingSource",
                                Published.DETERMINATION),
                        "decision/CCMT-2021-11-23");
    }
}
