package org.grantsuite.quickstart.identity;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The demonstration's Keycloak: makes the people of the story users of its realm, with just the roles, councils and
 * providers asked for, and signs them in by password.
 */
public final class Keycloak implements Tokens {
    private static final String REALM = "grant-suite";
    private static final String CLIENT = "grant-suite-demonstration";
    private static final Duration MARGIN = Duration.ofSeconds(120);
    private static final Duration TIMEOUT = Duration.ofSeconds(30);
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final String address;
    private final String adminPassword;
    private final String secret = secret();
    private final HttpClient http = HttpClient.newHttpClient();
    private final Map<Person, Signed> tokens = new HashMap<>();

    private record Signed(String token, Instant until) {}

    /**
     * A Keycloak at an address.
     *
     * @param adminPassword of its user {@code admin}
     */
    public Keycloak(String address, String adminPassword) {
        this.address = address;
        this.adminPassword = adminPassword;
    }

    /** One at a time: a person who plays two parts has the roles of one of them at any moment. */
    @Override
    public synchronized String token(Person person) {
        Signed known = tokens.get(person);
        if (known != null && Instant.now().isBefore(known.until())) {
            return known.token();
        }
        enrol(person);
        JsonNode answer = signIn(REALM, CLIENT, person.subject(), secret);
        Instant until =
                Instant.now().plusSeconds(answer.path("expires_in").asLong()).minus(MARGIN);
        tokens.put(person, new Signed(answer.path("access_token").asText(), until));
        return answer.path("access_token").asText();
    }

    private void enrol(Person person) {
        String admin = "Bearer "
                + signIn("master", "admin-cli", "admin", adminPassword)
                        .path("access_token")
                        .asText();
        String users = address + "/admin/realms/" + REALM + "/users";
        String search = users + "?exact=true&username=" + encode(person.subject());
        if (call("GET", search, admin, "").isEmpty()) {
            call("POST", users, admin, write(user(person)));
        } else {
            call("PUT", users + "/" + id(call("GET", search, admin, "")), admin, write(user(person)));
        }
        String mappings = users + "/" + id(call("GET", search, admin, "")) + "/role-mappings/realm";
        call("DELETE", mappings, admin, call("GET", mappings, admin, "").toString());
        call(
                "POST",
                mappings,
                admin,
                write(person.roles().stream()
                        .map(role -> call("GET", address + "/admin/realms/" + REALM + "/roles/" + role, admin, ""))
                        .toList()));
    }

    private Map<String, Object> user(Person person) {
        return Map.of(
                "username",
                person.subject(),
                "enabled",
                true,
                "emailVerified",
                true,
                "email",
                person.subject().replaceAll("[^a-z0-9.]", "-") + "@council.example",
                "firstName",
                "Made",
                "lastName",
                "Up",
                "attributes",
                Map.of("council", person.councils(), "providers", person.providers()),
                "credentials",
                List.of(Map.of("type", "password", "value", secret, "temporary", false)));
    }

    private static String id(JsonNode found) {
        return found.path(0).path("id").asText();
    }

    private JsonNode signIn(String realm, String client, String user, String password) {
        String form = Map.of("grant_type", "password", "client_id", client, "username", user, "password", password)
                .entrySet()
                .stream()
                .map(field -> field.getKey() + "=" + encode(field.getValue()))
                .collect(Collectors.joining("&"));
        return send(HttpRequest.newBuilder(URI.create(address + "/realms/" + realm + "/protocol/openid-connect/token"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form)));
    }

    private JsonNode call(String method, String uri, String admin, String body) {
        return send(HttpRequest.newBuilder(URI.create(uri))
                .header("Authorization", admin)
                .header("Content-Type", "application/json")
                .method(method, BodyPublishers.ofString(body)));
    }

    private JsonNode send(HttpRequest.Builder builder) {
        HttpRequest request = builder.timeout(TIMEOUT).build();
        try {
            HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() >= 300) {
                throw new IllegalStateException("Keycloak answered " + request.method() + " " + request.uri() + " with "
                        + answer.statusCode() + " " + answer.body());
            }
            return answer.body().isEmpty() ? MAPPER.createObjectNode() : MAPPER.readTree(answer.body());
        } catch (IOException e) {
            throw new IllegalStateException("No answer from Keycloak at " + address + ": " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while asking Keycloak", e);
        }
    }

    private static String write(Object body) {
        try {
            return MAPPER.writeValueAsString(body);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("Not to be written as JSON", e);
        }
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static String secret() {
        byte[] bytes = new byte[16];
        new SecureRandom().nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }
}
