package org.grantsuite.commons.doctor;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;

/** The services this one calls. */
final class SiblingExamination implements Examination {
    private static final Duration CLOCKS = Duration.ofSeconds(3);

    @Override
    public void examine(Settings settings, Findings findings) {
        for (String sibling : List.of("grant-service", "allocation-service")) {
            settings.find("quarkus.rest-client." + sibling + ".url")
                    .ifPresent(address -> reach(sibling, address, findings));
        }
    }

    private static void reach(String sibling, String address, Findings findings) {
        try {
            HttpResponse<String> answer = Http.get(address + "/q/health/ready");
            findings.expect(
                    answer.statusCode() == 200, sibling + " is ready", address + " says " + answer.statusCode());
            Http.clockOff(answer)
                    .ifPresent(off -> findings.expect(
                            off.compareTo(CLOCKS) < 0,
                            "the clock of " + sibling + " is ours",
                            "it is off by " + off.toSeconds() + " s"));
            HttpResponse<String> unasked = Http.get(address + "/v1/events");
            findings.expect(
                    unasked.statusCode() == 401,
                    sibling + " asks for a token",
                    address + "/v1/events answers " + unasked.statusCode() + ": is something else there?");
        } catch (IOException e) {
            findings.mend(sibling + " does not answer at " + address, e + ": address, network policy, is it up?");
        }
    }
}
