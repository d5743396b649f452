package org.grantsuite.allocation.run;

import static org.grantsuite.allocation.run.RunProblem.RECIPE_INVALID;
import static org.grantsuite.allocation.run.RunProblem.RECIPE_PARAMETER_MISSING;
import static org.grantsuite.allocation.run.RunProblem.RECIPE_PARAMETER_NOT_WANTED;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import org.grantsuite.allocation.api.model.RunLimit;
import org.grantsuite.allocation.api.model.RunQueue;
import org.grantsuite.allocation.api.model.RunRecipe;
import org.grantsuite.allocation.apportionment.Nesting;
import org.grantsuite.allocation.apportionment.Rate;
import org.grantsuite.allocation.apportionment.Shortfall;
import org.grantsuite.allocation.apportionment.method.BandedSum;
import org.grantsuite.allocation.apportionment.method.Claims;
import org.grantsuite.allocation.apportionment.method.ClaimsScaled;
import org.grantsuite.allocation.apportionment.method.ClaimsToCap;
import org.grantsuite.allocation.apportionment.method.FlatSum;
import org.grantsuite.allocation.apportionment.method.FullTimePosts;
import org.grantsuite.allocation.apportionment.method.Method;
import org.grantsuite.allocation.apportionment.method.PerRecruit;
import org.grantsuite.allocation.apportionment.method.ProRataByUnits;
import org.grantsuite.allocation.apportionment.method.RatePerUnit;
import org.grantsuite.allocation.apportionment.method.ShareOfAward;
import org.grantsuite.allocation.apportionment.method.ShareOfSpend;
import org.grantsuite.allocation.apportionment.method.TieredRate;
import org.grantsuite.allocation.apportionment.method.WeightedSum;
import org.grantsuite.allocation.run.recipe.Limit;
import org.grantsuite.allocation.run.recipe.Queue;
import org.grantsuite.allocation.run.recipe.Recipe;
import org.grantsuite.allocation.run.recipe.TrueUpRule;
import org.grantsuite.commons.money.Money;
import org.grantsuite.commons.problem.ProblemCode;
import org.grantsuite.commons.problem.Refusal;
import org.grantsuite.commons.problem.Require;
import org.jspecify.annotations.Nullable;

/** Reads a recipe as it came over the wire, or out of a frozen run, and refuses one that cannot be worked out. */
final class RecipeReader {
    private static final int MICRO_DECIMALS = 6;

    /** What each method must and may be given; the first of a pair in braces or the second. */
    private record Needs(Set<String> all, Set<String> oneOf, Set<String> may) {}

    private static final Map<RunMethod, Needs> NEEDS = new EnumMap<>(Map.ofEntries(
            Map.entry(RunMethod.PRO_RATA, new Needs(Set.of(), Set.of(), Set.of())),
            Map.entry(RunMethod.RATE_TIMES_UNITS, new Needs(Set.of(), Set.of("rate", "serviceRates"), Set.of())),
            Map.entry(RunMethod.WEIGHTED_SUM, new Needs(Set.of("weights"), Set.of(), Set.of())),
            Map.entry(RunMethod.FTE, new Needs(Set.of("fullTimeHours"), Set.of(), Set.of("rate"))),
            Map.entry(RunMethod.FLAT, new Needs(Set.of(), Set.of("amount", "serviceAmounts"), Set.of())),
            Map.entry(RunMethod.TIERED, new Needs(Set.of("tiers", "tierBasis"), Set.of(), Set.of())),
            Map.entry(RunMethod.BANDED, new Needs(Set.of("bands"), Set.of(), Set.of())),
            Map.entry(RunMethod.SHARE_OF_SPEND, new Needs(Set.of("percent", "moneyUnit"), Set.of(), Set.of())),
            Map.entry(RunMethod.SHARE_OF_AWARD, new Needs(Set.of("percent", "earlierRunIds"), Set.of(), Set.of())),
            Map.entry(
                    RunMethod.CLAIMS_TO_CAP,
                    new Needs(Set.of("moneyUnit"), Set.of(), Set.of("claimPercents", "claimCap"))),
            Map.entry(RunMethod.CLAIMS_SCALED, new Needs(Set.of("moneyUnit"), Set.of(), Set.of("claimPercents"))),
            Map.entry(RunMethod.PER_RECRUIT, new Needs(Set.of("rate"), Set.of(), Set.of("mostRecruits")))));

    private final RunMethod kind;
    private final @Nullable Rate rate;
    private final RunRecipe wire;

    private RecipeReader(RunMethod kind, @Nullable Rate rate, RunRecipe wire) {
        this.kind = kind;
        this.rate = rate;
        this.wire = wire;
    }

    /** @throws Refusal naming the field at fault */
    static Recipe read(RunMethod kind, @Nullable Rate rate, @Nullable RunRecipe given) {
        return new RecipeReader(kind, rate, given == null ? new RunRecipe() : given).recipe();
    }

    private Recipe recipe() {
        requireParameters();
        TrueUpRule trueUp = wire.getTrueUp() == null
                ? null
                : TrueUpRule.valueOf(wire.getTrueUp().name());
        Method method = method();
        List<Limit> limits = limits();
        boolean placed = wire.getFreed() != RunRecipe.FreedEnum.HELD;
        if (wire.getFreed() != null && (limits.isEmpty() || !method.sharesPot())) {
            throw invalid("freed", "only where a pot is shared between limits");
        }
        if (trueUp == TrueUpRule.SHARE_REMAINING && !(method.sharesPot() && placed)) {
            throw invalid("trueUp", "SHARE_REMAINING shares a pot, and places what is freed");
        }
        if (trueUp != null && list(wire.getEarlierRunIds()).isEmpty()) {
            throw at(RECIPE_PARAMETER_MISSING, "earlierRunIds", "trueUp counts what earlier runs gave");
        }
        if (trueUp != null && (kind == RunMethod.SHARE_OF_AWARD || kind == RunMethod.CLAIMS_SCALED)) {
            throw invalid("trueUp", kind + " has no entitlement to true up to");
        }
        return new Recipe(
                method,
                FilterReader.read(
                        list(wire.getFilters()), !list(wire.getEarlierRunIds()).isEmpty()),
                limits,
                placed,
                trueUp,
                List.copyOf(list(wire.getEarlierRunIds())),
                queue(method, limits));
    }

    /** Each parameter that belongs to some methods only, where it is given. */
    private Set<String> given() {
        Map<String, @Nullable Object> named = new LinkedHashMap<>();
        named.put("rate", rate);
        named.put("serviceRates", wire.getServiceRates());
        named.put("amount", wire.getAmount());
        named.put("serviceAmounts", wire.getServiceAmounts());
        named.put("weights", wire.getWeights());
        named.put("fullTimeHours", wire.getFullTimeHours());
        named.put("tiers", wire.getTiers());
        named.put("tierBasis", wire.getTierBasis());
        named.put("bands", wire.getBands());
        named.put("percent", wire.getPercent());
        named.put("claimPercents", wire.getClaimPercents());
        named.put("moneyUnit", wire.getMoneyUnit());
        named.put("claimCap", wire.getClaimCap());
        named.put("mostRecruits", wire.getMostRecruits());
        named.put("earlierRunIds", wire.getEarlierRunIds());
        Set<String> given = new HashSet<>();
        named.forEach((name, value) -> {
            if (value != null && !(value instanceof List<?> list && list.isEmpty())) {
                given.add(name);
            }
        });
        return given;
    }

    private void requireParameters() {
        Needs needs = Objects.requireNonNull(NEEDS.get(kind));
        Set<String> given = given();
        if (kind == RunMethod.RATE_TIMES_UNITS && given.stream().noneMatch(needs.oneOf()::contains)) {
            throw Refusal.of(RunProblem.RUN_RATE_MISSING, "RATE_TIMES_UNITS needs a rate");
        }
        if (kind == RunMethod.PRO_RATA && rate != null) {
            throw Refusal.of(
                    RunProblem.RUN_RATE_NOT_WANTED, "PRO_RATA finds the rate; give declaredRate to compare it with");
        }
        needs.all().stream()
                .filter(name -> !given.contains(name))
                .sorted()
                .findFirst()
                .ifPresent(name -> {
                    throw at(RECIPE_PARAMETER_MISSING, name, kind + " needs it");
                });
        if (!needs.oneOf().isEmpty() && given.stream().noneMatch(needs.oneOf()::contains)) {
            throw at(
                    RECIPE_PARAMETER_MISSING,
                    String.join(" or ", needs.oneOf().stream().sorted().toList()),
                    kind + " needs one");
        }
        boolean earlier = wire.getTrueUp() != null
                || list(wire.getFilters()).stream()
                        .anyMatch(filter ->
                                filter.getKind() == org.grantsuite.allocation.run.recipe.FilterKind.HAD_EARLIER);
        for (String name : given) {
            boolean wanted = needs.all().contains(name)
                    || needs.oneOf().contains(name)
                    || needs.may().contains(name)
                    || (name.equals("earlierRunIds") && earlier);
            if (!wanted) {
                throw at(RECIPE_PARAMETER_NOT_WANTED, name, kind + " does not take it");
            }
        }
    }

    private Method method() {
        return switch (kind) {
            case PRO_RATA -> new ProRataByUnits();
            case RATE_TIMES_UNITS ->
                new RatePerUnit(
                        rate,
                        map(
                                "serviceRates",
                                list(wire.getServiceRates()),
                                one -> one.getService(),
                                one -> Rate.parse(one.getRate())));
            case WEIGHTED_SUM ->
                new WeightedSum(map(
                        "weights", list(wire.getWeights()), one -> one.getDriver(), one -> micros(one.getWeight())));
            case FTE -> new FullTimePosts(positive("fullTimeHours", micros(wire.getFullTimeHours())), rate);
            case FLAT ->
                new FlatSum(
                        wire.getAmount() == null
                                ? null
                                : Require.positive(wire.getAmount(), "recipe.amount")
                                        .pence(),
                        map(
                                "serviceAmounts",
                                list(wire.getServiceAmounts()),
                                one -> one.getService(),
                                one -> Require.positive(one.getAmount(), "recipe.serviceAmounts")
                                        .pence()));
            case TIERED -> tiered();
            case BANDED -> banded();
            case SHARE_OF_SPEND -> new ShareOfSpend(micros(wire.getPercent()), inPounds());
            case SHARE_OF_AWARD -> new ShareOfAward(micros(wire.getPercent()));
            case CLAIMS_TO_CAP -> new ClaimsToCap(claims(), claimCap());
            case CLAIMS_SCALED -> new ClaimsScaled(claims());
            case PER_RECRUIT ->
                new PerRecruit(
                        Objects.requireNonNull(rate),
                        Objects.requireNonNullElse(wire.getMostRecruits(), Long.MAX_VALUE));
        };
    }

    private TieredRate tiered() {
        List<TieredRate.Tier> tiers = list(wire.getTiers()).stream()
                .map(tier -> new TieredRate.Tier(tier.getFrom(), Rate.parse(tier.getRate())))
                .toList();
        requireAscending("tiers", tiers.stream().map(TieredRate.Tier::from).toList());
        return new TieredRate(tiers, wire.getTierBasis() == RunRecipe.TierBasisEnum.SLICES);
    }

    private BandedSum banded() {
        List<BandedSum.Band> bands = new ArrayList<>();
        for (var band : list(wire.getBands())) {
            Money sum = band.getAmount();
            if (sum.isNegative()) {
                throw invalid("bands", "a sum is not negative");
            }
            bands.add(new BandedSum.Band(band.getFrom(), sum.pence()));
        }
        requireAscending("bands", bands.stream().map(BandedSum.Band::from).toList());
        return new BandedSum(bands);
    }

    private Claims claims() {
        Map<String, Long> percents = map(
                "claimPercents",
                list(wire.getClaimPercents()),
                one -> one.getDriver(),
                one -> micros(one.getPercent()));
        return new Claims(percents, inPounds());
    }

    /** A queue may take bids whole; where all are paid at once, a cap is what keeps them in bounds. */
    private long claimCap() {
        if (wire.getClaimCap() == null && wire.getQueue() != null) {
            return Nesting.UNLIMITED;
        }
        if (wire.getClaimCap() == null) {
            throw at(RECIPE_PARAMETER_MISSING, "claimCap", kind + " needs it, or a queue");
        }
        return Require.positive(wire.getClaimCap(), "recipe.claimCap").pence();
    }

    private @Nullable Queue queue(Method method, List<Limit> limits) {
        RunQueue given = wire.getQueue();
        if (given == null) {
            return null;
        }
        if (method.sharesPot()) {
            throw invalid("queue", kind + " shares the pot among all; a queue pays prices one after another");
        }
        if (wire.getTrueUp() != null) {
            throw invalid("trueUp", "a queue has no entitlement to true up to");
        }
        if (limits.stream().anyMatch(limit -> limit.floorPence() > 0)) {
            throw invalid("limits", "a queue can promise nobody a floor");
        }
        return new Queue(
                given.getDriver(),
                given.getFirst() == RunQueue.FirstEnum.HIGHEST,
                Shortfall.valueOf(given.getShortfall().name()));
    }

    private List<Limit> limits() {
        Map<Limit.Level, Limit> limits = new EnumMap<>(Limit.Level.class);
        for (RunLimit given : list(wire.getLimits())) {
            Limit limit = new Limit(
                    Limit.Level.valueOf(given.getLevel().name()),
                    given.getFloor() == null
                            ? 0
                            : Require.positive(given.getFloor(), "recipe.limits.floor")
                                    .pence(),
                    given.getCap() == null
                            ? Nesting.UNLIMITED
                            : Require.positive(given.getCap(), "recipe.limits.cap")
                                    .pence());
            if (given.getFloor() == null && given.getCap() == null) {
                throw at(RECIPE_PARAMETER_MISSING, "limits", "a limit is a floor, a cap or both");
            }
            if (limit.floorPence() > limit.capPence()) {
                throw invalid("limits", "the floor of a " + limit.level() + " is above its cap");
            }
            if (limits.put(limit.level(), limit) != null) {
                throw invalid("limits", limit.level() + " stands twice");
            }
        }
        return List.copyOf(limits.values());
    }

    private boolean inPounds() {
        return wire.getMoneyUnit() == RunRecipe.MoneyUnitEnum.POUNDS;
    }

    private static void requireAscending(String field, List<Long> from) {
        for (int i = 1; i < from.size(); i++) {
            if (from.get(i) <= from.get(i - 1)) {
                throw invalid(field, "from the smallest size on, each once");
            }
        }
    }

    private static <T, V> Map<String, V> map(
            String field, List<T> items, Function<T, String> key, Function<T, V> value) {
        Map<String, V> found = new HashMap<>();
        for (T item : items) {
            if (found.put(key.apply(item), value.apply(item)) != null) {
                throw invalid(field, key.apply(item) + " stands twice");
            }
        }
        return found;
    }

    private static <T> List<T> list(@Nullable List<T> items) {
        return items == null ? List.of() : items;
    }

    private static long micros(@Nullable String decimal) {
        return new BigDecimal(Objects.requireNonNull(decimal))
                .movePointRight(MICRO_DECIMALS)
                .longValueExact();
    }

    private static long positive(String field, long micros) {
        if (micros == 0) {
            throw invalid(field, "more than zero is needed");
        }
        return micros;
    }

    private static Refusal invalid(String field, String why) {
        return at(RECIPE_INVALID, field, why);
    }

    static Refusal at(ProblemCode code, String field, String why) {
        return Refusal.of(code, field + ": " + why).at("recipe." + field, why);
    }
}
