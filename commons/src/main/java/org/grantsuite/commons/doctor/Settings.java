package org.grantsuite.commons.doctor;

import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.PropertiesLocationConfigSourceFactory;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.IOException;
import java.net.URL;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The configuration a service would read: environment, the files it is pointed at, and what its jars bring. */
public final class Settings {
    /** Settings of {@code name:key} pairs, separated by commas. */
    static final List<String> SEALING_KEYS = List.of("suite.webhook.encryption-keys", "allocation.payee.keys");

    private static final List<String> SECRETS = List.of(
            "quarkus.datasource.password",
            "quarkus.flyway.password",
            "suite.service-token.secret",
            "suite.pages.secret",
            "quarkus.oidc.pages.credentials.secret");
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
                // The file of secrets: what SMALLRYE_CONFIG_LOCATIONS names.
                .withSources(new PropertiesLocationConfigSourceFactory())
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

    /** The line with every secret of the configuration struck out; the longest first, for one may be part of another. */
    String withoutSecrets(String line) {
        Map<String, String> names = new TreeMap<>(
                Comparator.comparingInt(String::length).reversed().thenComparing(Comparator.naturalOrder()));
        SECRETS.forEach(name -> names.put(get(name), name));
        for (String name : SEALING_KEYS) {
            pairs(name)
                    .forEach(pair ->
                            names.put(pair.substring(pair.indexOf(':') + 1).strip(), name));
        }
        String clean = line;
        for (Map.Entry<String, String> secret : names.entrySet()) {
            if (secret.getKey().length() > 3) {
                clean = clean.replace(secret.getKey(), "(" + secret.getValue() + ")");
            }
        }
        return clean;
    }

    /** Each of the setting's pairs as it is written, in its order. */
    List<String> pairs(String name) {
        return find(name).stream()
                .flatMap(all -> Stream.of(all.split(",")))
                .map(String::strip)
                .toList();
    }
}
