package org.grantsuite.allocation.apportionment.method;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.Function;
import org.grantsuite.allocation.apportionment.Rate;
import org.junit.jupiter.api.Test;

/** Every method against a naive recomputation in decimals, 10,000 seeded cases each. */
class MethodOraclePropertyTest {
    private static final int CASES = 10_000;
    private static final List<String> DRIVERS = List.of("BED", "USER", "NURSING_BED");
    private static final List<String> SERVICES = List.of("RESIDENTIAL", "HOMECARE", "HOSPICE");

    /** One line as an oracle sees it. */
    private record Seen(String driver, String service, BigDecimal units, BigDecimal earlierPence) {}

    private static Columns draw(SplittableRandom random) {
        int lines = random.nextInt(1, 20);
        return new Columns(
                DRIVERS,
                SERVICES,
                random.ints(lines, 0, DRIVERS.size()).toArray(),
                random.ints(lines, 0, SERVICES.size()).toArray(),
                random.longs(lines, 0, 1L << random.nextInt(1, 30)).toArray(),
                random.longs(lines, 0, 1L << random.nextInt(1, 40)).toArray());
    }

    private static void agree(SplittableRandom random, Function<SplittableRandom, Method> method, Pricing pricing) {
        for (int number = 0; number < CASES; number++) {
            Columns lines = draw(random);
            Method drawn = method.apply(random);
            long[] made = drawn.apply(lines);
            for (int i = 0; i < lines.size(); i++) {
                Seen seen = new Seen(
                        DRIVERS.get(lines.driver()[i]),
                        SERVICES.get(lines.service()[i]),
                        BigDecimal.valueOf(lines.units()[i]),
                        BigDecimal.valueOf(lines.earlierPence()[i]));
                assertThat(BigDecimal.valueOf(made[i]))
                        .as("case %d: %s of %s", number, drawn, seen)
                        .isEqualByComparingTo(pricing.of(drawn, seen));
            }
        }
    }

    private interface Pricing {
        BigDecimal of(Method method, Seen line);
    }

    private static BigDecimal penny(BigDecimal pence) {
        return pence.setScale(0, RoundingMode.HALF_UP);
    }

    private static BigDecimal micros(long micros) {
        return BigDecimal.valueOf(micros, 6);
    }

    private static BigDecimal priced(BigDecimal units, Rate rate) {
        return penny(rate.pounds().multiply(units).movePointRight(2));
    }

    private static Rate rate(SplittableRandom random) {
        return new Rate(random.nextLong(1L << random.nextInt(1, 40)));
    }

    private static <T> Map<String, T> some(
            SplittableRandom random, List<String> names, Function<SplittableRandom, T> value) {
        Map<String, T> found = new HashMap<>();
        names.stream().filter(name -> random.nextBoolean()).forEach(name -> found.put(name, value.apply(random)));
        return found;
    }

    @Test
    void proRata() {
        agree(new SplittableRandom(1), random -> new ProRataByUnits(), (method, line) -> line.units());
    }

    @Test
    void weightedSum() {
        agree(
                new SplittableRandom(2),
                random -> new WeightedSum(some(random, DRIVERS, r -> r.nextLong(999_000_000))),
                (method, line) -> micros(((WeightedSum) method).weightMicros().getOrDefault(line.driver(), 0L))
                        .multiply(line.units())
                        .movePointRight(6));
    }

    @Test
    void fullTimePosts() {
        agree(
                new SplittableRandom(3),
                random ->
                        new FullTimePosts(random.nextLong(1, 60_000_000), random.nextInt(3) == 0 ? null : rate(random)),
                (method, line) -> {
                    FullTimePosts posts = (FullTimePosts) method;
                    Rate rate = posts.rate();
                    return rate == null
                            ? line.units()
                            : line.units()
                                    .multiply(rate.pounds())
                                    .movePointRight(2)
                                    .divide(micros(posts.fullTimeMicros()), 0, RoundingMode.HALF_UP);
                });
    }

    @Test
    void ratePerUnit() {
        agree(
                new SplittableRandom(4),
                random -> new RatePerUnit(
                        random.nextBoolean() ? rate(random) : null,
                        some(random, SERVICES, MethodOraclePropertyTest::rate)),
                (method, line) -> {
                    RatePerUnit rates = (RatePerUnit) method;
                    Rate rate = rates.ofService().getOrDefault(line.service(), rates.rate());
                    return rate == null ? BigDecimal.ZERO : priced(line.units(), rate);
                });
    }

    @Test
    void flatSum() {
        agree(
                new SplittableRandom(5),
                random -> new FlatSum(
                        random.nextBoolean() ? random.nextLong(1_000_000) : null,
                        some(random, SERVICES, r -> r.nextLong(1_000_000))),
                (method, line) -> {
                    FlatSum flat = (FlatSum) method;
                    Long sum = flat.ofService().getOrDefault(line.service(), flat.pence());
                    return line.units().signum() == 0 || sum == null ? BigDecimal.ZERO : BigDecimal.valueOf(sum);
                });
    }

    private static List<Long> sizes(SplittableRandom random) {
        return random.longs(random.nextInt(1, 6), 0, 1L << random.nextInt(2, 28))
                .sorted()
                .distinct()
                .boxed()
                .toList();
    }

    @Test
    void tieredRate() {
        agree(
                new SplittableRandom(6),
                random -> {
                    List<TieredRate.Tier> tiers = new ArrayList<>();
                    sizes(random).forEach(from -> tiers.add(new TieredRate.Tier(from, rate(random))));
                    return new TieredRate(tiers, random.nextBoolean());
                },
                MethodOraclePropertyTest::tiered);
    }

    private static BigDecimal tiered(Method method, Seen line) {
        TieredRate tiered = (TieredRate) method;
        BigDecimal pence = BigDecimal.ZERO;
        for (int i = 0; i < tiered.tiers().size(); i++) {
            TieredRate.Tier tier = tiered.tiers().get(i);
            if (BigDecimal.valueOf(tier.from()).compareTo(line.units()) > 0) {
                break;
            }
            BigDecimal end = i + 1 < tiered.tiers().size()
                    ? BigDecimal.valueOf(tiered.tiers().get(i + 1).from() - 1).min(line.units())
                    : line.units();
            BigDecimal before = BigDecimal.valueOf(Math.max(0, tier.from() - 1));
            pence = tiered.slices()
                    ? pence.add(priced(end.subtract(before), tier.rate()))
                    : priced(line.units(), tier.rate());
        }
        return pence;
    }

    @Test
    void bandedSum() {
        agree(
                new SplittableRandom(7),
                random -> {
                    List<BandedSum.Band> bands = new ArrayList<>();
                    sizes(random).forEach(from -> bands.add(new BandedSum.Band(from, random.nextLong(1_000_000))));
                    return new BandedSum(bands);
                },
                (method, line) -> ((BandedSum) method)
                        .bands().stream()
                                .filter(band -> BigDecimal.valueOf(band.from()).compareTo(line.units()) <= 0)
                                .reduce((below, above) -> above)
                                .map(band -> BigDecimal.valueOf(band.pence()))
                                .orElse(BigDecimal.ZERO));
    }

    private static BigDecimal percent(long micros, BigDecimal of) {
        return penny(of.multiply(micros(micros)).movePointLeft(2));
    }

    private static BigDecimal pence(BigDecimal units, boolean inPounds) {
        return inPounds ? units.movePointRight(2) : units;
    }

    @Test
    void shareOfSpend() {
        agree(
                new SplittableRandom(8),
                random -> new ShareOfSpend(random.nextLong(999_000_000), random.nextBoolean()),
                (method, line) -> {
                    ShareOfSpend share = (ShareOfSpend) method;
                    return percent(share.percentMicros(), pence(line.units(), share.inPounds()));
                });
    }

    @Test
    void shareOfAward() {
        agree(
                new SplittableRandom(9),
                random -> new ShareOfAward(random.nextLong(999_000_000)),
                (method, line) -> percent(((ShareOfAward) method).percentMicros(), line.earlierPence()));
    }

    private static Claims claims(SplittableRandom random) {
        return new Claims(some(random, DRIVERS, r -> r.nextLong(100_000_000)), random.nextBoolean());
    }

    private static BigDecimal eligible(Claims claims, Seen line) {
        Long percent = claims.percentMicros().get(line.driver());
        BigDecimal claimed = pence(line.units(), claims.inPounds());
        return percent == null ? claimed : percent(percent, claimed);
    }

    @Test
    void claimsToCap() {
        agree(
                new SplittableRandom(10),
                random -> new ClaimsToCap(claims(random), random.nextLong(1, 1L << random.nextInt(1, 40))),
                (method, line) -> {
                    ClaimsToCap claims = (ClaimsToCap) method;
                    return eligible(claims.claims(), line).min(BigDecimal.valueOf(claims.capPence()));
                });
    }

    @Test
    void claimsScaled() {
        agree(
                new SplittableRandom(11),
                random -> new ClaimsScaled(claims(random)),
                (method, line) -> eligible(((ClaimsScaled) method).claims(), line));
    }

    @Test
    void perRecruit() {
        agree(
                new SplittableRandom(12),
                random ->
                        new PerRecruit(rate(random), random.nextBoolean() ? Long.MAX_VALUE : random.nextLong(1, 1_000)),
                (method, line) -> {
                    PerRecruit recruits = (PerRecruit) method;
                    return priced(line.units().min(BigDecimal.valueOf(recruits.most())), recruits.rate());
                });
    }
}
