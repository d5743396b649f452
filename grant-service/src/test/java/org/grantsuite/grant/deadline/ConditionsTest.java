package org.grantsuite.grant.deadline;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.grantsuite.commons.clock.WorkingDays;
import org.grantsuite.commons.testing.Contract;
import org.grantsuite.grant.deadline.Conditions.Arrival;
import org.grantsuite.grant.scheme.SchemeReader;
import org.junit.jupiter.api.Test;

class ConditionsTest {
    private static final String EDITION = Contract.read("schemes/wrrf-1.json");

    @Test
    void shouldFindEveryDateTheEditionSets() {
        assertThat(of(EDITION))
                .extracting(due -> due.code() + " " + due.on())
                .containsExactlyInAnyOrder(
                        "GATE_2 2022-01-14",
                        "RP1 2022-01-14",
                        "RP2 2022-04-29",
                        "CERTIFICATE 2022-04-29",
                        "LOCK_FINAL_UNSPENT_VALUE 2022-06-30",
                        "LOCK_REPORTED_SPEND 2022-06-30",
                        "CLOSE_OF_FUND 2022-03-31",
                        "FINAL_VALUE 2022-06-30");
    }

    @Test
    void shouldCountPassingOnFromTheReceiptWhereTheSchemeAsksForIt() {
        var edition = EDITION.replace("\"rule\": \"NONE\"", "\"rule\": \"WORKING_DAYS\", \"days\": 20");

        assertThat(of(edition))
                .filteredOn(due -> due.code().equals("PASS_ON_1"))
                .singleElement()
                .extracting(Due::on)
                .isEqualTo(LocalDate.of(2022, 1, 19));
    }

    @Test
    void shouldTellTheReceiptsOfAnInstalmentApart() {
        var edition = EDITION.replace("\"rule\": \"NONE\"", "\"rule\": \"CALENDAR_DAYS\", \"days\": 20");

        assertThat(of(edition))
                .filteredOn(due -> due.code().startsWith("PASS_ON"))
                .extracting(due -> due.code() + " " + due.on())
                .containsExactly("PASS_ON_1 2022-01-06", "PASS_ON_1_2 2022-02-06");
    }

    private static List<Due> of(String edition) {
        var rules = new SchemeReader().require(edition);
        var arrived = List.of(
                new Arrival(1, 1, LocalDate.of(2021, 12, 17), rules),
                new Arrival(1, 2, LocalDate.of(2022, 1, 17), rules));
        return new Conditions(rules).all(arrived, counted -> counted.due(new WorkingDays()));
    }
}
