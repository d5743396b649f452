package org.grantsuite.reporting.evidence.sampling;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Draws without putting back, each candidate by its weight: the draw of number k is SHA-256 of {@code seed:k}, read as a
 * number and taken modulo the weight that is left; the candidate in order of id in whose share it falls is drawn. Anybody
 * can do it again with a hash function and integers.
 */
public final class Draw {

    public static final String METHOD = "sha256-weighted/1";

    private Draw() {}

    /** @param weight at least 1 */
    public record Candidate(String id, long weight) {
        public Candidate {
            if (weight < 1) {
                throw new IllegalArgumentException("Each candidate weighs something: " + id);
            }
        }
    }

    /** Ids in the order they are drawn; all of them where the size is no less than the population. */
    public static List<String> draw(List<Candidate> population, int size, String seed) {
        var left = new ArrayList<>(inOrder(population));
        var drawn = new ArrayList<String>();
        for (int k = 1; k <= size && !left.isEmpty(); k++) {
            drawn.add(left.remove(place(left, number(seed, k))).id());
        }
        return drawn;
    }

    private static int place(List<Candidate> left, BigInteger number) {
        long total = left.stream().mapToLong(Candidate::weight).reduce(0, Math::addExact);
        long rest = number.mod(BigInteger.valueOf(total)).longValueExact();
        int place = 0;
        while (rest >= left.get(place).weight()) {
            rest -= left.get(place).weight();
            place++;
        }
        return place;
    }

    private static BigInteger number(String seed, int k) {
        return new BigInteger(1, sha256(seed + ":" + k));
    }

    /** SHA-256 over each candidate's {@code id|weight} and a newline, in order of id. */
    public static String populationHash(List<Candidate> population) {
        return HexFormat.of()
                .formatHex(sha256(inOrder(population).stream()
                        .map(candidate -> candidate.id() + "|" + candidate.weight() + "\n")
                        .collect(Collectors.joining())));
    }

    private static List<Candidate> inOrder(List<Candidate> population) {
        return population.stream().sorted(Comparator.comparing(Candidate::id)).toList();
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform knows SHA-256", e);
        }
    }
}
