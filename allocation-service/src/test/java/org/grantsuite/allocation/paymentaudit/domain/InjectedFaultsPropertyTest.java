package org.grantsuite.allocation.paymentaudit.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Faults put into the published file by seed, twenty of each kind: all found under their own name, and nothing else. */
class InjectedFaultsPropertyTest {
    private static final int OF_EACH = 20;
    private static final long FIRST_RATE = 35_000;
    private static final long SECOND_RATE = 15_000;
    private static final Set<Long> RATES = Set.of(30_000L, 20_000L, 35_000L, 15_000L, 50_000L);

    private record Found(FindingKind kind, String label, String supplier) {}

    @ParameterizedTest
    @ValueSource(longs = {1, 7, 42, 1971, 20211208, 5781, 552981, 31})
    void shouldFindEveryFaultAndRaiseNoFalseAlarm(long seed) {
        List<PaidLine> lines = new ArrayList<>(PublishedPayments.all());
        Set<Found> expected = found(lines);
        expected.addAll(inject(lines, new Random(seed)));
        assertThat(found(lines)).isEqualTo(expected);
    }

    private static Set<Found> found(List<PaidLine> lines) {
        return PaymentAudit.examine(lines, PublishedPayments.SETTINGS).findings().stream()
                .map(finding -> new Found(finding.kind(), finding.runLabel(), finding.supplierNo()))
                .collect(Collectors.toCollection(HashSet::new));
    }

    private static Set<Found> inject(List<PaidLine> lines, Random random) {
        List<PaidLine> clean = clean(lines, random);
        Set<Found> expected = new HashSet<>();
        int next = 0;
        for (FindingKind kind : List.of(
                FindingKind.WRONG_RATE,
                FindingKind.KEYED_SLIP,
                FindingKind.DUPLICATE,
                FindingKind.PENNY_OFF,
                FindingKind.PAID_UNDER_TWO_LABELS,
                FindingKind.UNIT_COUNT_MOVED,
                FindingKind.MISSING_FROM_LATER)) {
            for (int done = 0; done < OF_EACH; next++) {
                PaidLine second = clean.get(next);
                if (inject(kind, lines, second, random)) {
                    expected.add(new Found(kind, "WRRF2-P2", second.supplierNo()));
                    done++;
                }
            }
        }
        return expected;
    }

    /** Lines of the second payment whose supplier has one line in each run, with the same units. */
    private static List<PaidLine> clean(List<PaidLine> lines, Random random) {
        Map<String, List<PaidLine>> bySupplier = new HashMap<>();
        lines.stream()
                .filter(line -> line.runLabel().equals("WRRF2-P1"))
                .forEach(line -> bySupplier
                        .computeIfAbsent(line.supplierNo(), supplier -> new ArrayList<>())
                        .add(line));
        List<PaidLine> clean = new ArrayList<>(lines.stream()
                .filter(line -> line.runLabel().equals("WRRF2-P2"))
                .filter(line -> {
                    List<PaidLine> first = bySupplier.getOrDefault(line.supplierNo(), List.of());
                    return first.size() == 1 && first.get(0).pence() / FIRST_RATE * SECOND_RATE == line.pence();
                })
                .toList());
        java.util.Collections.shuffle(clean, random);
        return clean;
    }

    /** False where the fault could not be told from another one by anybody. */
    private static boolean inject(FindingKind kind, List<PaidLine> lines, PaidLine line, Random random) {
        long units = line.pence() / SECOND_RATE;
        return switch (kind) {
            case WRONG_RATE -> {
                long paid = units * (random.nextBoolean() ? FIRST_RATE : 20_000);
                yield !sameDigits(paid, line.pence()) && replace(lines, line, paid);
            }
            case KEYED_SLIP -> {
                long paid = random.nextBoolean() ? line.pence() * 10 : swapped(line.pence());
                yield paid != line.pence() && !RATES.contains(paid / units) && replace(lines, line, paid);
            }
            case PENNY_OFF -> replace(lines, line, line.pence() + (random.nextBoolean() ? 1 : -1));
            case UNIT_COUNT_MOVED -> {
                long moved = Math.max(1, units + (random.nextBoolean() ? 1 : -1) * (1 + random.nextInt(9)));
                long paid = moved * SECOND_RATE;
                boolean plain = moved != units
                        && !sameDigits(paid, line.pence())
                        && !sameDigits(moved * FIRST_RATE, units * FIRST_RATE)
                        && paid != 10 * line.pence()
                        && 10 * paid != line.pence()
                        && RATES.stream()
                                .noneMatch(rate -> rate * units == paid
                                        || rate * moved == units * FIRST_RATE && rate != FIRST_RATE);
                yield plain && replace(lines, line, paid);
            }
            case MISSING_FROM_LATER -> line.pence() > 50_000 && lines.remove(line);
            case DUPLICATE ->
                lines.add(new PaidLine(
                        lines.size() + 2,
                        line.runLabel(),
                        line.paidOn().plusDays(9),
                        "again",
                        line.supplierNo(),
                        line.pence()));
            case PAID_UNDER_TWO_LABELS -> {
                PaidLine first = lines.stream()
                        .filter(other -> other.runLabel().equals("WRRF2-P1")
                                && other.supplierNo().equals(line.supplierNo()))
                        .findFirst()
                        .orElseThrow();
                yield lines.add(new PaidLine(
                        lines.size() + 2, line.runLabel(), first.paidOn(), "", line.supplierNo(), first.pence()));
            }
            default -> throw new IllegalArgumentException(kind.name());
        };
    }

    private static boolean replace(List<PaidLine> lines, PaidLine line, long paid) {
        lines.set(
                lines.indexOf(line),
                new PaidLine(
                        line.line(), line.runLabel(), line.paidOn(), line.transactionNo(), line.supplierNo(), paid));
        return true;
    }

    private static long swapped(long pence) {
        char[] digits = Long.toString(pence).toCharArray();
        for (int i = 0; i + 1 < digits.length; i++) {
            if (digits[i] != digits[i + 1] && digits[i + 1] != '0') {
                char digit = digits[i];
                digits[i] = digits[i + 1];
                digits[i + 1] = digit;
                return Long.parseLong(new String(digits));
            }
        }
        return pence;
    }

    private static boolean sameDigits(long one, long other) {
        return sorted(one).equals(sorted(other));
    }

    private static String sorted(long number) {
        return Long.toString(number)
                .chars()
                .sorted()
                .mapToObj(Character::toString)
                .collect(Collectors.joining());
    }
}
