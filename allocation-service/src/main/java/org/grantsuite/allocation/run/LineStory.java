package org.grantsuite.allocation.run;

import java.math.BigInteger;
import java.util.List;
import java.util.Objects;
import org.grantsuite.allocation.apportionment.Bound;
import org.grantsuite.allocation.apportionment.LimitedShare;
import org.grantsuite.allocation.apportionment.LineExplanation;
import org.grantsuite.allocation.apportionment.ShareBasis;
import org.grantsuite.allocation.apportionment.Words;
import org.grantsuite.allocation.apportionment.method.ClaimsScaled;
import org.grantsuite.allocation.apportionment.method.Method;
import org.grantsuite.allocation.run.recipe.Limit;
import org.grantsuite.allocation.run.recipe.Recipe;
import org.grantsuite.allocation.run.recipe.TrueUpRule;

/**
 * Why each line of one run is what it is, in words and numbers, from what the frozen run keeps and nothing else. One story
 * tells line after line on the same buffers; it is for one thread.
 */
final class LineStory {
    private final RunHead head;
    private final Recipe recipe;
    private final List<NamedBasis> bases;
    private final LineExplanation.Basis plain;
    private final StringBuilder exact = new StringBuilder(24);
    private final StringBuilder words = new StringBuilder(320);

    LineStory(RunHead head, List<NamedBasis> bases) {
        this.head = head;
        this.recipe = head.order().recipe();
        this.bases = bases;
        plain = new LineExplanation.Basis(
                head.pot().pence(),
                BigInteger.valueOf(head.units()),
                head.order().remainderRule(),
                head.oddPennies(),
                head.cut());
    }

    /** Tells of a line; {@link #exact} and {@link #words} are about it until the next. */
    LineStory of(RunStore.Line line) {
        exact.setLength(0);
        words.setLength(0);
        if (!head.order().isPlain()) {
            tellRecipe(line);
        } else if (head.order().method() == RunMethod.PRO_RATA) {
            LineExplanation.ofShare(plain, line.units(), line.pence(), exact, words);
        } else {
            LineExplanation.ofRate(
                    Objects.requireNonNull(head.order().rate()), line.units(), line.pence(), exact, words);
        }
        return this;
    }

    CharSequence exact() {
        return exact;
    }

    CharSequence words() {
        return words;
    }

    private void tellRecipe(RunStore.Line line) {
        var more = Objects.requireNonNull(line.recipe());
        long due = Math.addExact(line.pence(), recipe.trueUp() == null ? 0 : more.earlier() + more.carried());
        Method method = recipe.method();
        method.explain(
                new Method.Line(line.driver(), line.service(), line.units(), more.earlier()), more.weighed(), words);
        if (more.basis() >= 0 && bases.get(more.basis()).level().equals(NamedBasis.PLACE)) {
            tellTurn(bases.get(more.basis()), more.weighed(), due);
        } else if (more.basis() >= 0) {
            tellShare(bases.get(more.basis()), more.weighed(), due);
        } else {
            new Words(exact).exact(due, 0);
            if (more.basis() == LimitedShare.OWN_LIMIT) {
                tellLimit(more, due);
            }
        }
        if (recipe.trueUp() != null) {
            tellTrueUp(more, due, line.pence());
        }
    }

    private void tellShare(NamedBasis named, long weighed, long due) {
        ShareBasis basis = named.basis();
        if (!named.level().equals("POT")) {
            new Words(words)
                    .say(words.isEmpty() || recipe.method().sharesPot() ? "" : " ")
                    .say(named.level() + " " + named.name() + " stands at its "
                            + (basis.bound() == Bound.AT_FLOOR ? "floor, " : "cap, "))
                    .pounds(basis.groupPence())
                    .say(": ");
        }
        tellShare(basis, weighed, due);
    }

    /** In a queue: what was left when the line had its turn, and what that came to. */
    private void tellTurn(NamedBasis place, long asked, long due) {
        ShareBasis basis = place.basis();
        Words told = new Words(words)
                .say(" Place " + place.name() + " by "
                        + Objects.requireNonNull(recipe.queue()).driver() + ": ")
                .pounds(basis.groupPence())
                .say(" was left");
        if (basis.bound() == Bound.FREE && basis.totalWeight().signum() > 0) {
            told.say(", less than was asked at this place; in pence, ");
            tellShare(basis, asked, due);
            return;
        }
        new Words(exact).exact(due, 0);
        switch (basis.bound()) {
            case AT_CAP -> told.say(", and a cap leaves it ").pounds(due).say(".");
            case LEFT_OUT -> {
                long wanted = basis.totalWeight().longValueExact();
                told.say(
                                wanted > basis.groupPence()
                                        ? ", too little for the "
                                        : ", but the queue had ended before the ")
                        .pounds(wanted)
                        .say(" asked at this place: nothing.");
            }
            default -> told.say(": paid in full.");
        }
    }

    private void tellShare(ShareBasis basis, long weighed, long due) {
        LineExplanation.ofShare(
                new LineExplanation.Basis(
                        basis.sharedPence(),
                        basis.totalWeight(),
                        head.order().remainderRule(),
                        basis.oddPennies(),
                        basis.cut()),
                weighed,
                due,
                exact,
                words);
    }

    private void tellLimit(RunStore.RecipeColumns more, long due) {
        Words told = new Words(words);
        Limit own = recipe.limit(Limit.Level.LINE).orElse(null);
        if (own != null && own.capPence() == due) {
            told.say(" At the cap of ").pounds(due).say(" a line.");
        } else if (own != null && own.floorPence() == due) {
            told.say(" At the floor of ").pounds(due).say(" a line.");
        } else if (recipe.method() instanceof ClaimsScaled && more.weighed() == due) {
            told.say("the pot pays it in full, ").pounds(due).say(".");
        } else if (recipe.trueUp() == TrueUpRule.SHARE_REMAINING && more.earlier() == due) {
            told.say(" Its share is less than what it got before, which it keeps.");
        } else {
            told.say(" At a limit of its own, ").pounds(due).say(".");
        }
    }

    private void tellTrueUp(RunStore.RecipeColumns more, long due, long pence) {
        Words told = new Words(words)
                .say(" In all ")
                .pounds(due)
                .say(", before ")
                .pounds(more.earlier())
                .say(", now ")
                .pounds(pence);
        if (more.carried() > 0) {
            told.say(", ").pounds(more.carried()).say(" still owed to it");
        } else if (more.carried() < 0) {
            told.say(", ").pounds(-more.carried()).say(" too much before, carried against it");
        }
        told.say(".");
    }
}
