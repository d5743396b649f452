package org.grantsuite.commons.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.restassured.RestAssured;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** Dashboard, alert rules and runbooks against what the running service tells: a metric nobody tells would never ring. */
public abstract class MonitoringTest {
    private static final Path ROOT = Path.of(System.getProperty("grantsuite.root"));
    private static final Path ALERTS = ROOT.resolve("deploy/monitoring/alerts.yaml");
    private static final Path DASHBOARD = ROOT.resolve("deploy/monitoring/dashboard.json");
    private static final Pattern METRIC = Pattern.compile("\\b(?:suite|http_server|agroal|jvm)_[a-z_]+");

    private record Rule(String name, String expression, String application, String runbook) {}

    /** Beginnings of names only another service of the suite tells. */
    protected abstract Set<String> foreign();

    @Test
    void shouldTellEveryMetricTheRulesAndTheDashboardName() throws IOException {
        String application = ConfigProvider.getConfig().getValue("quarkus.application.name", String.class);
        Set<String> named = new TreeSet<>();
        for (Rule rule : rules()) {
            if (rule.application().equals("any") || rule.application().equals(application)) {
                named.addAll(metrics(rule.expression()));
            }
        }
        for (String expression : expressions(new ObjectMapper().readTree(DASHBOARD.toFile()))) {
            named.addAll(metrics(expression));
        }
        named.removeIf(name -> foreign().stream().anyMatch(name::startsWith));

        RestAssured.given().get("/v1/events").then().statusCode(401); // so that a request was counted
        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(told()).containsAll(named));
        assertThat(named).hasSizeGreaterThan(8);
    }

    /** The alerts are sums over operations; the library stops counting beyond so many of them. */
    @Test
    void shouldCountEveryOperation() {
        List<ContractOperation> operations = ContractOperation.all();
        operations.forEach(operation -> RestAssured.given()
                .contentType(operation.contentType().orElse("application/json"))
                .request(operation.method(), operation.path().replaceAll("\\{[^}]+}", new UUID(0, 0).toString()))
                .then()
                .statusCode(401));
        Set<String> counted = counted();
        assertThat(operations)
                .allSatisfy(operation -> assertThat(counted)
                        .contains("method=\"" + operation.method() + "\" uri=\"" + operation.path() + "\""));
    }

    private static Set<String> counted() {
        Pattern line = Pattern.compile("http_server_requests_seconds_count\\{(method=\"\\w+\").*(uri=\"[^\"]+\")}.*");
        return RestAssured.given()
                .get("/q/metrics")
                .asString()
                .lines()
                .map(line::matcher)
                .filter(Matcher::matches)
                .map(found -> found.group(1) + " " + found.group(2))
                .collect(Collectors.toSet());
    }

    @Test
    void shouldTellThatItIsReadyAndItsDatabaseThere() {
        RestAssured.given()
                .get("/q/health/ready")
                .then()
                .statusCode(200)
                .body("status", is("UP"))
                .body("checks.name", hasItem(containsString("Database")));
    }

    @Test
    void shouldHaveARunbookForEveryAlert() throws IOException {
        assertThat(rules()).hasSizeGreaterThan(12);
        for (Rule rule : rules()) {
            Path runbook = ROOT.resolve(rule.runbook());
            assertThat(runbook).as(rule.name()).isRegularFile();
            assertThat(Files.readString(runbook)).as(rule.name()).startsWith("# ");
        }
    }

    private static Set<String> told() {
        Set<String> found = new TreeSet<>();
        for (String line : RestAssured.given().get("/q/metrics").asString().split("\n")) {
            if (!line.startsWith("#")) {
                found.add(line.replaceAll("[{ ].*", ""));
            }
        }
        return found;
    }

    private static Set<String> metrics(String expression) {
        Set<String> found = new TreeSet<>();
        Matcher names = METRIC.matcher(expression);
        while (names.find()) {
            found.add(names.group());
        }
        return found;
    }

    private static List<String> expressions(JsonNode dashboard) {
        List<String> found = new ArrayList<>();
        dashboard.findValues("expr").forEach(node -> found.add(node.asText()));
        return found;
    }

    private static List<Rule> rules() throws IOException {
        Map<String, List<Map<String, Object>>> file =
                new Yaml(new SafeConstructor(new LoaderOptions())).load(Files.readString(ALERTS));
        List<Rule> rules = new ArrayList<>();
        for (Map<String, Object> group : file.getOrDefault("groups", List.of())) {
            for (Object rule : (List<?>) group.get("rules")) {
                rules.add(rule((Map<?, ?>) rule));
            }
        }
        return rules;
    }

    private static Rule rule(Map<?, ?> rule) {
        Object application = ((Map<?, ?>) rule.get("labels")).get("application");
        return new Rule(
                String.valueOf(rule.get("alert")),
                String.valueOf(rule.get("expr")),
                application == null ? "any" : application.toString(),
                String.valueOf(((Map<?, ?>) rule.get("annotations")).get("runbook")));
    }
}
