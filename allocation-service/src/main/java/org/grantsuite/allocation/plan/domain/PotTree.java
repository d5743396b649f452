package org.grantsuite.allocation.plan.domain;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.grantsuite.commons.problem.Refusal;
import org.jspecify.annotations.Nullable;

/** Which pots lie within which. Pots are named by their place in the plan. */
final class PotTree {
    private final List<PotFigures> pots;
    private final Map<String, Integer> places = new HashMap<>();

    private PotTree(List<PotFigures> pots) {
        this.pots = pots;
        for (int i = 0; i < pots.size(); i++) {
            places.put(pots.get(i).code(), i);
        }
    }

    /** @throws Refusal PLAN_WITHIN_UNKNOWN */
    static PotTree of(List<PotFigures> pots) {
        PotTree tree = new PotTree(pots);
        for (PotFigures pot : pots) {
            tree.requireEnd(pot);
        }
        return tree;
    }

    private void requireEnd(PotFigures pot) {
        String above = pot.place().within();
        for (int steps = 0; above != null; steps++) {
            Integer at = places.get(above);
            if (at == null || steps == pots.size()) {
                throw Refusal.of(
                        PlanProblem.PLAN_WITHIN_UNKNOWN,
                        "Pot " + pot.code() + " lies within " + above
                                + (at == null ? ", which is no other pot of the plan" : ", which lies within itself"));
            }
            above = pots.get(at).place().within();
        }
    }

    /** Pots right below one, or below the plan. */
    List<Indexed> below(@Nullable String within) {
        List<Indexed> found = new ArrayList<>();
        for (int i = 0; i < pots.size(); i++) {
            String above = pots.get(i).place().within();
            if (within == null ? above == null : within.equals(above)) {
                found.add(new Indexed(i, pots.get(i)));
            }
        }
        return found;
    }

    /** Places of pots that have pots within them, each after the one it lies within. */
    List<Integer> outsideIn() {
        List<Integer> order = new ArrayList<>();
        List<Indexed> level = below(null);
        while (!level.isEmpty()) {
            List<Indexed> next = new ArrayList<>();
            for (Indexed pot : level) {
                List<Indexed> within = below(pot.figures().code());
                if (!within.isEmpty()) {
                    order.add(pot.place());
                    next.addAll(within);
                }
            }
            level = next;
        }
        return order;
    }

    /** Whether a pot, or one it lies within, counts towards a mandatory share. */
    boolean counts(int pot, String mandatoryShare) {
        Integer at = pot;
        while (at != null) {
            PotPlace place = pots.get(at).place();
            if (mandatoryShare.equals(place.mandatoryShare())) {
                return true;
            }
            at = place.within() == null ? null : places.get(place.within());
        }
        return false;
    }

    /** A pot with its place in the plan. */
    record Indexed(int place, PotFigures figures) {}
}
