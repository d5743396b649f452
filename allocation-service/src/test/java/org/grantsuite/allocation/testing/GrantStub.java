package org.grantsuite.allocation.testing;

import com.atlassian.oai.validator.OpenApiInteractionValidator;
import com.atlassian.oai.validator.model.SimpleRequest;
import com.atlassian.oai.validator.model.SimpleResponse;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.grantsuite.commons.testing.Tokens;

/**
 * grant-service as its contract promises it: each exchange is validated against {@code contracts/grant-service}, and it
 * behaves by natural keys as the real one does. It can be stopped, made to refuse, and made to lose its answers.
 */
public final class GrantStub {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final GrantStub INSTANCE = new GrantStub();

    private final OpenApiInteractionValidator contract = OpenApiInteractionValidator.createForSpecificationUrl(
                    System.getProperty("grantsuite.contracts") + "/grant-service/openapi.yaml")
            .build();
    private final Map<String, ObjectNode> decisions = new ConcurrentHashMap<>();
    private final Map<String, Map<Integer, Long>> instalments = new ConcurrentHashMap<>();
    private final Map<String, AtomicLong> available = new ConcurrentHashMap<>();
    private volatile CountDownLatch fundsAsked = new CountDownLatch(0);
    private final Map<String, ObjectNode> reservations = new ConcurrentHashMap<>();
    private final Map<String, JsonNode> postingBodies = new ConcurrentHashMap<>();
    private final Map<String, Map<String, String>> frozen = new ConcurrentHashMap<>();
    private final Map<String, String> passOn = new ConcurrentHashMap<>();
    private final List<String> cancelledDebts = new CopyOnWriteArrayList<>();
    private final Map<String, JsonNode> comeBack = new ConcurrentHashMap<>();
    private final Map<String, JsonNode> reservationBodies = new ConcurrentHashMap<>();
    private final Map<String, ObjectNode> postings = new ConcurrentHashMap<>();
    private final List<String> contractFaults = new CopyOnWriteArrayList<>();
    private final List<String> voided = new CopyOnWriteArrayList<>();
    private final Map<String, AtomicInteger> postingCalls = new ConcurrentHashMap<>();
    private final Map<String, AtomicInteger> answersToLose = new ConcurrentHashMap<>();
    private final Map<String, AtomicInteger> reservationsToLose = new ConcurrentHashMap<>();
    private final Map<String, Integer> authority = new ConcurrentHashMap<>();
    private final List<String> questions = new CopyOnWriteArrayList<>();
    private final Map<String, Boolean> refusing = new ConcurrentHashMap<>();
    private final Map<String, Map<String, String>> mandatoryShares = new ConcurrentHashMap<>();
    private HttpServer server;

    private record Answer(int status, JsonNode body) {}

    private GrantStub() {
        HttpServer tokens = listen(System.getProperty(GrantStubResource.TOKEN_PORT), GrantStub::token);
        tokens.start();
        start();
    }

    public static GrantStub get() {
        return INSTANCE;
    }

    public synchronized void start() {
        if (server == null) {
            server = listen(System.getProperty(GrantStubResource.GRANT_PORT), this::handle);
            server.start();
        }
    }

    /** From here on connections are refused. */
    public synchronized void stop() {
        if (server != null) {
            server.stop(0);
            server = null;
        }
    }

    public void instalment(UUID grantId, int number, long pence) {
        instalments
                .computeIfAbsent(grantId.toString(), id -> new ConcurrentHashMap<>())
                .put(number, pence);
    }

    public void funds(UUID grantId, long pence) {
        available.put(grantId.toString(), new AtomicLong(pence));
    }

    /** The next questions about funds are answered together once {@code callers} have asked, or after a short while alone. */
    public void answerFundsTogether(int callers) {
        fundsAsked = new CountDownLatch(callers);
    }

    /** So many postings of the grant are recorded, but their answers are lost with the connection. */
    public void loseAnswers(UUID grantId, int times) {
        answersToLose.put(grantId.toString(), new AtomicInteger(times));
    }

    /** The next reservation of the grant is made, but its answer is lost with the connection. */
    public void loseReservation(UUID grantId) {
        reservationsToLose.put(grantId.toString(), new AtomicInteger(1));
    }

    public void refusePostings(UUID grantId, boolean refuse) {
        refusing.put(grantId.toString(), refuse);
    }

    /** Of debts and of what came back alone; payments are posted. */
    public void refuseWhatCameBack(UUID grantId, boolean refuse) {
        refusing.put(grantId + "/come-back", refuse);
    }

    public UUID decision(UUID grantId, String purpose, String basis, int... instalmentNumbers) {
        return decision(grantId, purpose, basis, "2021-12-08", instalmentNumbers);
    }

    public UUID decision(UUID grantId, String purpose, String basis, String effectiveOn, int... instalmentNumbers) {
        UUID id = UUID.randomUUID();
        ObjectNode decision = JSON.createObjectNode()
                .put("id", id.toString())
                .put("grantId", grantId.toString())
                .put("reference", "SCB-2021-12-08/7")
                .put("kind", "BOARD")
                .put("body", "Strategic Commissioning Board")
                .put("title", "Use of the fund")
                .put("decidedOn", "2021-12-08")
                .put("effectiveOn", effectiveOn)
                .put("recordedAt", "2026-01-01T00:00:00Z")
                .put("recordedBy", "olga");
        decision.putArray("purposes").add(purpose);
        if (basis != null) {
            decision.put("governingBasis", basis);
        }
        var numbers = decision.putArray("instalmentNumbers");
        for (int number : instalmentNumbers) {
            numbers.add(number);
        }
        decision.putArray("warnings");
        decisions.put(grantId + "/" + id, decision);
        return id;
    }

    public Optional<JsonNode> reservation(UUID businessKey) {
        return Optional.ofNullable(reservations.get(businessKey.toString()));
    }

    public Optional<JsonNode> reservationAsked(UUID businessKey) {
        return Optional.ofNullable(reservationBodies.get(businessKey.toString()));
    }

    public Optional<JsonNode> posting(UUID paymentId) {
        return Optional.ofNullable(postingBodies.get("payment/" + paymentId));
    }

    public int postingCalls(UUID grantId) {
        return postingCalls
                .getOrDefault(grantId.toString(), new AtomicInteger())
                .get();
    }

    public long postingsOf(UUID grantId) {
        return postings.values().stream()
                .filter(posting -> posting.path("grantId").asText().equals(grantId.toString()))
                .count();
    }

    public List<String> voided() {
        return voided;
    }

    /** What the service under test sent or got that the contract does not describe. */
    public List<String> contractFaults() {
        return contractFaults;
    }

    private void handle(HttpExchange exchange) throws IOException {
        byte[] body = exchange.getRequestBody().readAllBytes();
        Answer answer = answer(exchange, body.length == 0 ? JSON.createObjectNode() : JSON.readTree(body));
        validate(exchange, body, answer);
        String grantId = exchange.getRequestURI().getPath().split("/")[3];
        if (loses(answersToLose.get(grantId), exchange, "/postings")
                || loses(reservationsToLose.get(grantId), exchange, "/reservations")) {
            exchange.close();
            return;
        }
        byte[] text = JSON.writeValueAsBytes(answer.body());
        exchange.getResponseHeaders()
                .set("Content-Type", answer.status() < 400 ? "application/json" : "application/problem+json");
        exchange.sendResponseHeaders(answer.status(), text.length);
        exchange.getResponseBody().write(text);
        exchange.close();
    }

    private static boolean loses(AtomicInteger losses, HttpExchange exchange, String path) {
        return losses != null && exchange.getRequestURI().getPath().endsWith(path) && losses.getAndDecrement() > 0;
    }

    private Answer answer(HttpExchange exchange, JsonNode body) {
        String[] path = exchange.getRequestURI().getPath().split("/");
        String grantId = path[3];
        String what = path.length > 6 ? path[6] : path.length > 4 ? path[4] : "grant";
        return switch (what) {
            case "grant" -> grant(grantId);
            case "frozen-awards" -> frozen(grantId);
            case "deadlines" -> deadlines(grantId);
            case "debts" -> comeBack("debtReference", grantId, body);
            case "cancellation" -> cancelDebt(grantId, path[5]);
            case "recoveries", "write-offs" -> comeBack("recoveryReference", grantId, body);
            case "decisions" -> {
                ObjectNode decision = decisions.get(grantId + "/" + path[5]);
                yield decision == null ? problem(404, "DECISION_UNKNOWN") : new Answer(200, decision);
            }
            case "instalments" -> instalments(grantId);
            case "funding" -> funding(grantId);
            case "rules" -> rules(grantId);
            case "who-may" -> whoMay(grantId, exchange.getRequestURI().getQuery());
            case "reservations" -> reserve(grantId, body);
            case "postings" -> post(grantId, path[5], body);
            case "void" -> giveBack(path[5]);
            default -> problem(404, "NOT_FOUND");
        };
    }

    /** From here on so many people are needed for the action; 0: only somebody else may; -1: nobody may. */
    public void authority(UUID grantId, String action, int people) {
        authority.put(grantId + "/" + action, people);
    }

    /** How often the authority for the action was asked for. */
    public List<String> asked(UUID grantId, String action) {
        return questions.stream()
                .filter(question -> question.startsWith(grantId + " ") && question.contains("action=" + action))
                .toList();
    }

    private Answer whoMay(String grantId, String query) {
        questions.add(grantId + " " + query);
        String action = query.replaceAll(".*action=([A-Z_]+).*", "$1");
        int people = authority.getOrDefault(grantId + "/" + action, 1);
        ObjectNode answer = JSON.createObjectNode()
                .put("action", action)
                .put("on", query.replaceAll(".*on=([0-9-]{10}).*", "$1"))
                .put("callerMay", people > 0);
        var authorities = answer.putArray("authorities");
        answer.putArray("gaps");
        if (people < 0) {
            return new Answer(200, answer.put("why", "record a mandate"));
        }
        String mandate = UUID.randomUUID().toString();
        authorities
                .addObject()
                .put("mandateId", mandate)
                .put("source", "DECISION")
                .put("sourceId", UUID.randomUUID().toString())
                .put("reference", "SCB-1")
                .put("peopleNeeded", Math.max(1, people))
                .putArray("persons")
                .add("somebody");
        answer.put("peopleNeeded", Math.max(1, people));
        return new Answer(
                200,
                people == 0 ? answer : answer.put("callerPeopleNeeded", people).put("callerMandateId", mandate));
    }

    /** An open case freezes the award from here on; null thaws it. */
    public void freeze(UUID grantId, UUID awardId, String reference) {
        Map<String, String> awards = frozen.computeIfAbsent(grantId.toString(), id -> new ConcurrentHashMap<>());
        if (reference == null) {
            awards.remove(awardId.toString());
        } else {
            awards.put(awardId.toString(), reference);
        }
    }

    /** The instalment is to be passed on by this day. */
    public void passOn(UUID grantId, String day) {
        passOn.put(grantId.toString(), day);
    }

    /** What was told of money that comes back, by its reference. */
    public Optional<JsonNode> comeBack(String reference) {
        return Optional.ofNullable(comeBack.get(reference));
    }

    public int comeBackCalls(String reference) {
        return postingCalls.getOrDefault(reference, new AtomicInteger()).get();
    }

    public List<String> cancelledDebts() {
        return cancelledDebts;
    }

    private Answer cancelDebt(String grantId, String debtId) {
        if (refusing.getOrDefault(grantId, false)) {
            return problem(409, "GRANT_SETTLED");
        }
        cancelledDebts.add(debtId);
        ObjectNode debt = JSON.createObjectNode()
                .put("id", debtId)
                .put("grantId", UUID.randomUUID().toString())
                .put("debtReference", "R")
                .put("providerReference", "P")
                .put("reason", "UNSPENT")
                .put("raisedOn", "2022-05-20")
                .put("status", "CANCELLED")
                .put("actingPerson", "rita")
                .put("recordedAt", "2026-01-01T00:00:00Z")
                .put("recordedBy", "outbox");
        for (String part : List.of("amount", "recovered", "writtenOff", "outstanding")) {
            debt.set(part, money(0));
        }
        return new Answer(200, debt);
    }

    private Answer grant(String grantId) {
        ObjectNode grant = JSON.createObjectNode()
                .put("id", grantId)
                .put("councilCode", "E08000002")
                .put("schemeCode", "WRRF-1")
                .put("edition", "1")
                .put("determinationNumber", "31/5781")
                .put("name", "Fund")
                .put("determinedOn", "2021-10-21")
                .put("status", "RECEIVED")
                .put("recordedAt", "2026-01-01T00:00:00Z")
                .put("recordedBy", "olga")
                .put("version", 1);
        grant.set("allocation", money(55_298_100));
        return new Answer(200, grant);
    }

    private Answer frozen(String grantId) {
        ObjectNode page = JSON.createObjectNode();
        var items = page.putArray("items");
        frozen.getOrDefault(grantId, Map.of())
                .forEach((award, reference) -> items.addObject()
                        .put("awardReference", award)
                        .put("irregularityId", UUID.randomUUID().toString())
                        .put("reference", reference)
                        .put("frozenSince", "2021-12-21T10:00:00Z"));
        return new Answer(200, page);
    }

    private Answer deadlines(String grantId) {
        ObjectNode list = JSON.createObjectNode();
        var items = list.putArray("items");
        String day = passOn.get(grantId);
        if (day != null) {
            items.addObject()
                    .put("code", "PASS_ON_1")
                    .put("kind", "CONDITION")
                    .put("label", "Instalment 1 passed on")
                    .put("dueOn", day)
                    .put("endsAt", day + "T23:59:59Z")
                    .put("daysLeft", 1)
                    .put("overdue", false)
                    .put("source", "Annex B");
        }
        return new Answer(200, list);
    }

    /** By natural key, as the real one: the same again is answered the same, other content is refused. */
    private synchronized Answer comeBack(String key, String grantId, JsonNode body) {
        String reference = body.path(key).asText();
        postingCalls.computeIfAbsent(reference, id -> new AtomicInteger()).incrementAndGet();
        if (refusing.getOrDefault(grantId, false) || refusing.getOrDefault(grantId + "/come-back", false)) {
            return problem(409, "GRANT_SETTLED");
        }
        JsonNode known = comeBack.get(reference);
        if (known != null && !known.equals(body)) {
            return problem(409, key.startsWith("debt") ? "DEBT_REFERENCE_REUSED" : "RECOVERY_REFERENCE_REUSED");
        }
        comeBack.put(reference, body);
        boolean debt = key.startsWith("debt");
        ObjectNode made = body.deepCopy();
        String id = UUID.nameUUIDFromBytes(reference.getBytes(StandardCharsets.UTF_8))
                .toString();
        made.put("id", id)
                .put("grantId", grantId)
                .put("recordedAt", "2026-01-01T00:00:00Z")
                .put("recordedBy", "outbox");
        if (debt) {
            made.put("status", "OPEN");
            made.set("recovered", money(0));
            made.set("writtenOff", money(0));
            made.set("outstanding", body.path("amount"));
        } else {
            boolean writeOff = body.has("writtenOffOn");
            made.put("kind", writeOff ? "WRITTEN_OFF" : "RECOVERED")
                    .put(
                            "valueOn",
                            body.path(writeOff ? "writtenOffOn" : "receivedOn").asText())
                    .put("journalId", id);
            made.remove(List.of("receivedOn", "writtenOffOn"));
        }
        return new Answer(known == null ? 201 : 200, made);
    }

    private Answer instalments(String grantId) {
        ObjectNode list = JSON.createObjectNode();
        var items = list.putArray("items");
        instalments.getOrDefault(grantId, Map.of()).forEach((number, pence) -> {
            ObjectNode instalment = items.addObject()
                    .put("id", UUID.randomUUID().toString())
                    .put("number", number)
                    .put("basis", "PERCENT")
                    .put("status", "EXPECTED");
            instalment.set("expected", money(pence));
            instalment.set("received", money(0));
            instalment.set("outstanding", money(pence));
        });
        return items.isEmpty() ? problem(404, "GRANT_UNKNOWN") : new Answer(200, list);
    }

    /** From here on the edition demands that so much of each hundred goes to providers (R17). */
    public void mandatoryShare(UUID grantId, String code, String percent) {
        mandatoryShares.put(grantId.toString(), Map.of("code", code, "percent", percent));
    }

    private Answer rules(String grantId) {
        ObjectNode rules = JSON.createObjectNode()
                .put("grantId", grantId)
                .put("schemeCode", "WRRF")
                .put("edition", "1")
                .put("asOf", "2021-12-08");
        rules.set("allocation", money(55_298_100));
        for (String list : List.of(
                "adminCaps",
                "uncapped",
                "mandatoryShares",
                "fundingSources",
                "reportingPoints",
                "lockDates",
                "linkedObligations")) {
            rules.putArray(list);
        }
        Map<String, String> share = mandatoryShares.get(grantId);
        if (share != null) {
            ObjectNode told = rules.withArray("mandatoryShares").addObject();
            share.forEach(told::put);
            told.set("amount", money(1));
        }
        return new Answer(200, rules);
    }

    private Answer funding(String grantId) {
        ObjectNode funding = JSON.createObjectNode().put("grantId", grantId).put("asOf", "2021-12-20");
        for (String part : List.of("received", "underwritten", "reserved", "transferred", "direct")) {
            funding.set(part, money(0));
        }
        funding.set("available", money(free(grantId).get()));
        awaitOthers();
        return new Answer(200, funding.put("version", 1));
    }

    private void awaitOthers() {
        CountDownLatch asked = fundsAsked;
        asked.countDown();
        try {
            if (!asked.await(500, TimeUnit.MILLISECONDS)) {
                fundsAsked = new CountDownLatch(0);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized Answer reserve(String grantId, JsonNode body) {
        String key = body.path("businessKey").asText();
        ObjectNode known = reservations.get(key);
        if (known != null) {
            boolean same = known.path("amount").equals(body.path("amount"));
            return same ? new Answer(200, known) : problem(409, "RESERVATION_DIFFERS");
        }
        long pence = pence(body.path("amount"));
        if (free(grantId).get() < pence) {
            return problem(409, "FUNDS_NOT_AVAILABLE");
        }
        free(grantId).addAndGet(-pence);
        ObjectNode made = JSON.createObjectNode()
                .put("id", UUID.randomUUID().toString())
                .put("grantId", grantId)
                .put("businessKey", key)
                .put("decisionId", body.path("decisionId").asText())
                .put("instalmentNumber", body.path("instalmentNumber").asInt())
                .put("valueOn", body.path("valueOn").asText())
                .put("purpose", body.path("purpose").asText())
                .put("status", "ACTIVE")
                .put("recordedAt", "2026-01-01T00:00:00Z")
                .put("recordedBy", "rita")
                .put("version", 1);
        made.set("amount", body.path("amount"));
        made.set("posted", money(0));
        made.set("remaining", body.path("amount"));
        reservations.put(key, made);
        reservationBodies.put(key, body);
        return new Answer(201, made);
    }

    private synchronized Answer post(String grantId, String reservationId, JsonNode body) {
        postingCalls.computeIfAbsent(grantId, id -> new AtomicInteger()).incrementAndGet();
        if (refusing.getOrDefault(grantId, false)) {
            return problem(422, "INSTALMENT_NOT_RESERVED");
        }
        String key = body.path("businessKey").asText();
        ObjectNode known = postings.get(key);
        if (known != null) {
            return postingBodies.get(key).equals(body)
                    ? new Answer(200, shown(known))
                    : problem(409, "POSTING_DIFFERS");
        }
        ObjectNode made = JSON.createObjectNode()
                .put("grantId", grantId)
                .put("journalId", UUID.randomUUID().toString())
                .put("sequence", postings.size() + 1)
                .put("reservationId", reservationId)
                .put("postedAt", "2026-01-01T00:00:00Z");
        postings.put(key, made);
        postingBodies.put(key, body);
        return new Answer(201, shown(made));
    }

    private Answer giveBack(String reservationId) {
        voided.add(reservationId);
        ObjectNode reservation = reservations.values().stream()
                .filter(known -> known.path("id").asText().equals(reservationId))
                .findFirst()
                .orElseThrow();
        return new Answer(200, reservation.deepCopy().put("status", "VOIDED"));
    }

    private static ObjectNode shown(ObjectNode posting) {
        ObjectNode shown = posting.deepCopy();
        shown.remove("grantId");
        return shown;
    }

    private AtomicLong free(String grantId) {
        return available.computeIfAbsent(grantId, id -> new AtomicLong());
    }

    private void validate(HttpExchange exchange, byte[] body, Answer answer) {
        String path = exchange.getRequestURI().getPath();
        SimpleRequest.Builder request = new SimpleRequest.Builder(exchange.getRequestMethod(), path);
        exchange.getRequestHeaders().forEach((name, values) -> request.withHeader(name, values));
        if (exchange.getRequestURI().getQuery() != null) {
            for (String pair : exchange.getRequestURI().getQuery().split("&")) {
                request.withQueryParam(pair.split("=")[0], pair.split("=")[1]);
            }
        }
        if (body.length > 0) {
            request.withBody(new String(body, StandardCharsets.UTF_8));
        }
        SimpleResponse response = SimpleResponse.Builder.status(answer.status())
                .withContentType(answer.status() < 400 ? "application/json" : "application/problem+json")
                .withBody(answer.body().toString())
                .build();
        var report = contract.validate(request.build(), response);
        if (report.hasErrors()) {
            contractFaults.add(exchange.getRequestMethod() + " " + path + ": " + report.getMessages());
        }
    }

    private static Answer problem(int status, String code) {
        return new Answer(
                status,
                JSON.createObjectNode()
                        .put("title", "Refused")
                        .put("status", status)
                        .put("code", code)
                        .put("detail", "the stub refuses: " + code));
    }

    private static ObjectNode money(long pence) {
        return JSON.createObjectNode()
                .put(
                        "amount",
                        "%s%d.%02d".formatted(pence < 0 ? "-" : "", Math.abs(pence / 100), Math.abs(pence % 100)))
                .put("currency", "GBP");
    }

    private static long pence(JsonNode money) {
        return Long.parseLong(money.path("amount").asText().replace(".", ""));
    }

    private static void token(HttpExchange exchange) throws IOException {
        exchange.getRequestBody().readAllBytes();
        byte[] text = JSON.writeValueAsBytes(Map.of(
                "access_token", Tokens.ofService("allocation-service"), "token_type", "Bearer", "expires_in", 600));
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(200, text.length);
        exchange.getResponseBody().write(text);
        exchange.close();
    }

    private interface Handler {
        void handle(HttpExchange exchange) throws IOException;
    }

    private static HttpServer listen(String port, Handler handler) {
        try {
            HttpServer made = HttpServer.create(new InetSocketAddress("127.0.0.1", Integer.parseInt(port)), 0);
            made.setExecutor(Executors.newCachedThreadPool(task -> {
                Thread thread = new Thread(task, "grant-stub");
                thread.setDaemon(true);
                return thread;
            }));
            made.createContext("/", exchange -> {
                try {
                    handler.handle(exchange);
                } catch (JsonProcessingException | RuntimeException e) {
                    INSTANCE.contractFaults.add("the stub failed: " + e);
                    exchange.sendResponseHeaders(500, -1);
                    exchange.close();
                }
            });
            return made;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
