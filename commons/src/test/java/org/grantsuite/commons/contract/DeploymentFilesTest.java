package org.grantsuite.commons.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** What an operator deploys: no secret of the demonstration in it, and every service with its probes, limits, budget and policy. */
class DeploymentFilesTest {
    private static final Path ROOT = Path.of(System.getProperty("grantsuite.root"));
    private static final Pattern SECRET =
            Pattern.compile("(?i)(?:password|secret)(?!Name)\\w*:\\s*(?:\\$\\{[^:}]*:-)?([\\w-]{4,})");

    @Test
    void shouldShareNoSecretWithTheDemonstration() throws IOException {
        Set<String> demonstration = secretsOf(Files.readString(ROOT.resolve("docker-compose.yml")));
        demonstration.addAll(secretsOf(Files.readString(ROOT.resolve("deploy/postgres/create-databases.sql"))
                .replaceAll("password '([^']+)'", "password: $1")));
        assertThat(demonstration).hasSizeGreaterThan(5).contains("demonstration-app", "demonstration-allocation");

        for (Path file : deployed()) {
            assertThat(Files.readString(file)).as(file.toString()).doesNotContain(demonstration);
            assertThat(secretsOf(Files.readString(file)))
                    .as("secrets written into %s", file)
                    .isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"grant-service", "allocation-service", "reporting-service"})
    void shouldRunSeveralReplicasWithinLimits(String service) throws IOException {
        Map<String, Map<String, Object>> kinds = new java.util.HashMap<>();
        for (Object document :
                yaml().loadAll(Files.readString(ROOT.resolve("deploy/kubernetes/" + service + ".yaml")))) {
            Map<String, Object> one = map(document);
            kinds.put(String.valueOf(one.get("kind")), map(one.get("spec")));
        }
        assertThat(kinds).containsKeys("Deployment", "Service", "PodDisruptionBudget", "NetworkPolicy");
        Map<String, Object> deployment = kinds.getOrDefault("Deployment", Map.of());
        assertThat((Integer) deployment.get("replicas")).isGreaterThanOrEqualTo(2);
        assertThat((List<?>) kinds.getOrDefault("NetworkPolicy", Map.of()).get("policyTypes"))
                .hasSize(2);

        Map<String, Object> pod = map(map(deployment.get("template")).get("spec"));
        Map<String, Object> container = map(((List<?>) pod.get("containers")).get(0));
        assertThat(container).containsKeys("startupProbe", "readinessProbe", "livenessProbe");
        assertThat(map(container.get("resources"))).containsKeys("limits", "requests");
        assertThat(map(container.get("securityContext"))).containsEntry("readOnlyRootFilesystem", true);
        assertThat(map(pod.get("securityContext"))).containsEntry("runAsNonRoot", true);
    }

    private static List<Path> deployed() throws IOException {
        List<Path> found = new ArrayList<>();
        for (String place : List.of("deploy/production", "deploy/kubernetes", "deploy/monitoring")) {
            try (Stream<Path> files = Files.walk(ROOT.resolve(place))) {
                files.filter(Files::isRegularFile).forEach(found::add);
            }
        }
        assertThat(found).hasSizeGreaterThan(5);
        return found;
    }

    private static Set<String> secretsOf(String text) {
        Set<String> found = new TreeSet<>();
        Matcher secrets = SECRET.matcher(text);
        while (secrets.find()) {
            found.add(secrets.group(1));
        }
        return found;
    }

    private static Yaml yaml() {
        return new Yaml(new SafeConstructor(new LoaderOptions()));
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> map(Object node) {
        return (Map<String, Object>) node;
    }
}
