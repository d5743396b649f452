package org.grantsuite.reporting.calculation;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.time.LocalDate;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/**
 * Laws over seeded grants, against a recomputation that shares no code with the calculator: plain loops over
 * BigInteger.
 */
class ReturnPropertyTest {

    private static final int CASES = 2_000;
    private static final List<String> MEASURES = List.of("RETENTION", "LOCAL_RECRUITMENT", "OTHER");

    @Test
    void shouldAgreeWithTheNaiveSums() {
        var random = new Random(20_211_021);
        for (int i = 0; i < CASES; i++) {
            var facts = aGrant(random);
            var figures = facts.figures();
            assertThat(figures.directPence()).as("D1 of case %s", i).isEqualTo(naiveDirect(facts));
            assertThat(figures.transferredPence()).as("D2 of case %s", i).isEqualTo(naiveTransferred(facts));
            assertThat(cellsOfD4(figures)).as("D4 of case %s", i).isEqualTo(naiveByMeasure(facts));
            assertThat(figures.totals().unspentPence())
                    .as("unspent of case %s", i)
                    .isEqualTo(figures.notYetSpentPence() + figures.heldPence());
        }
    }

    @Test
    void shouldNotDependOnTheOrderOfTheFacts() {
        var random = new Random(7);
        for (int i = 0; i < 200; i++) {
            var facts = aGrant(random);
            var before = values(facts.figures());
            Collections.shuffle(facts.ledger, random);
            Collections.shuffle(facts.direct, random);
            Collections.shuffle(facts.payments, random);
            Collections.shuffle(facts.returns, random);
            assertThat(values(facts.figures())).isEqualTo(before);
        }
    }

    private static Facts aGrant(Random random) {
        var facts = new Facts().receipt(pounds(random, 9_000_000));
        for (int i = random.nextInt(12); i > 0; i--) {
            facts.pay("P" + random.nextInt(5), pounds(random, 50_000), someDay(random));
        }
        for (int i = random.nextInt(12); i > 0; i--) {
            facts.spend("GL" + i, MEASURES.get(random.nextInt(3)), pounds(random, 9_000), someDay(random));
        }
        for (int i = random.nextInt(6); i > 0; i--) {
            var spend = new HashMap<String, String>();
            MEASURES.forEach(measure -> spend.put(measure, pounds(random, 3_000)));
            facts.providerReturn("P" + i, pounds(random, 100), spend);
        }
        return facts;
    }

    private static LocalDate someDay(Random random) {
        return Facts.WINDOW.from().plusDays(random.nextInt(200));
    }

    private static String pounds(Random random, int most) {
        return Figure.twoDecimals(random.nextInt(most));
    }

    private static long naiveDirect(Facts facts) {
        var total = BigInteger.ZERO;
        for (var line : facts.direct) {
            if (line.incurredOn().compareTo(Facts.WINDOW.to()) <= 0) {
                total = total.add(BigInteger.valueOf(line.pence()));
            }
        }
        return total.longValueExact();
    }

    private static long naiveTransferred(Facts facts) {
        var total = BigInteger.ZERO;
        for (var payment : facts.payments) {
            if (payment.paidOn().compareTo(Facts.WINDOW.to()) <= 0) {
                total = total.add(BigInteger.valueOf(payment.pence()));
            }
        }
        return total.longValueExact();
    }

    private static Map<String, String> naiveByMeasure(Facts facts) {
        var totals = new TreeMap<String, BigInteger>();
        for (var measure : MEASURES) {
            totals.put(measure + "/DIRECT", BigInteger.ZERO);
            totals.put(measure + "/PROVIDER", BigInteger.ZERO);
        }
        for (var line : facts.direct) {
            if (line.incurredOn().compareTo(Facts.WINDOW.to()) <= 0) {
                totals.merge(line.measure() + "/DIRECT", BigInteger.valueOf(line.pence()), BigInteger::add);
            }
        }
        for (var providerReturn : facts.returns) {
            for (var line : providerReturn.spend()) {
                totals.merge(line.measure() + "/PROVIDER", BigInteger.valueOf(line.pence()), BigInteger::add);
            }
        }
        var texts = new TreeMap<String, String>();
        totals.forEach((key, pence) -> texts.put(key, new java.math.BigDecimal(pence, 2).toPlainString()));
        return texts;
    }

    private static Map<String, String> cellsOfD4(ReturnFigures figures) {
        var texts = new TreeMap<String, String>();
        figures.cells().stream()
                .filter(cell -> cell.code().equals("D4"))
                .forEach(cell -> texts.put(cell.key(), cell.value()));
        return texts;
    }

    private static Map<String, String> values(ReturnFigures figures) {
        var texts = new TreeMap<String, String>();
        figures.cells().forEach(cell -> texts.put(cell.place(), String.valueOf(cell.value())));
        return texts;
    }
}
