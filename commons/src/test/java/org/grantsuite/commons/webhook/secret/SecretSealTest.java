package org.grantsuite.commons.webhook.secret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Base64;
import java.util.List;
import org.grantsuite.commons.problem.Refusal;
import org.grantsuite.commons.webhook.WebhookProblem;
import org.junit.jupiter.api.Test;

class SecretSealTest {
    private static final String OLD = "old:" + key(1);
    private static final String NEW = "new:" + key(2);
    private final WebhookSecret secret = WebhookSecret.random();

    private static String key(int fill) {
        byte[] bytes = new byte[32];
        java.util.Arrays.fill(bytes, (byte) fill);
        return Base64.getEncoder().encodeToString(bytes);
    }

    @Test
    void shouldOpenWhatItSealedForTheSameOwnerOnly() {
        var seal = new SecretSeal(List.of(OLD));
        String sealed = seal.seal(secret, "webhook/1");

        assertThat(sealed).startsWith("old:").doesNotContain(secret.reveal().substring(6));
        assertThat(seal.open(sealed, "webhook/1").reveal()).isEqualTo(secret.reveal());
        assertThatThrownBy(() -> seal.open(sealed, "webhook/2")).isInstanceOf(IllegalStateException.class);
        assertThat(seal.seal(secret, "webhook/1")).isNotEqualTo(sealed);
    }

    @Test
    void shouldNoticeAChangedText() {
        var seal = new SecretSeal(List.of(OLD));
        byte[] raw = Base64.getDecoder().decode(seal.seal(secret, "webhook/1").substring(4));
        raw[raw.length - 1] ^= 1;

        assertThatThrownBy(() -> seal.open("old:" + Base64.getEncoder().encodeToString(raw), "webhook/1"))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void shouldSealWithTheFirstKeyAndOpenWithAny() {
        String sealed = new SecretSeal(List.of(OLD)).seal(secret, "webhook/1");
        var both = new SecretSeal(List.of(NEW, OLD));

        assertThat(both.open(sealed, "webhook/1").reveal()).isEqualTo(secret.reveal());
        assertThat(both.seal(secret, "webhook/1")).startsWith("new:");
        assertThatThrownBy(() -> new SecretSeal(List.of(NEW)).open(sealed, "webhook/1"))
                .hasMessageContaining("no key is called old");
    }

    @Test
    void shouldRefuseToSealWithoutAKeyAndToStartWithABadOne() {
        assertThatThrownBy(() -> new SecretSeal(List.of()).seal(secret, "webhook/1"))
                .isInstanceOfSatisfying(
                        Refusal.class,
                        refusal -> assertThat(refusal.code()).isEqualTo(WebhookProblem.WEBHOOKS_NOT_CONFIGURED));
        assertThatThrownBy(() -> new SecretSeal(List.of("short:AAEC"))).isInstanceOf(IllegalStateException.class);
        assertThat(secret).hasToString("whsec_…");
    }

    /** The example of the Standard Webhooks specification. */
    @Test
    void shouldSignAsThePublishedExample() {
        var published = WebhookSecret.of(Base64.getDecoder().decode("MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"));

        assertThat(published.sign("msg_p5jXN8AQM9LWM0D4loKWxJek", 1614265330L, "{\"test\": 2432232314}"))
                .isEqualTo("v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
    }
}
