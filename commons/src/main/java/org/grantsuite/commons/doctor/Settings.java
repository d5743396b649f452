package org.grantsuite.commons.doctor;

import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.IOException;
import java.net.URL;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** The configuration a service would read: environment, the files it is pointed at, and what its jars bring. */
public final class Settings {
    private static final List<String> SECRETS = List.of(
            "quarkus.datasource.password",
            "quarkus.flyway.password",
            "suite.service-token.secret",
            "suite.webhook.encryption-keys");
    private final SmallRyeConfig config;

    private Settings(SmallRyeConfig config) {
        this.config = config;
    }

    /** As the service of this class path would find it. */
    public static Settings ofThisProcess() throws IOException {
        return of(Map.of());
    }

    /** As {@link #ofThisProcess}, with values that win over all others. */
    public static Settings of(Map<String, String> values) throws IOException {
        SmallRyeConfigBuilder builder = new SmallRyeConfigBuilder()
                .addDefaultInterceptors()
                .addDefaultSources()
                .withSources(new PropertiesConfigSource(values, "given", 1_000));
        URL application = Settings.class.getResource("/application.properties");
        if (application != null) {
            builder.withSources(new PropertiesConfigSource(application, 250));
        }
        return new Settings(builder.build());
    }

    Optional<String> find(String name) {
        return config.getOptionalValue(name, String.class).filter(value -> !value.isBlank());
    }

    String get(String name) {
        return find(name).orElse("");
    }

    /** The line with every secret of the configuration struck out. */
    String withoutSecrets(String line) {
        String clean = line;
        for (String name : SECRETS) {
            String secret = get(name);
            if (secret.length() > 3) {
                clean = clean.replace(secret, "(" + name + ")");
            }
        }
        return Objects.requireNonNull(clean);
    }
}
