package org.grantsuite.allocation.run;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.grantsuite.allocation.apportionment.Nesting;
import org.grantsuite.allocation.apportionment.ShareBasis;
import org.grantsuite.allocation.apportionment.method.ClaimsScaled;
import org.grantsuite.allocation.run.recipe.Limit;
import org.grantsuite.allocation.run.recipe.Recipe;
import org.grantsuite.allocation.run.recipe.TrueUpRule;

/** The limits of a recipe on the lines of a run: which lines lie in which location, provider and brand. */
final class Groups {
    private static final String POT = "POT";
    private final Recipe recipe;
    private final RunColumns columns;
    private final long[] weighed;
    private final List<Limit.Level> levels = new ArrayList<>();
    private final boolean limited;
    private final Nesting nesting;

    Groups(Recipe recipe, RunColumns columns, long[] weighed) {
        this.recipe = recipe;
        this.columns = columns;
        this.weighed = weighed;
        limited = !recipe.limits().isEmpty()
                || recipe.method() instanceof ClaimsScaled
                || recipe.trueUp() == TrueUpRule.SHARE_REMAINING
                || recipe.queue() != null;
        nesting = limited ? nest() : Nesting.of(new long[0], new long[0], List.of());
    }

    boolean isLimited() {
        return limited;
    }

    Nesting nesting() {
        return nesting;
    }

    int root() {
        return nesting.root();
    }

    private Nesting nest() {
        List<Nesting.Level> nested = new ArrayList<>();
        for (Limit.Level level : List.of(Limit.Level.LOCATION, Limit.Level.PROVIDER, Limit.Level.BRAND)) {
            recipe.limit(level).ifPresent(limit -> {
                levels.add(level);
                nested.add(level(limit));
            });
        }
        return Nesting.of(floors(), caps(), nested);
    }

    /** A cap below what was paid before is raised to it: nothing is taken back. */
    private Nesting.Level level(Limit limit) {
        int[] groupOf = groupOf(limit.level());
        int groups = names(limit.level()).size();
        Nesting.Level level = Nesting.Level.of(groupOf, groups, limit.floorPence(), limit.capPence());
        if (recipe.trueUp() == TrueUpRule.SHARE_REMAINING) {
            long[] paid = new long[groups];
            for (int i = 0; i < groupOf.length; i++) {
                if (groupOf[i] >= 0) {
                    paid[groupOf[i]] = Math.addExact(paid[groupOf[i]], columns.earlier()[i]);
                }
            }
            Arrays.setAll(level.caps(), group -> Math.max(level.caps()[group], paid[group]));
        }
        return level;
    }

    private int[] groupOf(Limit.Level level) {
        return switch (level) {
            case LINE -> new int[0];
            case LOCATION -> columns.location();
            case PROVIDER -> columns.provider();
            case BRAND -> columns.brand();
        };
    }

    private List<String> names(Limit.Level level) {
        return switch (level) {
            case LINE -> List.of();
            case LOCATION -> columns.locations();
            case PROVIDER -> columns.providers();
            case BRAND -> columns.brands();
        };
    }

    private long[] floors() {
        long own = recipe.limit(Limit.Level.LINE).map(Limit::floorPence).orElse(0L);
        boolean remaining = recipe.trueUp() == TrueUpRule.SHARE_REMAINING;
        long[] floors = new long[weighed.length];
        Arrays.setAll(floors, line -> remaining ? Math.max(own, columns.earlier()[line]) : own);
        return floors;
    }

    private long[] caps() {
        Optional<Limit> own = recipe.limit(Limit.Level.LINE);
        long most = own.map(Limit::capPence).orElse(Nesting.UNLIMITED);
        boolean claims = recipe.method() instanceof ClaimsScaled;
        boolean remaining = recipe.trueUp() == TrueUpRule.SHARE_REMAINING;
        long[] caps = new long[weighed.length];
        Arrays.setAll(caps, line -> {
            long cap = claims ? Math.min(most, weighed[line]) : most;
            return remaining ? Math.max(cap, columns.earlier()[line]) : cap;
        });
        return caps;
    }

    NamedBasis named(ShareBasis basis) {
        if (basis.node() == nesting.root()) {
            return new NamedBasis(POT, "", basis);
        }
        Limit.Level level = levels.get(nesting.level(basis.node()));
        return new NamedBasis(level.name(), names(level).get(nesting.group(basis.node())), basis);
    }

    /** For a refusal. */
    String name(int node) {
        if (node == nesting.root()) {
            return "Everybody together";
        }
        int at = nesting.level(node);
        return at < 0
                ? "Line " + columns.ordinals()[node] + " of the snapshot"
                : levels.get(at) + " " + names(levels.get(at)).get(nesting.group(node));
    }
}
