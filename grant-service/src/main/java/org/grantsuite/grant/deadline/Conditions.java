package org.grantsuite.grant.deadline;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.grantsuite.grant.scheme.domain.EditionDates;
import org.grantsuite.grant.scheme.domain.SchemeRules;
import org.grantsuite.grant.scheme.domain.SchemeRules.PassOn;

/** The deadlines an edition sets: gates, reporting points, certificate, locks, its own dates, and passing on (R31). */
final class Conditions {
    private final SchemeRules rules;
    private final String source;
    private final List<Due> found = new ArrayList<>();

    Conditions(SchemeRules rules) {
        this.rules = rules;
        this.source = "edition " + rules.edition() + " of " + rules.schemeCode();
    }

    /**
     * A receipt starts the time for passing its money on, by the rules in force on its day (R46).
     *
     * @param nth of the receipts of its instalment, in the order they were recorded: a receipt told later never takes
     *     another's number, nor what was said to have met it
     */
    record Arrival(int instalmentNumber, int nth, LocalDate on, SchemeRules inForce) {}

    List<Due> all(List<Arrival> arrivals, Function<Counted, LocalDate> workingDays) {
        EditionDates.of(rules).forEach(date -> add(date.code(), date.label(), date.on()));
        arrivals.forEach(arrival -> {
            var passOn = arrival.inForce().passOn();
            if (passOn != null) {
                passOn(passOn, arrival, workingDays);
            }
        });
        return found;
    }

    private void passOn(PassOn rule, Arrival arrival, Function<Counted, LocalDate> workingDays) {
        Integer days = rule.days();
        if (days == null) {
            return;
        }
        var unit = rule.rule().equals("WORKING_DAYS") ? Counted.Unit.WORKING_DAY : Counted.Unit.CALENDAR_DAY;
        LocalDate due = workingDays.apply(new Counted(arrival.on(), days, unit));
        String code = "PASS_ON_" + arrival.instalmentNumber();
        String label = "Instalment " + arrival.instalmentNumber();
        if (arrival.nth() == 1) {
            add(code, label + " passed on", due);
        } else {
            add(code + "_" + arrival.nth(), label + ", receipt " + arrival.nth() + ", passed on", due);
        }
    }

    private void add(String code, String label, LocalDate on) {
        found.add(Due.condition(code, label, on, source));
    }
}
