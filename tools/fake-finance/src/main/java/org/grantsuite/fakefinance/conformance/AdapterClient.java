package org.grantsuite.fakefinance.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.grantsuite.fakefinance.ledger.Booking;
import org.grantsuite.fakefinance.ledger.GeneralLedger;

/** An adapter as contracts/finance-adapter/openapi.yaml describes it. */
public final class AdapterClient {
    private static final ObjectMapper JSON = new ObjectMapper();
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();
    private final URI adapter;

    public AdapterClient(URI adapter) {
        this.adapter = adapter;
    }

    /** @return false when the adapter did not answer, or was away */
    public boolean cycle() {
        try {
            var request = HttpRequest.newBuilder(adapter.resolve("/v1/cycles"))
                    .timeout(Duration.ofMinutes(5))
                    .POST(BodyPublishers.noBody());
            return http.send(request.build(), BodyHandlers.discarding()).statusCode() / 100 == 2;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Everything the general ledger holds, in the order it was booked. */
    public List<Booking> bookings() throws IOException, InterruptedException {
        List<Booking> found = new ArrayList<>();
        long after = 0;
        while (true) {
            var request = HttpRequest.newBuilder(adapter.resolve("/v1/bookings?after=" + after))
                    .timeout(Duration.ofSeconds(30));
            var answer = http.send(request.GET().build(), BodyHandlers.ofString());
            if (answer.statusCode() != 200) {
                throw new IOException("bookings: " + answer.statusCode());
            }
            JsonNode items = JSON.readTree(answer.body()).path("items");
            if (items.isEmpty()) {
                return found;
            }
            items.forEach(item -> found.add(GeneralLedger.booking(item)));
            after = found.get(found.size() - 1).position();
        }
    }
}
