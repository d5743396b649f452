package org.grantsuite.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.grantsuite.benchmarks.SpokenSql.Spoken;
import org.junit.jupiter.api.Test;

class SpokenSqlTest {
    private static final String LOG = """
            2026-11-22 03:00:00.000 UTC [7] LOG:  execute S_1: BEGIN
            2026-11-22 03:00:00.001 UTC [9] LOG:  execute S_1: BEGIN
            2026-11-22 03:00:00.001 UTC [9] LOG:  execute S_4: insert into journal (id,
            \t  description) values ($1, $2)
            2026-11-22 03:00:00.001 UTC [9] DETAIL:  Parameters: $1 = '01a20148-fd70-7000-984b-679c93d4e94a', $2 = 'O''Hara, $9 = ''x'''
            2026-11-22 03:00:00.002 UTC [7] LOG:  execute <unnamed>: select councils_with_outbox_work()
            2026-11-22 03:00:00.003 UTC [9] LOG:  execute S_2: COMMIT
            2026-11-22 03:00:00.004 UTC [9] LOG:  execute S_1: BEGIN
            """;

    @Test
    void shouldHearTheSessionThatWroteTheJournalAndNoOther() {
        List<Spoken> heard = SpokenSql.conversation(LOG);

        assertThat(heard.stream().map(Spoken::sql))
                .containsExactly("BEGIN", "insert into journal (id,\n  description) values ($1, $2)", "COMMIT");
        assertThat(heard.get(1).parameters())
                .containsEntry(1, "'01a20148-fd70-7000-984b-679c93d4e94a'")
                .containsEntry(2, "'O''Hara, $9 = ''x'''")
                .hasSize(2);
    }

    @Test
    void shouldSayWhenNoJournalWasHeard() {
        assertThatThrownBy(() -> SpokenSql.conversation("2026-11-22 03:00:00.000 UTC [7] LOG:  execute S_1: BEGIN\n"))
                .isInstanceOf(IllegalStateException.class);
    }
}
