package org.grantsuite.allocation.apportionment;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;

/**
 * The naive way to share between limits, without pennies: a tree of objects, and λ found by halving. What {@link LimitedShare}
 * gives may differ from it by the pennies of rounding only.
 */
final class LimitedShareOracle {
    private static final MathContext EXACT = new MathContext(40);

    /** A line (no children) or a group. */
    static final class Node {
        final List<Node> children = new ArrayList<>();
        final long floor;
        final long cap;
        final long weight;
        BigDecimal value = BigDecimal.ZERO;
        private BigDecimal least;
        private BigDecimal most;

        Node(long floor, long cap, long weight) {
            this.floor = floor;
            this.cap = cap;
            this.weight = weight;
        }

        boolean weighsNothing() {
            return children.isEmpty() ? weight == 0 : children.stream().allMatch(Node::weighsNothing);
        }

        BigInteger atLeast() {
            if (weighsNothing()) {
                return BigInteger.ZERO;
            }
            BigInteger below = children.stream().map(Node::atLeast).reduce(BigInteger.ZERO, BigInteger::add);
            return below.max(BigInteger.valueOf(floor));
        }

        BigInteger atMost() {
            if (weighsNothing()) {
                return BigInteger.ZERO;
            }
            BigInteger own = BigInteger.valueOf(cap);
            return children.isEmpty()
                    ? own
                    : children.stream()
                            .map(Node::atMost)
                            .reduce(BigInteger.ZERO, BigInteger::add)
                            .min(own);
        }

        boolean feasible() {
            return atLeast().compareTo(atMost()) <= 0 && children.stream().allMatch(Node::feasible);
        }

        /** Once the tree stands, its limits do not change. */
        private BigDecimal least() {
            least = least == null ? new BigDecimal(atLeast()) : least;
            return least;
        }

        private BigDecimal most() {
            most = most == null ? new BigDecimal(atMost()) : most;
            return most;
        }

        BigDecimal at(BigDecimal lambda) {
            BigDecimal raw = children.isEmpty()
                    ? lambda.multiply(BigDecimal.valueOf(weight))
                    : children.stream().map(child -> child.at(lambda)).reduce(BigDecimal.ZERO, BigDecimal::add);
            return raw.max(least()).min(most());
        }

        /** Gives the children what makes the sum, each by one λ of this node. */
        void share(BigDecimal sum) {
            value = sum;
            if (children.isEmpty()) {
                return;
            }
            BigDecimal low = BigDecimal.ZERO;
            BigDecimal high = BigDecimal.ONE;
            while (total(high).compareTo(sum) < 0 && high.precision() - high.scale() < 40) {
                high = high.multiply(BigDecimal.valueOf(2));
            }
            for (int i = 0; i < 50; i++) {
                BigDecimal middle = low.add(high).divide(BigDecimal.valueOf(2), EXACT);
                if (total(middle).compareTo(sum) < 0) {
                    low = middle;
                } else {
                    high = middle;
                }
            }
            for (Node child : children) {
                child.share(child.at(high));
            }
        }

        private BigDecimal total(BigDecimal lambda) {
            return children.stream().map(child -> child.at(lambda)).reduce(BigDecimal.ZERO, BigDecimal::add);
        }
    }

    private LimitedShareOracle() {}
}
