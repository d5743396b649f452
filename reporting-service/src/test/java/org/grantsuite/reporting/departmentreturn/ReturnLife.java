package org.grantsuite.reporting.departmentreturn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.grantsuite.reporting.testing.Reporting.accepted;
import static org.grantsuite.reporting.testing.Reporting.auditor;
import static org.grantsuite.reporting.testing.Reporting.certifier;
import static org.grantsuite.reporting.testing.Reporting.draft;
import static org.grantsuite.reporting.testing.Reporting.finance;
import static org.grantsuite.reporting.testing.Reporting.inputs;
import static org.grantsuite.reporting.testing.Reporting.path;
import static org.grantsuite.reporting.testing.Reporting.post;
import static org.grantsuite.reporting.testing.Reporting.preparer;
import static org.grantsuite.reporting.testing.Reporting.sending;
import static org.grantsuite.reporting.testing.SiblingGrant.money;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;
import org.grantsuite.commons.json.Sha256;
import org.grantsuite.commons.money.Money;
import org.grantsuite.commons.testing.Contract;
import org.grantsuite.reporting.departmentreturn.domain.DepartmentReturnStatus;
import org.grantsuite.reporting.testing.SiblingGrant;
import org.jspecify.annotations.Nullable;

/**
 * The final return of a grant as it is lived, and beside it what was done, in plain fields: the model knows no calculator, no
 * certificate and no lock. What the service answers is held against it, and whether it keeps invariants 4, 8 and 9.
 */
final class ReturnLife {

    private static final long RECEIVED = 331_788_60;
    private static final long ADMIN = 5_529_81;
    private static final long BY_PROVIDERS = 1_490_50;
    private static final List<String> DEEDS = List.of(
            "book", "reissue", "reissue", "change", "refresh", "freeze", "sign", "decline", "decline", "submit",
            "revise", "state", "lock");
    private static final Map<String, String> ROLES = Map.of("chris", "CHIEF_EXECUTIVE", "sam", "SECTION_151_OFFICER");

    /** What stood when a version was frozen: under which rules, and how much was spent directly by then. */
    private record Sealed(String id, String hash, String edition, long direct) {}

    /** What was stated last: its hash, and how much was spent. */
    private record Stated(String hash, long spend) {}

    final SiblingGrant grant = SiblingGrant.aGrantInUse().edition(document -> {});
    final Map<String, Integer> done = new TreeMap<>();
    private final List<Sealed> sent = new ArrayList<>();
    private final Map<String, String> hashes = new HashMap<>();
    private long direct = 89_387_00 + ADMIN;
    private int number;
    private boolean reissued;
    private String edition;
    private DepartmentReturnStatus status = DepartmentReturnStatus.DRAFT;
    private final TreeSet<String> signers = new TreeSet<>();
    private final List<Stated> stated = new ArrayList<>();
    private String id;
    private @Nullable Sealed frozen;
    private @Nullable Stated locked;
    private long spentWhenLocked;

    ReturnLife() {
        grant.publish();
        accepted(grant, "1-A", "990.00", "10.00");
        accepted(grant, "1-B", "500.50", "0.00");
        id = draft(grant, "RP2");
        edition = inForce();
    }

    String id() {
        return id;
    }

    String step(Random random) {
        var deed = random.nextInt(3) > 0 ? onTheWay(random) : DEEDS.get(random.nextInt(DEEDS.size()));
        var person = random.nextBoolean() ? "chris" : "sam";
        switch (deed) {
            case "book" -> book(1 + random.nextInt(10_000));
            case "reissue" -> reissue();
            case "change" -> change(random.nextInt(100));
            case "refresh" -> refresh();
            case "freeze" -> freeze();
            case "sign" -> sign(person, random.nextInt(5) > 0);
            case "decline" -> decline(person);
            case "submit" -> submit();
            case "revise" -> revise();
            case "state" -> state(random.nextInt(10_000));
            default -> lock();
        }
        return deed;
    }

    /** What brings the return on; what was sent is stated, revised or, late, locked. */
    private String onTheWay(Random random) {
        return switch (status) {
            case DRAFT -> edition.equals(inForce()) ? "freeze" : "refresh";
            case FROZEN -> "sign";
            case CERTIFIED -> "submit";
            default -> List.of("state", "revise", "revise", "lock").get(random.nextInt(stated.size() > 1 ? 4 : 3));
        };
    }

    /** Somebody spends, whatever stands frozen. */
    void book(long pence) {
        grant.spend("L" + ++number, "LOCAL_RECRUITMENT", "NONE", pounds(pence), "2022-03-01")
                .publish();
        direct += pence;
        count("book", true);
    }

    /** New rules come into force, once: the administration's cap is another. */
    void reissue() {
        if (!reissued) {
            grant.supersededOn(
                            "2022-03-01",
                            document -> ((ObjectNode) document.path("administration")
                                            .path("caps")
                                            .path(0))
                                    .put("percent", "2"))
                    .publish();
            reissued = true;
            count("reissue", true);
        }
    }

    void change(int hours) {
        boolean open = status != DepartmentReturnStatus.SUBMITTED;
        if (count("change", open, inputs(id, Map.of("hours", hours + ".00")), 200)) {
            reopened();
        }
    }

    void refresh() {
        boolean open = status != DepartmentReturnStatus.SUBMITTED;
        if (count("refresh", open, post(preparer(), path(id, "/refresh")), 200)) {
            reopened();
            edition = inForce();
        }
    }

    void freeze() {
        boolean open = status == DepartmentReturnStatus.DRAFT;
        post(preparer(), path(id, "/validation")).statusCode(open ? 200 : 409);
        var answer = post(preparer(), path(id, "/freeze"), Map.of("warningsAccepted", true));
        if (count("freeze", open, answer, 200)) {
            String hash = answer.extract().path("contentHash");
            frozen = new Sealed(id, hash, edition, direct);
            hashes.put(hash, id);
            status = DepartmentReturnStatus.FROZEN;
        }
    }

    /** @param these the figures as they stand, or else those of another freeze */
    void sign(String person, boolean these) {
        var now = frozen == null ? "0".repeat(64) : frozen.hash();
        var hash = these
                ? now
                : hashes.keySet().stream()
                        .filter(one -> !one.equals(now))
                        .findFirst()
                        .orElse("f".repeat(64));
        boolean may = these && status == DepartmentReturnStatus.FROZEN && !signers.contains(person);
        var words = Map.of("role", ROLES.get(person), "statement", "I certify this return.", "contentHash", hash);
        if (count("sign", may, post(certifier(person), path(id, "/signatures"), words), 201)) {
            signers.add(person);
            status = signers.size() == ROLES.size() ? DepartmentReturnStatus.CERTIFIED : status;
        }
    }

    void decline(String person) {
        boolean may = status == DepartmentReturnStatus.FROZEN && !signers.contains(person);
        var words = Map.of(
                "role",
                ROLES.get(person),
                "reason",
                "It is not evidenced",
                "contentHash",
                frozen == null ? "0".repeat(64) : frozen.hash());
        if (count("decline", may, post(certifier(person), path(id, "/certificate/declination"), words), 200)) {
            reopened();
        }
    }

    void submit() {
        var now = frozen;
        boolean moneyMoved = !sent.isEmpty() && now != null && last().direct() != now.direct();
        boolean may = status == DepartmentReturnStatus.CERTIFIED
                && edition.equals(inForce())
                && !(locked != null && moneyMoved);
        var sending = sending(now == null ? "0".repeat(64) : now.hash(), "2022-05-01T09:00:00Z");
        if (count("submit", may, post(preparer(), path(id, "/submission"), sending), 200)) {
            status = DepartmentReturnStatus.SUBMITTED;
            sent.add(now);
        }
    }

    void revise() {
        boolean may = status == DepartmentReturnStatus.SUBMITTED;
        var request = Map.of("grantId", grant.id, "reportingPoint", "RP2", "revisionReason", "A late invoice");
        var answer = post(preparer(), "/v1/department-returns", request);
        if (count("revise", may, answer, 201)) {
            id = answer.extract().path("id");
            reopened();
            edition = inForce();
        }
    }

    void state(long recruitment) {
        boolean may = !sent.isEmpty() && locked == null;
        long spend = recruitment + ADMIN + BY_PROVIDERS;
        var statement = Map.of(
                "statedOn",
                "2022-05-10",
                "unspent",
                money(pounds(RECEIVED - spend)),
                "reason",
                "An invoice was credited",
                "spendByMeasure",
                List.of(
                        measure("LOCAL_RECRUITMENT", recruitment, 0),
                        measure("DISTRIBUTION_AND_REPORTING", ADMIN, 0),
                        measure("RETENTION", 0, BY_PROVIDERS)));
        var answer = post(finance("farid"), closing("/final-values"), statement);
        if (count("state", may, answer, 201)) {
            stated.add(new Stated(answer.extract().path("contentHash"), spend));
        }
    }

    void lock() {
        boolean may = !stated.isEmpty() && locked == null;
        var answer = post(finance("fiona"), closing("/final-value-lock"), Map.of("lockedOn", "2022-07-01"));
        if (count("lock", may, answer, 201)) {
            locked = stated.get(stated.size() - 1);
            spentWhenLocked = last().direct();
        }
    }

    private void reopened() {
        status = DepartmentReturnStatus.DRAFT;
        frozen = null;
        signers.clear();
    }

    private Sealed last() {
        return sent.get(sent.size() - 1);
    }

    private String inForce() {
        return reissued ? grant.successorCode() : grant.successorCode().replace("-next", "");
    }

    private String closing(String rest) {
        return "/v1/grants/" + grant.id + rest;
    }

    private static Map<String, Object> measure(String code, long direct, long via) {
        return Map.of("measure", code, "direct", money(pounds(direct)), "viaProviders", money(pounds(via)));
    }

    private boolean count(String deed, boolean may, ValidatableResponse answer, int code) {
        int got = answer.extract().statusCode();
        assertThat(may ? got == code : got >= 403 && got <= 422)
                .as(
                        "%s is %s: %d %s",
                        deed, may ? "allowed" : "refused", got, answer.extract().asString())
                .isTrue();
        return count(deed, may);
    }

    private boolean count(String deed, boolean did) {
        done.merge(did ? deed : deed + " refused", 1, Integer::sum);
        return did;
    }

    /** The numbers of the invariants that what the service tells does not keep: of what was sent last, and of what is made. */
    TreeSet<Integer> broken() {
        return broken(1);
    }

    /** Of everything that was ever sent. */
    TreeSet<Integer> brokenEver() {
        return broken(sent.size());
    }

    private TreeSet<Integer> broken(int back) {
        var broken = new TreeSet<Integer>();
        var standing = new ArrayList<>(sent.subList(Math.max(0, sent.size() - back), sent.size()));
        if (frozen != null && status != DepartmentReturnStatus.SUBMITTED) {
            standing.add(frozen);
        }
        for (var one : standing) {
            var told = told(one.id());
            if (!isAsFrozen(one, told)) {
                broken.add(4);
            }
            if (!isBound(one, told)) {
                broken.add(8);
            }
        }
        if (frozen == null && !isUnbound()) {
            broken.add(8);
        }
        if (locked != null && !isLocked(locked)) {
            broken.add(9);
        }
        return broken;
    }

    private static JsonPath told(String id) {
        return look(path(id, "")).jsonPath();
    }

    /** 4: neither later rules nor later money are in what was frozen. */
    private static boolean isAsFrozen(Sealed one, JsonPath told) {
        return one.edition().equals(told.getString("edition"))
                && List.of(pounds(one.direct())).equals(told.getList("cells.findAll { it.code == 'D1' }.value"));
    }

    /** 8: file, return and certificate are of one hash and of the sums that were frozen, and signed by who signed them. */
    private boolean isBound(Sealed one, JsonPath told) {
        var file = look(path(one.id(), "/file.json")).asByteArray();
        boolean whole = sent.contains(one) || status == DepartmentReturnStatus.CERTIFIED;
        var certificate = look(path(one.id(), "/certificate"));
        boolean signed = whole || !signers.isEmpty();
        boolean hashed = one.hash().equals(told.getString("contentHash"))
                && one.hash().equals(Sha256.hex(file))
                && (!sent.contains(one) || one.hash().equals(told.getString("submission.fileHash")));
        if (!signed) {
            return hashed
                    && (certificate.statusCode() == 404
                            || List.of("VOID", "DECLINED").contains(certificate.<String>path("status")));
        }
        long spent = one.direct() + BY_PROVIDERS;
        return hashed
                && one.hash().equals(certificate.path("contentHash"))
                && (whole ? "COMPLETE" : "OPEN").equals(certificate.path("status"))
                && pounds(spent).equals(certificate.path("totals.certifiedSpend.amount"))
                && pounds(RECEIVED - spent).equals(certificate.path("totals.unspent.amount"))
                && (whole ? ROLES.keySet() : signers)
                        .equals(new TreeSet<>(certificate.<List<String>>path("signatures.signedBy")));
    }

    private boolean isUnbound() {
        var certificate = look(path(id, "/certificate"));
        return told(id).getString("contentHash") == null
                && (certificate.statusCode() == 404
                        || List.of("VOID", "DECLINED").contains(certificate.<String>path("status")));
    }

    /** 9: the statement that was locked is the last, as it was, and no return sent since tells another spend. */
    private boolean isLocked(Stated lock) {
        var values = look(closing("/final-values")).jsonPath();
        var told = look(closing("/final-value-lock"));
        return told.statusCode() == 200
                && lock.hash().equals(told.path("contentHash"))
                && stated.stream().map(Stated::hash).toList().equals(values.getList("items.contentHash"))
                && pounds(lock.spend()).equals(values.getString("items[-1].reportedSpend.amount"))
                && pounds(RECEIVED - lock.spend()).equals(values.getString("items[-1].unspent.amount"))
                && pounds(spentWhenLocked + BY_PROVIDERS)
                        .equals(told(last().id()).getString("totals.certifiedSpend.amount"));
    }

    /** Deeds are held against the contract; the many looks between them are not. */
    private static Response look(String path) {
        return Contract.unchecked(auditor()).get(path);
    }

    private static String pounds(long pence) {
        return Money.ofPence(pence).amount();
    }
}
