package org.grantsuite.quickstart.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.function.ToIntFunction;
import org.grantsuite.quickstart.story.MadeUpRegister.Location;
import org.junit.jupiter.api.Test;

class MadeUpRegisterTest {
    private final MadeUpRegister register = new MadeUpRegister();

    @Test
    void shouldMeetThePublishedTotals() {
        assertThat(of("CARE_HOME")).hasSize(57);
        assertThat(sum("CARE_HOME", Location::units)).isEqualTo(1844);
        assertThat(sum("HOMECARE", Location::units)).isEqualTo(1232);
        assertThat(sum("CARE_HOME", Location::nursing)).isEqualTo(749);
    }

    @Test
    void shouldNeverHaveMoreNursingBedsThanBeds() {
        assertThat(register.locations())
                .allMatch(location -> location.nursing() <= location.units() && location.units() > 0);
    }

    @Test
    void shouldHaveOneProviderThatEarnsByBedAndByUser() {
        assertThat(of("HOMECARE"))
                .anyMatch(agency -> of("CARE_HOME").stream()
                        .anyMatch(home -> home.providerId().equals(agency.providerId())));
    }

    @Test
    void shouldGiveEachLocationItsOwnIdAndBeTheSameEveryTime() {
        assertThat(register.locations().stream().map(Location::locationId)).doesNotHaveDuplicates();
        assertThat(new MadeUpRegister().locations()).isEqualTo(register.locations());
    }

    @Test
    void shouldLeaveTheHospiceBlankWhereNoDriverIsStated() {
        assertThat(register.driversCsv("")).contains("HOSPICE,HOSPICE_UNIT,,");
    }

    private List<Location> of(String type) {
        return register.locations().stream()
                .filter(location -> type.equals(location.type()))
                .toList();
    }

    private int sum(String type, ToIntFunction<Location> figure) {
        return of(type).stream().mapToInt(figure).sum();
    }
}
