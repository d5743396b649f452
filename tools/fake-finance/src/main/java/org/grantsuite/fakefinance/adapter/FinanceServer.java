package org.grantsuite.fakefinance.adapter;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.regex.Pattern;
import org.grantsuite.fakefinance.ledger.GeneralLedger;

/** The adapter's side of contracts/finance-adapter/openapi.yaml, and one operation more: PUT /v1/mood. */
public final class FinanceServer implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int MOST_BOOKINGS = 500;
    private static final int MOST_BYTES = 10_000;
    private static final Pattern AFTER = Pattern.compile("after=\\d{1,15}");
    private final HttpServer server;
    private final ExecutorService threads = Executors.newFixedThreadPool(4);
    private final Adapter adapter;
    private final GeneralLedger ledger;

    private FinanceServer(HttpServer server, Adapter adapter, GeneralLedger ledger) {
        this.server = server;
        this.adapter = adapter;
        this.ledger = ledger;
    }

    /** Listens on the loopback address alone; port 0 takes any free one. */
    public static FinanceServer start(int port, Adapter adapter, GeneralLedger ledger) {
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 50);
            FinanceServer started = new FinanceServer(server, adapter, ledger);
            server.createContext("/v1/status", started::status);
            server.createContext("/v1/cycles", started::cycle);
            server.createContext("/v1/bookings", started::bookings);
            server.createContext("/v1/mood", started::mood);
            server.setExecutor(started.threads);
            server.start();
            return started;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public int port() {
        return server.getAddress().getPort();
    }

    private void status(HttpExchange exchange) throws IOException {
        answer(exchange, 200, JSON.createObjectNode().put("ready", true));
    }

    private void cycle(HttpExchange exchange) throws IOException {
        if (!exchange.getRequestMethod().equals("POST")) {
            answer(exchange, 405, JSON.createObjectNode().put("title", "POST only"));
            return;
        }
        boolean gone = adapter.isAway();
        String result = adapter.cycle();
        answer(exchange, gone ? 503 : 200, JSON.createObjectNode().put("result", result));
    }

    private void bookings(HttpExchange exchange) throws IOException {
        String query = exchange.getRequestURI().getQuery();
        if (query != null && !AFTER.matcher(query).matches()) {
            answer(exchange, 400, JSON.createObjectNode().put("title", "after is a position"));
            return;
        }
        long after = query == null ? 0 : Long.parseLong(query.substring(query.indexOf('=') + 1));
        ObjectNode page = JSON.createObjectNode();
        ArrayNode items = page.putArray("items");
        ledger.after(after, MOST_BOOKINGS).forEach(booking -> items.add(GeneralLedger.json(booking)));
        answer(exchange, 200, page);
    }

    private void mood(HttpExchange exchange) throws IOException {
        try {
            JsonNode body = JSON.readTree(exchange.getRequestBody().readNBytes(MOST_BYTES));
            adapter.be(Mood.valueOf(body.path("mood").asText()));
            answer(exchange, 200, body);
        } catch (IllegalArgumentException | com.fasterxml.jackson.core.JsonProcessingException e) {
            answer(exchange, 400, JSON.createObjectNode().put("title", "no such mood"));
        }
    }

    private static void answer(HttpExchange exchange, int status, JsonNode body) throws IOException {
        byte[] bytes = body.toString().getBytes(StandardCharsets.UTF_8);
        exchange.getRequestBody().readAllBytes();
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
