package org.grantsuite.benchmarks;

import static org.grantsuite.benchmarks.England.require;
import static org.grantsuite.quickstart.process.ServiceName.ALLOCATION;
import static org.grantsuite.quickstart.process.ServiceName.GRANT;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.grantsuite.quickstart.api.Api;
import org.grantsuite.quickstart.api.Desk;
import org.grantsuite.quickstart.api.Sterling;
import org.grantsuite.quickstart.identity.Person;
import org.grantsuite.quickstart.invariant.NaiveShares;
import org.grantsuite.quickstart.process.Pause;
import org.jspecify.annotations.Nullable;

/** One council's thread, from its determination to its payments in the ledger; every step is a request as its person sends it. */
final class EnglishStory {
    private static final String DETERMINATION = "31/5781";
    private static final String BEDS = "HOMES";
    private static final String CUSTOMERS = "HOMECARE";
    private static final long PATIENCE_MILLIS = 1_200_000;
    private static final Map<String, String> TERMS =
            Map.of("version", "2021-12", "text", "Spend it on the measures of the fund; report; give back the rest.");

    private final Api api;
    private final EnglishCouncil council;
    private final JsonNode edition;
    private final long grantPence;

    private String grant = "";
    private String decision = "";
    private long receivedPence;
    private final Map<String, Shared> pots = new TreeMap<>();
    private String plan = "";
    private String paymentRun = "";
    private @Nullable Told told;

    EnglishStory(Api api, EnglishCouncil council, JsonNode edition, long grantPence) {
        this.api = api;
        this.council = council;
        this.edition = edition;
        this.grantPence = grantPence;
    }

    /** A pot with what it is shared by; {@code run} once it is shared. */
    private record Shared(String snapshot, String driver, long units, String run) {
        Shared in(String runId) {
            return new Shared(snapshot, driver, units, runId);
        }
    }

    /** What came out. */
    record Told(long payments, long paidPence) {}

    private Person person(String name, String role) {
        return Person.of(name + "." + council.code(), council.code(), role);
    }

    private Desk officer() {
        return api.as(person("officer", "grants-officer"));
    }

    private Desk finance() {
        return api.as(person("finance", "finance"));
    }

    private Desk preparer() {
        return api.as(person("preparer", "allocation-preparer"));
    }

    private Person approver() {
        return person("approver", "allocation-approver");
    }

    private Person releaser() {
        return person("releaser", "payments-releaser");
    }

    /** The grant, its first instalment in cash, the decision to share it, and who may. */
    void determine() {
        officer().post(GRANT, "/v1/schemes", edition, "scheme");
        JsonNode made = officer()
                .post(
                        GRANT,
                        "/v1/grants",
                        Map.of(
                                "schemeCode",
                                edition.path("schemeCode").asText(),
                                "edition",
                                edition.path("edition").asText(),
                                "determinationNumber",
                                DETERMINATION,
                                "name",
                                "Workforce Recruitment and Retention Fund",
                                "allocation",
                                Sterling.money(grantPence),
                                "determinedOn",
                                "2021-11-10"),
                        "grant");
        grant = made.path("id").asText();
        String path = "/v1/grants/" + grant;
        JsonNode first = officer().items(GRANT, path + "/instalments").get(0);
        receivedPence = Sterling.pence(first.path("expected"));
        finance()
                .post(
                        GRANT,
                        path + "/receipts",
                        Map.of(
                                "instalmentNumber",
                                1,
                                "bankReference",
                                "DHSC " + council.code(),
                                "amount",
                                Sterling.money(receivedPence),
                                "receivedOn",
                                "2021-12-01",
                                "dateAssumed",
                                true),
                        "receipt");
        decision = officer()
                .post(
                        GRANT,
                        path + "/decisions",
                        Map.of(
                                "reference", "CABINET-1",
                                "kind", "BOARD",
                                "body", "Cabinet",
                                "title", "Share the workforce grant by beds and customers",
                                "decidedOn", "2021-12-08",
                                "effectiveOn", "2021-12-08",
                                "purposes", List.of("SPLIT", "SPEND", "PAYMENT", "DELEGATION"),
                                "governingBasis", "PERCENT",
                                "instalmentNumbers", List.of(1),
                                "fundingSource", DETERMINATION),
                        "decision")
                .path("id")
                .asText();
        delegate();
    }

    private void delegate() {
        officer()
                .post(
                        GRANT,
                        "/v1/delegations",
                        Map.of(
                                "grantedByDecisionId",
                                decision,
                                "holder",
                                "Director of adult social care",
                                "family",
                                Map.of(
                                        "schemeCodePattern",
                                        "WRRF-*",
                                        "label",
                                        "Workforce grants",
                                        "includesFuture",
                                        true),
                                "purposes",
                                List.of("SPLIT", "SPEND", "PAYMENT"),
                                "mandates",
                                List.of(
                                        mandate(List.of("PLAN_APPROVAL", "PAYMENT_RUN_APPROVAL"), approver()),
                                        mandate(List.of("PAYMENT_RUN_RELEASE"), releaser())),
                                "validFrom",
                                "2021-12-08",
                                "endingEvent",
                                "The end of the pandemic"),
                        "delegation");
    }

    private static Map<String, Object> mandate(List<String> actions, Person person) {
        return Map.of("actions", actions, "persons", List.of(person.subject()));
    }

    /** The directory, the beds made of it, the customers of a case system's file; each must count what was counted. */
    void register() {
        JsonNode imported = preparer()
                .postCsv(
                        ALLOCATION,
                        "/v1/register-snapshots?source=made-up&publishedOn=2021-11-30&label=November&madeUp=true",
                        council.directory(),
                        "register");
        require(
                council.name() + " rows",
                imported.path("rows").asLong(),
                council.places().size());
        require(council.name() + " unplaced", imported.path("unplaced").asLong(), 0);
        if (council.units(true) > 0) {
            JsonNode beds = preparer()
                    .post(
                            ALLOCATION,
                            "/v1/register-snapshots/" + imported.path("id").asText() + "/driver-snapshots",
                            Map.of("driver", "BED", "label", "Beds"),
                            "beds")
                    .path("snapshot");
            counted(BEDS, beds, "BED", council.units(true));
        }
        if (council.units(false) > 0) {
            JsonNode customers = preparer()
                    .postCsv(
                            ALLOCATION,
                            "/v1/driver-snapshots?source=made-up&label=Customers&asOf=2021-11-30",
                            council.customers(),
                            "customers");
            counted(CUSTOMERS, customers, "USER", council.units(false));
        }
    }

    private void counted(String pot, JsonNode snapshot, String driver, long units) {
        require(
                council.name() + " " + driver,
                snapshot.path("totals").path(0).path("units").asLong(),
                units);
        pots.put(pot, new Shared(snapshot.path("id").asText(), driver, units, ""));
    }

    void plan() {
        List<Map<String, Object>> wanted = new ArrayList<>();
        pots.keySet().forEach(code -> {
            Map<String, Object> pot = new HashMap<>(Map.of("code", code, "label", code, "recipient", "PROVIDERS"));
            pot.put("percent", pots.size() == 1 ? "100" : code.equals(BEDS) ? "70" : "30");
            wanted.add(pot);
        });
        plan = preparer()
                .post(
                        ALLOCATION,
                        "/v1/plans",
                        Map.of(
                                "grantId",
                                grant,
                                "instalmentNumber",
                                1,
                                "name",
                                "First instalment",
                                "amount",
                                Sterling.money(receivedPence),
                                "basis",
                                "PERCENT",
                                "pots",
                                wanted),
                        "plan")
                .path("id")
                .asText();
        api.as(approver())
                .post(
                        ALLOCATION,
                        "/v1/plans/" + plan + "/approval",
                        Map.of("decisionId", decision, "governingBasis", "PERCENT"),
                        "approval");
    }

    void share() {
        pots.replaceAll((code, pot) -> pot.in(preparer()
                .post(
                        ALLOCATION,
                        "/v1/runs",
                        Map.of(
                                "planId",
                                plan,
                                "potCode",
                                code,
                                "snapshotId",
                                pot.snapshot(),
                                "method",
                                "PRO_RATA",
                                "drivers",
                                List.of(pot.driver())),
                        "run/" + code)
                .path("id")
                .asText()));
    }

    void offer() {
        JsonNode offered = preparer()
                .post(
                        ALLOCATION,
                        "/v1/plans/" + plan + "/awards",
                        Map.of("offeredOn", "2021-12-10", "terms", TERMS),
                        "offer");
        require(council.name() + " offered", Sterling.pence(offered.path("total")), receivedPence);
    }

    void accept() {
        for (JsonNode award : awards()) {
            String path = "/v1/awards/" + award.path("id").asText() + "/acceptance";
            officer()
                    .post(
                            ALLOCATION,
                            path,
                            Map.of(
                                    "termsVersion",
                                    award.path("terms").path("version").asText(),
                                    "termsHash",
                                    award.path("terms").path("hash").asText(),
                                    "acceptedBy",
                                    "Manager",
                                    "acceptedOn",
                                    "2021-12-15"),
                            path);
        }
    }

    private List<JsonNode> awards() {
        return officer().list(ALLOCATION, "/v1/awards?planId=" + plan);
    }

    void pay() {
        JsonNode run = preparer()
                .post(
                        ALLOCATION,
                        "/v1/payment-runs",
                        Map.of("planId", plan, "label", "WRRF1 P1", "paymentOn", "2021-12-20"),
                        "payment-run");
        paymentRun = "/v1/payment-runs/" + run.path("id").asText();
        api.as(approver()).post(ALLOCATION, paymentRun + "/approval", Map.of(), "payment-approval");
        api.as(releaser())
                .post(
                        ALLOCATION,
                        paymentRun + "/release",
                        Map.of("declaredCount", run.path("count"), "declaredTotal", run.path("total")),
                        "release");
    }

    void awaitPosted() {
        long limit = System.currentTimeMillis() + PATIENCE_MILLIS;
        while (outbox() > 0) {
            if (System.currentTimeMillis() > limit) {
                throw new IllegalStateException(council.name() + ": payments wait to be posted");
            }
            Pause.millis(500);
        }
    }

    private long outbox() {
        return officer()
                .get(ALLOCATION, "/v1/grants/" + grant + "/outbox-position?onOrBefore=2022-03-31")
                .path("pending")
                .asLong();
    }

    /** Lines against a plain recomputation; then pots, awards, payments and the ledger against each other, to the penny. */
    void reconcile() {
        long shared = 0;
        for (Map.Entry<String, Shared> pot : pots.entrySet()) {
            shared += recomputed(pot.getKey(), pot.getValue());
        }
        require(council.name() + " shared", shared, receivedPence);
        List<JsonNode> awards = awards();
        require(council.name() + " awarded", sum(awards, "amount"), receivedPence);
        require(council.name() + " paid of awards", sum(awards, "paid"), receivedPence);
        List<JsonNode> payments = finance().list(ALLOCATION, paymentRun + "/payments");
        require(council.name() + " paid", sum(payments, "amount"), receivedPence);
        require(
                council.name() + " posted",
                payments.stream()
                        .filter(payment -> payment.path("status").asText().equals("POSTED"))
                        .count(),
                council.places().size());
        JsonNode position =
                finance().get(GRANT, "/v1/grants/" + grant + "/ledger/balances").path("position");
        require(council.name() + " transferred", Sterling.pence(position.path("transferred")), receivedPence);
        require(council.name() + " held", Sterling.pence(position.path("held")), 0);
        told = new Told(payments.size(), sum(payments, "amount"));
    }

    private long recomputed(String code, Shared pot) {
        Map<String, Long> units = new TreeMap<>();
        Map<String, Long> pence = new TreeMap<>();
        for (JsonNode line : preparer().list(ALLOCATION, "/v1/runs/" + pot.run() + "/lines")) {
            String key = line.path("lineKey").asText();
            units.put(key, line.path("units").asLong());
            pence.put(key, Sterling.pence(line.path("amount")));
        }
        long total = pence.values().stream().mapToLong(Long::longValue).sum();
        require(
                council.name() + " units of " + code,
                units.values().stream().mapToLong(Long::longValue).sum(),
                pot.units());
        if (!NaiveShares.of(units, total).equals(pence)) {
            throw new IllegalStateException(council.name() + ": pot " + code + " is not the largest remainder");
        }
        return total;
    }

    private static long sum(List<JsonNode> items, String field) {
        return items.stream()
                .mapToLong(item -> Sterling.pence(item.path(field)))
                .sum();
    }

    long grantPence() {
        return grantPence;
    }

    long receivedPence() {
        return receivedPence;
    }

    Told told() {
        return Objects.requireNonNull(told);
    }
}
