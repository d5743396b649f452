package org.grantsuite.commons.paging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.UUID;
import org.grantsuite.commons.problem.Refusal;
import org.junit.jupiter.api.Test;

class CursorTest {
    private final UUID id = UUID.randomUUID();

    @Test
    void shouldComeBackInTheSameList() {
        assertThat(Cursor.decode(Cursor.encode(id, "awards", "ACCEPTED"), "awards", "ACCEPTED"))
                .contains(id);
        assertThat(Cursor.decode(null, "awards")).isEmpty();
    }

    @Test
    void shouldBeRefusedInAnotherListOrFilterOrWhenMadeUp() {
        String cursor = Cursor.encode(id, "awards", "ACCEPTED");
        assertThatThrownBy(() -> Cursor.decode(cursor, "awards", "DECLINED")).isInstanceOf(Refusal.class);
        assertThatThrownBy(() -> Cursor.decode(cursor, "payments")).isInstanceOf(Refusal.class);
        assertThatThrownBy(() -> Cursor.decode("%%%", "awards")).isInstanceOf(Refusal.class);
        assertThatThrownBy(() -> Cursor.decode("", "awards")).isInstanceOf(Refusal.class);
    }

    @Test
    void shouldAskForAMatchingVersion() {
        Versions.requireMatch("\"3\"", 3);
        assertThatThrownBy(() -> Versions.requireMatch(null, 3))
                .isInstanceOfSatisfying(
                        Refusal.class, r -> assertThat(r.code().status()).isEqualTo(428));
        assertThatThrownBy(() -> Versions.requireMatch("\"2\"", 3))
                .isInstanceOfSatisfying(
                        Refusal.class, r -> assertThat(r.code().status()).isEqualTo(412));
    }
}
