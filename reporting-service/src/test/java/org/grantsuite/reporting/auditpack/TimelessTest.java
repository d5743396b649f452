package org.grantsuite.reporting.auditpack;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;

class TimelessTest {

    @Test
    void shouldLeaveOutWhatTellsOfTheDayItWasAskedForAndNothingElse() throws JsonProcessingException {
        var mapper = new ObjectMapper();
        var document = mapper.readTree("""
            {"dueOn":"2022-01-14","daysLeft":-1777,"gate":{"status":"MET","daysLeft":-1777},"list":[{"overdue":true,"code":"A"}]}""");

        assertThat(Timeless.of(document)).isEqualTo(mapper.readTree("""
            {"dueOn":"2022-01-14","gate":{"status":"MET"},"list":[{"code":"A"}]}"""));
        assertThat(document.has("daysLeft")).isTrue();
    }
}
