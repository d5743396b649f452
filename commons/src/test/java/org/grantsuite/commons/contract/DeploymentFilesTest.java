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
        Map<String, Map<String, Object>> kinds = kinds(service, "spec");
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

        // What is spooled is larger than memory would bear, and a certificate nobody mounted verifies nothing.
        assertThat(map(named(pod.get("volumes"), "tmp").get("emptyDir"))).doesNotContainKey("medium");
        String trusted = text(kinds("suite", "data"), "ConfigMap", "SUITE_DATABASE_SSLROOTCERT");
        assertThat(trusted)
                .startsWith(named(container.get("volumeMounts"), "database-ca").get("mountPath") + "/");
        assertThat(named(pod.get("volumes"), "database-ca")).containsKey("configMap");
    }

    @ParameterizedTest
    @ValueSource(strings = {"grant-service", "allocation-service", "reporting-service"})
    void shouldSpoolToDiskAndVerifyTheDatabaseOnOneHost(String service) throws IOException {
        Map<String, Object> file =
                map(yaml().load(Files.readString(ROOT.resolve("deploy/production/docker-compose.yml"))));
        Map<String, Object> one = map(map(file.get("services")).get(service));
        Object trusted = map(one.get("environment")).get("SUITE_DATABASE_SSLROOTCERT");

        assertThat(one).doesNotContainKey("tmpfs");
        assertThat((List<?>) one.get("volumes"))
                .anySatisfy(volume -> assertThat(volume.toString()).endsWith(":" + trusted + ":ro"))
                .anySatisfy(volume -> assertThat(volume).isEqualTo(service + "-tmp:/tmp"));
        assertThat(map(file.get("volumes"))).containsKey(service + "-tmp");
    }

    @Test
    void shouldPublishNothingThatAsksForNoToken() throws IOException {
        List<Object> published = new ArrayList<>();
        for (Object rule : (List<?>)
                kinds("suite", "spec").getOrDefault("Ingress", Map.of()).get("rules")) {
            for (Object path : (List<?>) map(map(rule).get("http")).get("paths")) {
                published.add(map(path).get("path"));
            }
        }

        assertThat(published).contains("/v1").isSubsetOf("/v1", "/pages", "/assets", "/signed-out.html");
    }

    /** Of each kind in the manifest, this part. */
    private static Map<String, Map<String, Object>> kinds(String manifest, String part) throws IOException {
        Map<String, Map<String, Object>> kinds = new java.util.HashMap<>();
        for (Object document :
                yaml().loadAll(Files.readString(ROOT.resolve("deploy/kubernetes/" + manifest + ".yaml")))) {
            Map<String, Object> one = map(document);
            if (one.containsKey(part)) {
                kinds.put(String.valueOf(one.get("kind")), map(one.get(part)));
            }
        }
        return kinds;
    }

    private static String text(Map<String, Map<String, Object>> kinds, String kind, String name) {
        return String.valueOf(kinds.getOrDefault(kind, Map.of()).get(name));
    }

    private static Map<String, Object> named(Object list, String name) {
        return ((List<?>) list)
                .stream()
                        .map(one -> map(one))
                        .filter(one -> name.equals(one.get("name")))
                        .findFirst()
                        .orElseThrow(() -> new AssertionError("nothing is named " + name));
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
