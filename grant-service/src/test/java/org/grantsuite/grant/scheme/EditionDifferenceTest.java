package org.grantsuite.grant.scheme;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class EditionDifferenceTest {
    @Test
    void shouldNameElementsOfListsByTheirCodes() {
        assertThat(told(
                        "{'points':[{'code':'A','due':'1'},{'code':'B','due':'2'}]}",
                        "{'points':[{'code':'N','due':'0'},{'code':'A','due':'1'},{'code':'B','due':'3'}]}"))
                .containsExactly(
                        "CHANGED /points/B/due \"2\" \"3\"", "ADDED /points/N null {\"code\":\"N\",\"due\":\"0\"}");
    }

    @Test
    void shouldTellWhatWasAddedRemovedAndChanged() {
        assertThat(told("{'a':1,'b':{'c':true},'d':[1]}", "{'b':{'c':false},'d':[1,2],'e':'x'}"))
                .containsExactly(
                        "REMOVED /a 1 null", "CHANGED /b/c true false", "CHANGED /d [1] [1,2]", "ADDED /e null \"x\"");
    }

    @Test
    void shouldTellAnotherOrder() {
        assertThat(told("{'l':[{'number':1},{'number':2}]}", "{'l':[{'number':2},{'number':1}]}"))
                .hasSize(1)
                .allSatisfy(one -> assertThat(one).startsWith("CHANGED /l "));
    }

    @Test
    void shouldFindNothingBetweenAnEditionAndItself() {
        assertThat(told("{'a':[{'code':'A'}],'b':null}", "{'a':[{'code':'A'}],'b':null}"))
                .isEmpty();
    }

    private static List<String> told(String before, String after) {
        return EditionDifference.between(before.replace('\'', '"'), after.replace('\'', '"')).stream()
                .map(one -> one.kind() + " " + one.path() + " " + one.before() + " " + one.after())
                .toList();
    }
}
