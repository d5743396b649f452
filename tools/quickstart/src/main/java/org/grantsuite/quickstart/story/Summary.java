package org.grantsuite.quickstart.story;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.grantsuite.quickstart.api.Sterling;

/** What the thread came to, every value out of a service's answer. Amounts are pounds as text. */
public record Summary(
        List<String> instalments,
        List<Pot> pots,
        String residual,
        Map<String, String> effectiveRates,
        Awards awards,
        Sum payments,
        String direct,
        FirstPoint rp1,
        Gate gate,
        FinalPoint rp2,
        Certificate certificate,
        String recovered,
        String writtenOff,
        String repaid,
        boolean settled,
        Map<String, Boolean> invariants,
        long seconds) {

    /** The published label, the exact share by it, the stated amount and how far they are apart. */
    public record Pot(String code, String labelPercent, String exact, String stated, String deviation) {}

    public record Sum(int count, String total) {}

    /** All awards offered over both instalments; the declined ones also apart. */
    public record Awards(int count, String total, Sum declined) {}

    public record FirstPoint(String d1, String d2, String reason) {}

    public record Gate(String instalment2) {}

    public record FinalPoint(String d1, String d2, String d11, String d12, String unspent) {}

    public record Signer(String role, String signedBy) {}

    public record Certificate(String hash, List<Signer> signers) {}

    /** Everything but the time it took, which differs from run to run. */
    public Summary withoutSeconds() {
        return new Summary(
                instalments,
                pots,
                residual,
                effectiveRates,
                awards,
                payments,
                direct,
                rp1,
                gate,
                rp2,
                new Certificate("", certificate.signers()),
                recovered,
                writtenOff,
                repaid,
                settled,
                invariants,
                0);
    }

    @JsonIgnore
    public boolean isSound() {
        return invariants.values().stream().allMatch(Boolean::booleanValue);
    }

    public void write(Path file) throws IOException {
        Files.createDirectories(file.getParent());
        new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT).writeValue(file.toFile(), this);
    }

    static List<Pot> pots(JsonNode plan) {
        List<Pot> pots = new ArrayList<>();
        plan.path("pots")
                .forEach(pot -> pots.add(new Pot(
                        pot.path("code").asText(),
                        pot.path("percent").asText(),
                        pot.path("exact").path("amount").asText(),
                        pot.path("stated").path("amount").asText(),
                        pot.path("deviation").path("amount").asText())));
        return pots;
    }

    static Sum sum(List<JsonNode> rows) {
        long pence = rows.stream()
                .mapToLong(row -> Sterling.pence(row.path("amount")))
                .sum();
        return new Sum(rows.size(), Sterling.amount(pence));
    }

    static Awards awards(List<JsonNode> awards) {
        Sum all = sum(awards);
        return new Awards(
                all.count(),
                all.total(),
                sum(awards.stream()
                        .filter(award -> "DECLINED".equals(award.path("status").asText()))
                        .toList()));
    }

    static Certificate certificate(JsonNode certificate) {
        List<Signer> signers = new ArrayList<>();
        certificate
                .path("signatures")
                .forEach(one -> signers.add(new Signer(
                        one.path("role").asText(), one.path("signedBy").asText())));
        return new Certificate(certificate.path("contentHash").asText(), signers);
    }

    static Map<String, String> rates(List<JsonNode> runs) {
        Map<String, String> rates = new LinkedHashMap<>();
        runs.forEach(run -> rates.put(
                run.path("potCode").asText(), run.path("effectiveRate").asText()));
        return rates;
    }
}
