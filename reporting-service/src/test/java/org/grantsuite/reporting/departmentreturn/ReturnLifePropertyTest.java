package org.grantsuite.reporting.departmentreturn;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import org.grantsuite.commons.testing.PostgresResource;
import org.grantsuite.reporting.testing.ReportingServiceTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Random lives of a final return over HTTP: money is spent and rules are re-issued while it is frozen, declined, signed, changed,
 * sent, revised, its final value stated and locked, in any order. What must not be done is refused, and after each step invariants
 * 4 (rules never alter what was frozen), 8 (the certificate's hash is the return's) and 9 (what was locked stays) hold.
 */
@Tag("campaign")
@ReportingServiceTest
class ReturnLifePropertyTest {

    /** Between them these lives hold each deed, done and refused. */
    private static final List<Integer> SEEDS = List.of(1, 19);

    private static final int STEPS = 40;

    @Test
    void shouldKeepWhatWasFrozenSignedAndLockedAfterEachStep() {
        var done = new TreeMap<String, Integer>();
        for (int seed : SEEDS) {
            var random = new Random(seed);
            var life = new ReturnLife();
            for (int step = 0; step < STEPS; step++) {
                var deed = life.step(random);
                assertThat(life.broken())
                        .as("life %d, step %d: %s", seed, step, deed)
                        .isEmpty();
            }
            assertThat(life.brokenEver()).as("life %d, all that was sent", seed).isEmpty();
            life.done.forEach((deed, times) -> done.merge(deed, times, Integer::sum));
        }
        assertThat(done.keySet())
                .containsAll(List.of(
                        "book",
                        "change",
                        "change refused",
                        "decline",
                        "freeze",
                        "freeze refused",
                        "lock",
                        "refresh",
                        "reissue",
                        "revise",
                        "sign",
                        "sign refused",
                        "state",
                        "state refused",
                        "submit",
                        "submit refused"));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            4 | a penny more in a frozen cell | update department_return set cells = replace(cells::text, '94916.81', '94916.82')::jsonb where id = '%1$s'
            4 | the rules of another edition | update department_return set edition = concat(edition, '-next') where id = '%1$s'
            8 | a certificate of another hash | update certificate set content_hash = repeat('0', 64) where department_return_id = '%1$s'
            8 | a penny more certified | update certificate set certified_spend_pence = certified_spend_pence + 1 where department_return_id = '%1$s'
            8 | somebody else signed | update signature set signed_by = 'mallory' where signed_by = 'sam' and certificate_id in (select id from certificate where department_return_id = '%1$s')
            9 | a penny moved in what is locked | update final_value set unspent_pence = unspent_pence + 1, reported_spend_pence = reported_spend_pence - 1 where grant_id = '%2$s'
            9 | the lock is gone | delete from final_value_lock where grant_id = '%2$s'
            """)
    void shouldGoFalseAloneWhenOneRowIsCorrupted(int number, String what, String sql) throws SQLException {
        var life = new ReturnLife();
        life.freeze();
        life.sign("chris", true);
        life.sign("sam", true);
        life.submit();
        life.state(89_387_00);
        life.lock();
        life.reissue();
        assertThat(life.broken()).isEmpty();

        try (var superuser = PostgresResource.superuser()) {
            assertThat(superuser.createStatement().executeUpdate(sql.formatted(life.id(), life.grant.id)))
                    .as(what)
                    .isEqualTo(1);
        }

        assertThat(life.broken()).containsExactly(number);
    }
}
