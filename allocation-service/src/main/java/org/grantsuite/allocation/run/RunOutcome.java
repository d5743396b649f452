package org.grantsuite.allocation.run;

import java.math.BigInteger;
import java.util.Arrays;
import org.grantsuite.allocation.apportionment.Apportionment;
import org.grantsuite.allocation.apportionment.LineOrder;
import org.grantsuite.allocation.apportionment.ProRata;
import org.grantsuite.allocation.apportionment.Rate;
import org.grantsuite.allocation.apportionment.RateTimesUnits;
import org.grantsuite.commons.money.Money;
import org.grantsuite.commons.problem.Refusal;
import org.jspecify.annotations.Nullable;

/**
 * A pot shared: pence of each line and what is left.
 *
 * @param pence of each line, in the order of the columns
 * @param oddPennies pennies that rounding down left over; zero for rate times units
 * @param cut smallest remainder that took an odd penny
 */
record RunOutcome(
        Money pot,
        Money allocated,
        long units,
        long[] pence,
        long oddPennies,
        @Nullable BigInteger cut) {

    static RunOutcome of(RunOrder order, Money pot, RunColumns columns) {
        long units = Arrays.stream(columns.units()).sum();
        if (units == 0) {
            throw Refusal.of(RunProblem.RUN_NOTHING_TO_SHARE_BY, "The snapshot has no units under " + order.drivers());
        }
        return order.method() == RunMethod.PRO_RATA
                ? proRata(order, pot, columns, units)
                : rateTimesUnits(rate(order), pot, columns, units);
    }

    Rate effectiveRate() {
        return Rate.effective(allocated.pence(), units);
    }

    Money residual() {
        return pot.minus(allocated);
    }

    private static RunOutcome proRata(RunOrder order, Money pot, RunColumns columns, long units) {
        if (order.rate() != null) {
            throw Refusal.of(
                    RunProblem.RUN_RATE_NOT_WANTED, "PRO_RATA finds the rate; give declaredRate to compare it with");
        }
        Apportionment shared = ProRata.share(pot.pence(), columns.units(), LineOrder.asListed(), order.remainderRule());
        return new RunOutcome(
                pot,
                pot.minus(Money.ofPence(shared.heldPence())),
                units,
                shared.pence(),
                shared.oddPennies(),
                shared.cut());
    }

    /** R22: a residual is left explicit; a negative one is refused. */
    private static RunOutcome rateTimesUnits(Rate rate, Money pot, RunColumns columns, long units) {
        long[] pence;
        long sum = 0;
        try {
            pence = RateTimesUnits.price(columns.units(), rate);
            for (long line : pence) {
                sum = Math.addExact(sum, line);
            }
        } catch (ArithmeticException e) {
            throw Refusal.of(RunProblem.RUN_EXCEEDS_POT, "The lines come to more than can be counted");
        }
        if (sum > pot.pence()) {
            Money total = Money.ofPence(sum);
            throw Refusal.of(
                            RunProblem.RUN_EXCEEDS_POT,
                            units + " units at £" + rate + " come to " + total + ", the pot holds " + pot + ": "
                                    + total.minus(pot) + " too much")
                    .at(
                            "rate",
                            "at most £" + Rate.effective(pot.pence(), units) + " a unit would fit, before rounding");
        }
        return new RunOutcome(pot, Money.ofPence(sum), units, pence, 0, null);
    }

    private static Rate rate(RunOrder order) {
        Rate rate = order.rate();
        if (rate == null) {
            throw Refusal.of(RunProblem.RUN_RATE_MISSING, "RATE_TIMES_UNITS needs a rate");
        }
        return rate;
    }
}
