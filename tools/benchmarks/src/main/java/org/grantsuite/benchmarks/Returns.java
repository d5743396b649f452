package org.grantsuite.benchmarks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintStream;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import org.grantsuite.quickstart.process.ServiceName;

/**
 * The return of a council with thousands of provider returns, made by reporting-service over REST: every provider paid,
 * every return handed in by file and accepted by another person, every cell with its provenance.
 */
final class Returns {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int TIMES = 7;
    private static final double TARGET_SECONDS = 1;
    private static final String PREPARER = "returns-preparer";

    private final Options options;
    private final PrintStream out;

    Returns(Options options, PrintStream out) {
        this.options = options;
        this.out = out;
    }

    List<Figure> measure() throws IOException, SQLException {
        int providers = options.providers();
        try (Siblings siblings = Siblings.start(options.root(), providers);
                Stand stand = Stand.start(options.root(), ServiceName.REPORTING, siblings.port())) {
            out.println("reporting-service is up, pid " + stand.servicePid());
            try (Line line = new Line(stand.port())) {
                handIn(stand, line, siblings, providers);
                return figures(stand, line, siblings, providers);
            }
        }
    }

    private static void handIn(Stand stand, Line line, Siblings siblings, int providers) throws IOException {
        var file = new StringBuilder("provider_id,location_id,signed_by,signed_on,new_expenditure,no_double_funding,"
                + "unspent,award_ids,hours,recruits,leavers,spend_retention,spend_existing_hours\r\n");
        for (int i = 1; i <= providers; i++) {
            file.append(Siblings.provider(i))
                    .append(',')
                    .append(Siblings.provider(i))
                    .append("-L,P. Owner,2022-04-10,Y,Y,")
                    .append("100.00,")
                    .append(Siblings.awardOf(i))
                    .append(",12.50,1,0,700.00,200.00\r\n");
        }
        String path = "/v1/provider-return-imports?grantId=" + siblings.grantId + "&reportingPoint=RP2";
        JsonNode imported = JSON.readTree(line.post(stand.token(PREPARER), path, key(), "text/csv", file.toString())
                .expect(201)
                .body());
        line.post(
                        stand.token("grants-officer"),
                        "/v1/provider-return-imports/" + imported.path("id").asText() + "/acceptance",
                        key(),
                        "{}")
                .expect(200);
    }

    private List<Figure> figures(Stand stand, Line line, Siblings siblings, int providers) throws IOException {
        String request = "{\"grantId\":\"" + siblings.grantId + "\",\"reportingPoint\":\"RP2\"}";
        long began = System.nanoTime();
        JsonNode drafted = JSON.readTree(line.post(stand.token(PREPARER), "/v1/department-returns", key(), request)
                .expect(201)
                .body());
        double first = seconds(began);
        requireWhole(drafted, providers);
        String path = "/v1/department-returns/" + drafted.path("id").asText();
        double again = median(stand, line, path + "/refresh", "{}");
        double judged = median(stand, line, path + "/validation", "{}");
        began = System.nanoTime();
        line.post(stand.token(PREPARER), path + "/freeze", key(), "{\"warningsAccepted\":true}")
                .expect(200);
        double frozen = seconds(began);
        String of = "the target of one second";
        return List.of(
                Figure.atMost(
                        0, "the first return of " + providers + " provider returns", "s", first, TARGET_SECONDS, of),
                Figure.atMost(1, "the return of " + providers + " provider returns", "s", again, TARGET_SECONDS, of),
                Figure.atMost(0, "its validations", "s", judged, TARGET_SECONDS, of),
                Figure.atMost(0, "its freezing, with five files", "s", frozen, TARGET_SECONDS, of));
    }

    /** £900.00 of each £1,000.00 was spent: the return has to say so before it is worth measuring. */
    private static void requireWhole(JsonNode drafted, int providers) {
        String spent =
                drafted.path("totals").path("certifiedSpend").path("amount").asText();
        if (!spent.equals(providers * 900L + ".00")) {
            throw new IllegalStateException("The return says " + spent + " was spent");
        }
    }

    private static double median(Stand stand, Line line, String path, String body) throws IOException {
        var times = new ArrayList<Double>();
        for (int i = 0; i < TIMES; i++) {
            long began = System.nanoTime();
            line.post(stand.token(PREPARER), path, key(), body).expect(200);
            times.add(seconds(began));
        }
        Collections.sort(times);
        return times.get(TIMES / 2);
    }

    private static double seconds(long began) {
        return (System.nanoTime() - began) / 1e9;
    }

    private static String key() {
        return UUID.randomUUID().toString();
    }
}
