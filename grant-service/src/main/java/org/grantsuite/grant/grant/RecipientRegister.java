package org.grantsuite.grant.grant;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/** Who may receive a grant: registers of ONS codes, kept as files that an edition names (R1). */
@ApplicationScoped
public class RecipientRegister {
    private final Map<String, Set<String>> registers = new ConcurrentHashMap<>();

    /** @return false too when there is no such register: what cannot be shown is not assumed */
    public boolean contains(String register, String councilCode) {
        return registers.computeIfAbsent(register, RecipientRegister::read).contains(councilCode);
    }

    private static Set<String> read(String register) {
        InputStream stream = RecipientRegister.class.getResourceAsStream("/registers/" + register + ".csv");
        if (stream == null) {
            return Set.of();
        }
        try (var lines = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
            return lines.lines().skip(1).map(line -> line.split(",", 2)[0]).collect(Collectors.toUnmodifiableSet());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
