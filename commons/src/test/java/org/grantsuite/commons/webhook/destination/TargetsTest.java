package org.grantsuite.commons.webhook.destination;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import org.grantsuite.commons.problem.Refusal;
import org.grantsuite.commons.webhook.WebhookProblem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TargetsTest {
    private static final TargetRules STRICT =
            new TargetRules(List.of("hooks.example.org", "*.example.gov.uk"), false, false);
    private static final TargetRules ANY_HOST = new TargetRules(List.of("*"), false, false);

    private static NameResolver answering(String... addresses) {
        return host -> {
            var found = new java.util.ArrayList<InetAddress>();
            for (String address : addresses) {
                found.add(InetAddress.getByName(address));
            }
            return found;
        };
    }

    private static WebhookProblem refusal(TargetRules rules, NameResolver names, String url) {
        try {
            new Targets(rules, names).admit(url);
        } catch (Refusal refusal) {
            return (WebhookProblem) refusal.code();
        }
        throw new AssertionError(url + " was admitted");
    }

    @Test
    void shouldAdmitAnAllowedHostAtTheAddressItResolvedTo() {
        Target target = new Targets(STRICT, answering("93.184.216.34"))
                .admit("https://Grants.Example.gov.uk:8443/in/box?of=us");

        assertThat(target.address().getHostAddress()).isEqualTo("93.184.216.34");
        assertThat(target.port()).isEqualTo(8443);
        assertThat(target.path()).isEqualTo("/in/box?of=us");
        assertThat(new Targets(STRICT, answering("2606:2800:220:1::1"))
                        .admit("https://hooks.example.org")
                        .path())
                .isEqualTo("/");
    }

    @ParameterizedTest
    @CsvSource({
        "https://user:word@hooks.example.org/, WEBHOOK_TARGET_INVALID",
        "https://hooks.example.org/#part, WEBHOOK_TARGET_INVALID",
        "https://hooks.example.org:0/, WEBHOOK_TARGET_INVALID",
        "https://hooks.example.org:65536/, WEBHOOK_TARGET_INVALID",
        "https:///nowhere, WEBHOOK_TARGET_INVALID",
        "hooks.example.org, WEBHOOK_TARGET_INVALID",
        "/inbox, WEBHOOK_TARGET_INVALID",
        "file:///etc/passwd, WEBHOOK_TARGET_INVALID",
        "gopher://hooks.example.org/, WEBHOOK_TARGET_INVALID",
        "https://hooks.example.org/a b, WEBHOOK_TARGET_INVALID",
        "https://2130706433/, WEBHOOK_TARGET_NOT_ALLOWED",
        "https://0x7f.1/, WEBHOOK_TARGET_INVALID",
        "https://127.1/, WEBHOOK_TARGET_INVALID",
        "http://hooks.example.org/, WEBHOOK_TARGET_INSECURE",
        "https://example.gov.uk/, WEBHOOK_TARGET_NOT_ALLOWED",
        "https://.example.gov.uk/, WEBHOOK_TARGET_INVALID",
        "https://evilexample.gov.uk/, WEBHOOK_TARGET_NOT_ALLOWED",
        "https://hooks.example.org.evil.net/, WEBHOOK_TARGET_NOT_ALLOWED",
        "https://hooks.example.org./, WEBHOOK_TARGET_NOT_ALLOWED",
        "https://127.0.0.1/, WEBHOOK_TARGET_NOT_ALLOWED"
    })
    void shouldRefuseWhatIsNotPlainlyAnAllowedAddress(String url, WebhookProblem problem) {
        assertThat(refusal(STRICT, answering("93.184.216.34"), url)).isEqualTo(problem);
    }

    @Test
    void shouldAllowNothingWithoutAList() {
        assertThat(refusal(
                        new TargetRules(List.of(), true, true),
                        answering("93.184.216.34"),
                        "https://hooks.example.org/"))
                .isEqualTo(WebhookProblem.WEBHOOK_TARGET_NOT_ALLOWED);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0.0.0.0",
                "10.1.2.3",
                "100.64.0.1",
                "100.100.100.200",
                "127.0.0.1",
                "127.8.8.8",
                "168.63.129.16",
                "169.254.169.254",
                "172.16.0.1",
                "172.31.255.255",
                "192.0.0.8",
                "192.168.1.1",
                "198.18.0.1",
                "198.51.100.7",
                "203.0.113.9",
                "224.0.0.1",
                "240.0.0.1",
                "255.255.255.255",
                "::",
                "::1",
                "::ffff:10.0.0.1",
                "::ffff:127.0.0.1",
                "::10.0.0.1",
                "64:ff9b::a00:1",
                "64:ff9b:1::1",
                "100::1",
                "2001::1",
                "2001:db8::1",
                "2002:7f00:1::1",
                "2002:a00:1::",
                "3fff::1",
                "fc00::1",
                "fd00:ec2::254",
                "fe80::1",
                "fec0::1",
                "ff02::1"
            })
    void shouldRefuseAnAddressThatIsNotPublic(String address) {
        assertThat(refusal(ANY_HOST, answering(address), "https://hooks.example.org/"))
                .isEqualTo(WebhookProblem.WEBHOOK_TARGET_PRIVATE);
        assertThat(refusal(ANY_HOST, answering("93.184.216.34", address), "https://hooks.example.org/"))
                .as("one of two")
                .isEqualTo(WebhookProblem.WEBHOOK_TARGET_PRIVATE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "8.8.8.8",
                "11.0.0.1",
                "100.128.0.1",
                "172.15.0.1",
                "172.32.0.1",
                "192.169.0.1",
                "223.255.255.255",
                "2606:4700::1",
                "2a00:1450::1",
                "64:ff9b::808:808",
                "2002:808:808::1"
            })
    void shouldAdmitAPublicAddress(String address) {
        assertThat(new Targets(ANY_HOST, answering(address))
                        .admit("https://hooks.example.org/")
                        .address())
                .isNotNull();
    }

    @Test
    void shouldJudgeAnAddressWrittenIntoTheUrlLikeAnyOther() {
        NameResolver system = host -> List.of(InetAddress.getByName(host));

        assertThat(refusal(ANY_HOST, system, "https://2130706433/")).isEqualTo(WebhookProblem.WEBHOOK_TARGET_PRIVATE);
        assertThat(refusal(ANY_HOST, system, "https://[::1]/")).isEqualTo(WebhookProblem.WEBHOOK_TARGET_PRIVATE);
        assertThat(refusal(ANY_HOST, system, "https://169.254.169.254/latest/meta-data"))
                .isEqualTo(WebhookProblem.WEBHOOK_TARGET_PRIVATE);
        assertThat(refusal(ANY_HOST, system, "https://[::ffff:a9fe:a9fe]/"))
                .isEqualTo(WebhookProblem.WEBHOOK_TARGET_PRIVATE);
    }

    @Test
    void shouldSayThatANameHasNoAddressAndNotWhichAddressWasRefused() {
        NameResolver nobody = host -> {
            throw new UnknownHostException(host);
        };
        assertThat(refusal(ANY_HOST, nobody, "https://hooks.example.org/"))
                .isEqualTo(WebhookProblem.WEBHOOK_TARGET_UNRESOLVABLE);
        assertThatThrownBy(() -> new Targets(ANY_HOST, answering("10.9.8.7")).admit("https://hooks.example.org/"))
                .hasMessageNotContaining("10.9.8.7");
    }
}
