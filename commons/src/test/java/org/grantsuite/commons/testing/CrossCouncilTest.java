package org.grantsuite.commons.testing;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.arc.Arc;
import io.quarkus.hibernate.orm.PersistenceUnitExtension;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusMock;
import io.restassured.RestAssured;
import jakarta.persistence.EntityManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.grantsuite.commons.council.CouncilResolver;
import org.grantsuite.commons.council.CouncilScope;
import org.grantsuite.commons.council.CurrentCouncil;
import org.hibernate.Session;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Another council asks for everything the contract offers: every operation with an id in its path, every list with every id as
 * a filter, every list and feed with the owner's cursor. Once as in production, and once with the application's own filter
 * ({@code @TenantId}) disabled, so that row-level security stands alone.
 */
public abstract class CrossCouncilTest {
    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String[] PEOPLE = {
        "grants-officer",
        "allocation-preparer",
        "allocation-approver",
        "payments-releaser",
        "finance",
        "returns-preparer",
        "returns-certifier",
        "auditor"
    };
    /** Moved by workers at any moment, whoever asks. */
    private static final Set<String> MOVING =
            Set.of("audit_link", "webhook", "webhook_delivery", "webhook_attempt", "outbox_command", "idempotency_key");
    /** The owner's things as made last. */
    private static Map<String, String> made = Map.of();

    /** A council that has something behind every id of the contract. */
    protected abstract String owner();

    /** A council that has nothing. */
    protected abstract String stranger();

    /**
     * The owner's ids by the name of the path parameter, or by a part of the path with it where one name serves several things
     * ({@code actuals-imports/{importId}}, {@code {publicationId}/content.csv}). The name of a required query parameter or of a
     * field of the body may be there too: what stands for it is sent instead of something made up.
     */
    protected abstract Map<String, String> ids();

    /**
     * Operations whose answer says nothing about the id by its status, and why; what they answer is compared. Everything else
     * must answer 404.
     */
    protected abstract Map<String, String> unproven();

    /**
     * Parameters that name a council's own calendar, number or code, not a thing of somebody. What is read by nothing else must
     * be what it is for a key nobody has.
     */
    protected abstract Set<String> naturalKeys();

    @ParameterizedTest(name = "application filter on: {0}")
    @ValueSource(booleans = {true, false})
    void shouldAnswerAnothersIdLikeNobodysInEveryOperation(boolean filter) throws SQLException {
        applicationFilter(filter);
        Map<String, String> ids = ids();
        made = ids;
        Map<String, String> before = contents();
        Map<String, String> leaks = new TreeMap<>();
        Set<String> silent = new TreeSet<>();
        List<ContractOperation> asked = operationsWithAnId();

        for (ContractOperation operation : asked) {
            Answer theirs = ask(stranger(), operation, ids);
            Answer nobodys = askForNobodys(operation, ids);
            if (!same(theirs, nobodys)) {
                leaks.put(operation.toString(), differing(theirs, nobodys));
            } else if (theirs.status() != 404) {
                silent.add(operation.id());
            }
        }

        assertThat(asked).hasSizeGreaterThan(15);
        assertThat(leaks).as("of %d operations", asked.size()).isEmpty();
        assertThat(silent)
                .as("operations that did not come to the id")
                .isEqualTo(new TreeSet<>(unproven().keySet()));
        assertThat(contents()).as("the owner's rows").isEqualTo(before);
        assertThat(unknownToTheOwner(asked, ids))
                .as("ids that are none, so that 404 proves nothing")
                .isEmpty();
    }

    @ParameterizedTest(name = "application filter on: {0}")
    @ValueSource(booleans = {true, false})
    void shouldShowNothingOfAnotherInListsFiltersCursorsFeedsAndExports(boolean filter) {
        Map<String, String> ids = made.isEmpty() ? ids() : made;
        applicationFilter(filter);
        Map<String, String> leaks = new TreeMap<>();
        int asked = 0;
        for (ContractOperation list : lists()) {
            for (Map<String, Object> query : attempts(list, ids)) {
                Answer answer = ask(stranger(), list, list.path(), query);
                ids.forEach((name, id) -> {
                    if (isUuid(id) && !query.containsValue(id) && answer.text().contains(id)) {
                        leaks.put(list + "?" + query, answer.text());
                    }
                });
                asked++;
            }
        }
        for (ContractOperation read : readsByANaturalKey()) {
            Answer theirs = ask(stranger(), read, ids);
            Answer nobodys = ask(stranger(), read, Map.of());
            if (!same(theirs, nobodys)) {
                leaks.put(read.toString(), differing(theirs, nobodys));
            }
        }
        assertThat(leaks).isEmpty();
        assertThat(asked).isGreaterThan(lists().size());
    }

    /** Without this the two tests above could pass with a filter that was never switched off. */
    @Test
    void shouldReallyDisableTheApplicationsFilter() {
        assertThat(filterEnabled()).isTrue();
        applicationFilter(false);
        assertThat(filterEnabled()).isFalse();
    }

    private boolean filterEnabled() {
        return bean(CouncilScope.class)
                .call(
                        stranger(),
                        () -> QuarkusTransaction.requiringNew()
                                .call(() -> bean(EntityManager.class)
                                                .unwrap(Session.class)
                                                .getEnabledFilter("_tenantId")
                                        != null));
    }

    private static void applicationFilter(boolean on) {
        if (!on) {
            QuarkusMock.installMockForType(
                    new Unfiltered(bean(CurrentCouncil.class)),
                    CouncilResolver.class,
                    new PersistenceUnitExtension.Literal("<default>"));
        }
    }

    /** Hibernate adds nothing to the queries of a root tenant. */
    private static final class Unfiltered extends CouncilResolver {
        Unfiltered(CurrentCouncil council) {
            super(council);
        }

        @Override
        public boolean isRoot(String tenantId) {
            return true;
        }
    }

    private List<ContractOperation> operationsWithAnId() {
        return ContractOperation.all().stream()
                .filter(operation -> operation.pathParameters().stream()
                        .anyMatch(name -> !naturalKeys().contains(name)))
                .toList();
    }

    private List<ContractOperation> readsByANaturalKey() {
        return ContractOperation.all().stream()
                .filter(operation -> operation.reads()
                        && !operation.pathParameters().isEmpty()
                        && naturalKeys().containsAll(operation.pathParameters()))
                .toList();
    }

    private static List<ContractOperation> lists() {
        return ContractOperation.all().stream()
                .filter(operation ->
                        operation.reads() && operation.pathParameters().isEmpty())
                .toList();
    }

    /** Plain, with all that is needed, with each id that fits a filter's name, with the owner's own cursor. */
    private List<Map<String, Object>> attempts(ContractOperation list, Map<String, String> ids) {
        List<Map<String, Object>> attempts = new ArrayList<>();
        attempts.add(list.neededQuery());
        attempts.add(query(list, ids));
        for (String name : list.queryParameters()) {
            if (ids.containsKey(name)) {
                attempts.add(with(list.neededQuery(), name, ids.get(name)));
            }
            if (name.equals("cursor") || name.equals("after")) {
                String next = ownersCursor(list);
                if (next != null) {
                    attempts.add(with(list.neededQuery(), name, next));
                }
            }
        }
        return attempts;
    }

    private @org.jspecify.annotations.Nullable String ownersCursor(ContractOperation list) {
        Answer page = ask(owner(), list, list.path(), with(list.neededQuery(), "limit", 1));
        String next = page.status() == 200 ? page.field("next", "") : "";
        return next.isEmpty() ? null : next;
    }

    private static Map<String, Object> with(Map<String, Object> query, String name, Object value) {
        Map<String, Object> more = new LinkedHashMap<>(query);
        more.put(name, value);
        return more;
    }

    private Set<String> unknownToTheOwner(List<ContractOperation> asked, Map<String, String> ids) {
        Set<String> unknown = new TreeSet<>();
        // What only reads comes first: a deed of the owner may end what another operation would show.
        List<ContractOperation> order = new ArrayList<>(asked);
        order.sort(Comparator.comparing(ContractOperation::reads).reversed());
        for (ContractOperation operation : order) {
            if (!unproven().containsKey(operation.id())
                    && ask(owner(), operation, ids).status() == 404) {
                unknown.add(operation.toString());
            }
        }
        return unknown;
    }

    private String filled(ContractOperation operation, Map<String, String> ids) {
        String path = operation.path();
        for (String name : operation.pathParameters()) {
            path = path.replace("{" + name + "}", value(operation, name, ids));
        }
        return path;
    }

    private String value(ContractOperation operation, String name, Map<String, String> ids) {
        String kept = MadeUp.value(operation.parameters().stream()
                        .filter(parameter -> parameter.getName().equals(name))
                        .findFirst()
                        .orElseThrow()
                        .getSchema())
                .toString();
        if (ids.isEmpty()) {
            return kept;
        }
        for (var id : ids.entrySet()) {
            if (id.getKey().contains("/")
                    && operation.path().contains(id.getKey())
                    && id.getKey().contains("{" + name + "}")) {
                return id.getValue();
            }
        }
        assertThat(naturalKeys().contains(name) || ids.containsKey(name))
                .as("ids() must have one for {%s} of %s", name, operation)
                .isTrue();
        return ids.getOrDefault(name, kept);
    }

    private Answer ask(String council, ContractOperation operation, Map<String, String> ids) {
        var sent = new Sent(
                filled(operation, ids),
                query(operation, ids),
                operation.body(ids).orElse(null));
        return ask(council, operation, sent);
    }

    /** Keys nobody has in the path; beside it, what is no key of anybody's stays what it is. */
    private Answer askForNobodys(ContractOperation operation, Map<String, String> ids) {
        Map<String, String> others = new LinkedHashMap<>(ids);
        others.replaceAll((name, id) -> isUuid(id) ? UUID.randomUUID().toString() : id);
        var sent = new Sent(
                filled(operation, Map.of()),
                query(operation, others),
                operation.body(others).orElse(null));
        return ask(stranger(), operation, sent);
    }

    private Answer ask(String council, ContractOperation operation, String path, Map<String, Object> query) {
        return ask(
                council,
                operation,
                new Sent(path, query, operation.body(Map.of()).orElse(null)));
    }

    private static Map<String, Object> query(ContractOperation operation, Map<String, String> ids) {
        Map<String, Object> query = new LinkedHashMap<>(operation.neededQuery());
        query.replaceAll((name, madeUp) -> ids.containsKey(name) ? ids.get(name) : madeUp);
        return query;
    }

    private record Sent(
            String path,
            Map<String, Object> query,
            @org.jspecify.annotations.Nullable String body) {}

    /** As a person with every role; where that is not enough, as a service and as a provider. */
    private Answer ask(String council, ContractOperation operation, Sent sent) {
        Answer answer = send(operation, sent, council, Tokens.of(council, "eve", PEOPLE));
        if (answer.status() == 403) {
            answer = send(operation, sent, council, Tokens.ofService("allocation-service"));
        }
        if (answer.status() == 403) {
            answer = send(operation, sent, council, Tokens.ofProvider(council, "eve", List.of("P1")));
        }
        assertThat(answer.status()).as("%s: %s", operation, answer.text()).isLessThan(500);
        return answer;
    }

    private static Answer send(ContractOperation operation, Sent sent, String council, String token) {
        String query = sent.query().entrySet().stream()
                .map(entry -> encoded(entry.getKey()) + "=" + encoded(entry.getValue()))
                .collect(Collectors.joining("&"));
        var request = HttpRequest.newBuilder(URI.create(
                        "http://localhost:" + RestAssured.port + sent.path() + (query.isEmpty() ? "" : "?" + query)))
                .header("Authorization", "Bearer " + token)
                .header("X-Council-Code", council)
                .header("Content-Type", operation.contentType().orElse("application/json"))
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .header("If-Match", "\"0\"")
                .method(
                        operation.method(),
                        sent.body() == null ? BodyPublishers.noBody() : BodyPublishers.ofString(sent.body()))
                .build();
        try {
            var response = HTTP.send(request, BodyHandlers.ofString());
            var answer = new Answer(
                    response.statusCode(),
                    response.headers().firstValue("Content-Type").orElse(""),
                    response.body());
            Secrets.check(answer.status() < 400 ? "" : answer.text());
            return answer;
        } catch (IOException e) {
            throw new UncheckedIOException(operation.toString(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static String encoded(Object text) {
        return URLEncoder.encode(text.toString(), StandardCharsets.UTF_8);
    }

    private record Answer(int status, String type, String text) {
        /** A field of a JSON answer, or what stands for none. */
        String field(String name, String none) {
            try {
                return type.contains("json") ? JSON.readTree(text).path(name).asText(none) : none;
            } catch (JsonProcessingException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** By status and code where both refuse, by every word where both answer; what was asked for is no difference. */
    private static boolean same(Answer theirs, Answer nobodys) {
        boolean alike = theirs.status() == nobodys.status() && code(theirs).equals(code(nobodys));
        return alike && (theirs.status() >= 300 || withoutIds(theirs).equals(withoutIds(nobodys)));
    }

    /** Every id is one word: the one asked for stands in the answer, and one more would be one word more. */
    private static String withoutIds(Answer answer) {
        return answer.text().replaceAll("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", "id");
    }

    private static String differing(Answer theirs, Answer nobodys) {
        return theirs.status() + " " + theirs.text() + " but nobody's is " + nobodys.status() + " " + nobodys.text();
    }

    private static String code(Answer answer) {
        return answer.type().contains("problem") ? answer.field("code", "none") : "none";
    }

    private static boolean isUuid(String text) {
        return text.matches("[0-9a-f-]{36}");
    }

    /** A fingerprint of the owner's rows in each table, seen past every wall. */
    private Map<String, String> contents() throws SQLException {
        Map<String, String> found = new TreeMap<>();
        try (Connection all = PostgresResource.superuser()) {
            for (String table : SecurityWallTest.councilTables()) {
                if (!MOVING.contains(table)) {
                    found.put(table, fingerprint(all, table));
                }
            }
        }
        return found;
    }

    private String fingerprint(Connection all, String table) throws SQLException {
        String sql = "select count(*) || ' ' || coalesce(md5(string_agg(t::text, '|' order by t::text)), '') from "
                + table + " t where council_code = ?";
        try (var statement = all.prepareStatement(sql)) {
            statement.setString(1, owner());
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return row.getString(1);
            }
        }
    }

    private static <T> T bean(Class<T> type) {
        return Arc.container().select(type).get();
    }
}
