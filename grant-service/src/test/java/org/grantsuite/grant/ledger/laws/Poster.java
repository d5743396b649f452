package org.grantsuite.grant.ledger.laws;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.grantsuite.grant.ledger.laws.Stock.Line;
import org.grantsuite.grant.ledger.laws.Stock.Reservation;
import org.grantsuite.grant.ledger.laws.Wire.Answer;
import org.grantsuite.grant.ledger.laws.Wire.Post;

/**
 * One of several who post at once, by a seeded dice: receipts and set-offs, direct spend and administration, reservations,
 * postings, voids, reversals, accruals; some requests twice at the same time, some again long after. A refusal is an answer too: it
 * moves nothing, and the books must show that.
 */
final class Poster implements Runnable {
    private static final LocalDate OPENING = LocalDate.of(2021, 10, 21);
    private static final int WINDOW_DAYS = 162;
    private static final LocalDate PAYABLE = LocalDate.of(2021, 12, 16);
    private static final int PAYABLE_DAYS = 106;

    private final Wire wire;
    private final Books books;
    private final Stock stock;
    private final Random random;
    private final String name;
    private final int operations;
    private int serial;

    Poster(Wire wire, Books books, Stock stock, String name, Random random, int operations) {
        this.wire = wire;
        this.books = books;
        this.stock = stock;
        this.name = name;
        this.random = random;
        this.operations = operations;
    }

    @Override
    public void run() {
        for (int i = 0; i < operations; i++) {
            int dice = random.nextInt(100);
            if (dice < 12) {
                receive();
            } else if (dice < 37) {
                spend(false);
            } else if (dice < 42) {
                spend(true);
            } else if (dice < 52) {
                reverse();
            } else if (dice < 66) {
                reserve();
            } else if (dice < 88) {
                pay();
            } else if (dice < 91) {
                giveBack();
            } else if (dice < 94) {
                accrue();
            } else {
                sendAgain();
            }
        }
    }

    private void receive() {
        String grant = grant();
        String[] reasons = {"WITHHELD", "WITHHELD", "ERROR", "ERROR", "ERROR", "SET_OFF", "REDUCED"};
        String reason = reasons[random.nextInt(reasons.length)];
        String related = "SET_OFF".equals(reason) ? ",\"relatedGrantId\":\"" + grant() + "\"" : "";
        LocalDate on = day(OPENING, WINDOW_DAYS);
        long pence = pence(9_000_000);
        String body = """
                {"instalmentNumber":%d,"bankReference":"%s","amount":%s,"receivedOn":"%s","dateAssumed":false,
                 "variance":{"reason":"%s","note":"drawn"%s}}""".formatted(1 + random.nextInt(2), unique("bank"), Pence.json(pence), on, reason, related);
        perform("receipt", new Post("finance", path(grant, "receipts"), unique("key"), body), answer -> {
            long setOff = "SET_OFF".equals(reason) ? -Pence.of(answer.body().at("/variance/amount")) : 0;
            books.moved(grant, on, terms("received", pence + setOff, "setOff", setOff, "held", pence));
            if (setOff > 0) {
                books.count("set-off");
            }
        });
    }

    private void spend(boolean admin) {
        String grant = grant();
        LocalDate on = day(OPENING, WINDOW_DAYS);
        long pence = pence(admin ? 20_000 : 3_000_000);
        String what = admin
                ? "\"adminKind\":\"DISTRIBUTION_AND_REPORTING\""
                : "\"adminKind\":\"NONE\",\"measure\":\"LOCAL_RECRUITMENT\"";
        String body = """
                {"potCode":"HUB",%s,"description":"drawn","incurredOn":"%s","amount":%s,
                 "generalLedgerReference":"%s","newExpenditure":true}""".formatted(what, on, Pence.json(pence), unique("gl"));
        var post = new Post("finance", path(grant, "direct-spend"), unique("key"), body);
        String term = admin ? "admin" : "direct";
        perform(admin ? "admin" : "direct-spend", post, answer -> {
            books.moved(grant, on, terms(term, pence, "held", -pence));
            stock.add(new Line(grant, answer.text("id"), term, pence, on));
        });
    }

    private void reverse() {
        stock.line(random).ifPresent(line -> {
            LocalDate on = line.on().plusDays(random.nextInt(30));
            String body = "{\"reason\":\"drawn\",\"reversedOn\":\"" + on + "\"}";
            String path = path(line.grant(), "direct-spend/" + line.id() + "/reversal");
            perform(
                    "reversal",
                    new Post("finance", path, unique("key"), body),
                    answer -> books.moved(line.grant(), on, terms(line.term(), -line.pence(), "held", line.pence())));
        });
    }

    private void reserve() {
        String grant = grant();
        LocalDate on = day(PAYABLE, PAYABLE_DAYS);
        String body = """
                {"businessKey":"%s","amount":%s,"decisionId":"%s","instalmentNumber":1,"valueOn":"%s",
                 "purpose":"drawn"}""".formatted(unique("run"), Pence.json(pence(4_000_000)), stock.decision(grant), on);
        var post = new Post("payments-releaser", path(grant, "reservations"), unique("key"), body);
        perform("reservation", post, answer -> stock.add(new Reservation(grant, answer.text("id"), on)));
    }

    private void pay() {
        stock.reservation(random).ifPresent(reservation -> {
            LocalDate on = reservation.on().plusDays(random.nextInt(20));
            long first = pence(800_000);
            long second = pence(800_000);
            String body = """
                    {"businessKey":"%s","amount":%s,"valueOn":"%s","instalmentNumber":1,"providerReference":"1-100",
                     "lines":[{"potCode":"CARE","amount":%s},{"potCode":"NURSING","amount":%s}],
                     "description":"drawn","actingPerson":"rita"}""".formatted(
                            unique("payment"), Pence.json(first + second), on, Pence.json(first), Pence.json(second));
            String path = path(reservation.grant(), "reservations/" + reservation.id() + "/postings");
            perform(
                    "payment",
                    new Post("payments-releaser", path, unique("key"), body),
                    answer -> books.moved(
                            reservation.grant(), on, terms("transferred", first + second, "held", -first - second)));
        });
    }

    private void giveBack() {
        stock.reservation(random).ifPresent(reservation -> {
            String body = "{\"businessKey\":\"" + unique("void") + "\",\"reason\":\"drawn\",\"actingPerson\":\"rita\"}";
            String path = path(reservation.grant(), "reservations/" + reservation.id() + "/void");
            perform("void", new Post("payments-releaser", path, unique("key"), body), answer -> {});
        });
    }

    /** Stands at the cut-off and is taken back the day after, by two journals posted as one. */
    private void accrue() {
        String grant = grant();
        LocalDate cutOff = YearMonth.from(OPENING).plusMonths(random.nextInt(5)).atEndOfMonth();
        long pence = pence(500_000);
        String body = """
                {"businessKey":"%s","kind":"ACCRUAL","potCode":"HUB","cappedAdministration":false,"amount":%s,
                 "description":"drawn","cutOffOn":"%s"}""".formatted(unique("accrual"), Pence.json(pence), cutOff);
        perform("accrual", new Post("finance", path(grant, "accruals"), unique("key"), body), answer -> {
            books.moved(grant, cutOff, terms("direct", pence, "held", -pence, "cash", 0L));
            books.moved(grant, cutOff.plusDays(1), terms("direct", -pence, "held", pence, "cash", 0L));
        });
    }

    /** Something done long ago, told once more: the answer of then, and nothing moves. */
    private void sendAgain() {
        stock.done(random).ifPresent(done -> {
            Answer again = wire.send(done.post());
            assertThat(again.isDone() && again.replayed())
                    .as(done + " answered " + again)
                    .isTrue();
            assertThat(identity(again)).isEqualTo(done.identity());
            books.count("sent again");
        });
    }

    /** What an acknowledged movement means for the books. */
    private interface Effect {
        void of(Answer answer);
    }

    private void perform(String what, Post post, Effect effect) {
        boolean twice = random.nextInt(20) == 0;
        List<Answer> answers = twice ? wire.sendTwice(post) : List.of(wire.send(post));
        for (Answer answer : answers) {
            assertThat(answer.status())
                    .as(what + ": " + post + " answered " + answer)
                    .isIn(200, 201, 409, 422);
        }
        var first =
                answers.stream().filter(one -> one.isDone() && !one.replayed()).toList();
        if (first.isEmpty()) {
            Answer refused = answers.get(0);
            books.count(refused.isDone() ? what + " was so already" : what + " refused " + refused.text("code"));
            return;
        }
        assertThat(first).as("one of " + answers + " is the first").hasSize(1);
        if (twice) {
            requireSame(answers);
            books.count("sent twice");
        }
        Answer answer = first.get(0);
        effect.of(answer);
        stock.did(post, identity(answer));
        books.count(what);
    }

    private static void requireSame(List<Answer> answers) {
        var done = answers.stream().filter(Answer::isDone).map(Poster::identity).distinct();
        assertThat(done).hasSize(1);
    }

    private static String identity(Answer answer) {
        return answer.text(answer.body().has("id") ? "id" : "journalId");
    }

    private String grant() {
        return stock.grant(random);
    }

    private static String path(String grant, String rest) {
        return "/v1/grants/" + grant + "/" + rest;
    }

    private LocalDate day(LocalDate from, int days) {
        return from.plusDays(random.nextInt(days));
    }

    private long pence(int most) {
        return 1 + random.nextInt(most);
    }

    private String unique(String prefix) {
        return prefix + "/" + name + "/" + ++serial;
    }

    private static Map<String, Long> terms(Object... pairs) {
        Map<String, Long> terms = new HashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            terms.put((String) pairs[i], (Long) pairs[i + 1]);
        }
        terms.putIfAbsent("cash", terms.getOrDefault("held", 0L));
        return terms;
    }
}
