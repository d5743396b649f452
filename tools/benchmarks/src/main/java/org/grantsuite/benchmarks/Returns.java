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
 * Returns made by reporting-service over REST: of a council with thousands of provider returns, and of all England. Every provider
 * is paid, every return handed in by file and accepted by another person, every cell has its provenance. And a workbook of as many
 * rows as may be, checked in the service's small heap.
 */
final class Returns {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int TIMES = 7;
    private static final double TARGET_SECONDS = 1;
    private static final int COUNCILS = 152;
    private static final int LOCATIONS = 27_000;
    private static final double ENGLAND_SECONDS = 60;
    private static final int WORKBOOK_ROWS = 10_000;
    private static final String SHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    private static final String PREPARER = "returns-preparer";

    private final Options options;
    private final PrintStream out;

    Returns(Options options, PrintStream out) {
        this.options = options;
        this.out = out;
    }

    List<Figure> measure() throws IOException, SQLException {
        try (Siblings siblings = Siblings.start(options.root());
                Stand stand = Stand.start(options.root(), ServiceName.REPORTING, siblings.port())) {
            out.println("reporting-service is up, pid " + stand.servicePid());
            try (Line line = new Line(stand.port())) {
                var figures = new ArrayList<Figure>();
                var council = siblings.council(Stand.COUNCIL, options.providers());
                handIn(stand, line, council);
                // Told at once: what comes later may fail.
                for (Figure figure : figures(stand, line, council)) {
                    out.println(figure.line());
                    figures.add(figure);
                }
                Figure england = england(stand, line, siblings);
                out.println(england.line());
                figures.add(england);
                figures.add(workbook(stand, line, siblings));
                return figures;
            }
        }
    }

    private static void handIn(Stand stand, Line line, Siblings.Council council) throws IOException {
        var file = new StringBuilder("provider_id,location_id,signed_by,signed_on,new_expenditure,no_double_funding,"
                + "unspent,award_ids,hours,recruits,leavers,spend_retention,spend_existing_hours\r\n");
        for (int i = council.first(); i < council.first() + council.providers(); i++) {
            file.append(Siblings.provider(i))
                    .append(',')
                    .append(Siblings.provider(i))
                    .append("-L,P. Owner,2022-04-10,Y,Y,")
                    .append("100.00,")
                    .append(Siblings.awardOf(i))
                    .append(",12.50,1,0,700.00,200.00\r\n");
        }
        String path = "/v1/provider-return-imports?grantId=" + council.grantId() + "&reportingPoint=RP2";
        JsonNode imported = JSON.readTree(
                line.post(stand.tokenOf(council.code(), PREPARER), path, key(), "text/csv", file.toString())
                        .expect(201)
                        .body());
        line.post(
                        stand.tokenOf(council.code(), "grants-officer"),
                        "/v1/provider-return-imports/" + imported.path("id").asText() + "/acceptance",
                        key(),
                        "{}")
                .expect(200);
    }

    /** Every council's return, one after the other; handing in is done before. */
    private Figure england(Stand stand, Line line, Siblings siblings) throws IOException {
        var councils = new ArrayList<Siblings.Council>();
        for (int i = 0; i < COUNCILS; i++) {
            int locations = LOCATIONS / COUNCILS + (i < LOCATIONS % COUNCILS ? 1 : 0);
            var council = siblings.council(String.format("E09%06d", i + 1), locations);
            handIn(stand, line, council);
            councils.add(council);
        }
        out.println(COUNCILS + " councils have handed in " + LOCATIONS + " returns");
        long began = System.nanoTime();
        for (var council : councils) {
            requireWhole(draft(stand, line, council), council.providers());
        }
        return Figure.atMost(
                1,
                "the returns of " + COUNCILS + " councils, " + LOCATIONS + " locations",
                "s",
                seconds(began),
                ENGLAND_SECONDS,
                "the target of one minute");
    }

    /** The heap is bounded by {@link Stand#HEAP}; the service ends itself where that does not do. */
    private Figure workbook(Stand stand, Line line, Siblings siblings) throws IOException {
        var council = siblings.council("E08000003", WORKBOOK_ROWS);
        String about = "grantId=" + council.grantId() + "&reportingPoint=RP2";
        String token = stand.tokenOf(council.code(), PREPARER);
        byte[] blank = line.get(token, "/v1/provider-return-template.xlsx?" + about)
                .expect(200)
                .body();
        byte[] filled = FilledWorkbook.of(blank, council);
        long began = System.nanoTime();
        JsonNode checked = JSON.readTree(
                line.post(token, "/v1/provider-return-workbooks?dryRun=true&" + about, key(), SHEET, filled)
                        .expect(200)
                        .body());
        double took = seconds(began);
        if (checked.path("rows").asInt() != WORKBOOK_ROWS) {
            throw new IllegalStateException("The workbook was read as " + checked);
        }
        out.println(
                "reporting-service at " + Stand.HEAP + " has held at most " + stand.peakResidentMegabytes() + " MB");
        return Figure.atMost(
                0,
                "a workbook of " + WORKBOOK_ROWS + " rows checked, " + Stand.HEAP,
                "s",
                took,
                TARGET_SECONDS,
                "the target of one second");
    }

    private static JsonNode draft(Stand stand, Line line, Siblings.Council council) throws IOException {
        String request = "{\"grantId\":\"" + council.grantId() + "\",\"reportingPoint\":\"RP2\"}";
        return JSON.readTree(
                line.post(stand.tokenOf(council.code(), PREPARER), "/v1/department-returns", key(), request)
                        .expect(201)
                        .body());
    }

    private static List<Figure> figures(Stand stand, Line line, Siblings.Council council) throws IOException {
        int providers = council.providers();
        long began = System.nanoTime();
        JsonNode drafted = draft(stand, line, council);
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
