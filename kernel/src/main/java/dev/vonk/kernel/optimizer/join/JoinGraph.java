package dev.vonk.kernel.optimizer.join;

import dev.vonk.kernel.logical.ExpressionRewriter;
import dev.vonk.kernel.logical.LogicalPlan;
import dev.vonk.kernel.statistics.Estimator;
import dev.vonk.runtime.expression.Expression;
import dev.vonk.runtime.expression.Expression.ColumnReference;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The relations of a region as bits, what connects them, and how many rows sets of them give.
final class JoinGraph {
    private final List<Relation> relations;
    private final EqualityClasses classes = new EqualityClasses();
    private final List<Link> links = new ArrayList<>();
    private final List<ClassLink> classLinks = new ArrayList<>();
    private final Map<Long, Integer> owners = new HashMap<>();
    private final double[] rows;
    private final double[] base;
    private final Map<Long, Double> known = new HashMap<>();

    /// A condition that is no equality of columns.
    ///
    /// @param relations those it speaks of
    /// @param part of the pairs that fulfil it
    record Link(Expression condition, long relations, double part) {}

    /// An equality class.
    ///
    /// @param relations those that have a column in it
    /// @param values how many different values its columns have
    private record ClassLink(long relations, double values) {}

    JoinGraph(Region region, Estimator estimator) {
        relations = region.relations();
        rows = relations.stream().mapToDouble(relation -> Math.max(1, estimator.rows(relation.plan()))).toArray();
        base = relations.stream().mapToDouble(relation -> Math.max(1, estimator.base(relation.plan()))).toArray();
        for (int i = 0; i < relations.size(); i++) {
            for (long id : relations.get(i).ids()) {
                owners.put(id, i);
            }
        }
        for (var condition : region.conditions()) {
            if (!classes.add(condition)) {
                long set = relationsOf(condition);
                links.add(new Link(condition, set, part(condition, set, estimator)));
                narrow(links.getLast());
            }
        }
        classes.all().forEach(members -> classLinks.add(new ClassLink(relationsOf(members), members.stream()
                .mapToDouble(column -> estimator.distinct(planOf(column), column)).min().orElse(1))));
    }

    private LogicalPlan planOf(ColumnReference column) {
        return relations.get(owners.getOrDefault(column.id(), 0)).plan();
    }

    /// A condition on one relation leaves fewer of its rows.
    private void narrow(Link link) {
        if (Long.bitCount(link.relations()) == 1) {
            int owner = Long.numberOfTrailingZeros(link.relations());
            rows[owner] = Math.max(1, rows[owner] * link.part());
        }
    }

    /// An equality of anything else than columns counts as one with a key of the smaller relation.
    private double part(Expression condition, long set, Estimator estimator) {
        int first = Long.numberOfTrailingZeros(set) % size();
        boolean equality = Long.bitCount(set) > 1 && condition instanceof Expression.Call call
                && call.function().name().startsWith("equal");
        if (equality) {
            double smallest = Double.MAX_VALUE;
            for (int i = 0; i < rows.length; i++) {
                smallest = (set & 1L << i) != 0 ? Math.min(smallest, base[i]) : smallest;
            }
            return 1 / smallest;
        }
        return estimator.selectivity(condition, relations.get(first).plan());
    }

    int size() {
        return rows.length;
    }

    Relation relation(int i) {
        return relations.get(i);
    }

    EqualityClasses classes() {
        return classes;
    }

    List<Link> links() {
        return links;
    }

    /// The relations whose columns the expressions use.
    long relationsOf(Iterable<? extends Expression> expressions) {
        long set = 0;
        for (var expression : expressions) {
            set |= relationsOf(expression);
        }
        return set;
    }

    long relationsOf(Expression expression) {
        long set = 0;
        for (long id : ExpressionRewriter.columnIds(expression)) {
            var owner = owners.get(id);
            set |= owner == null ? 0 : 1L << owner;
        }
        return set;
    }

    /// What must be joined before a reducer can be: the other relations that its condition speaks of.
    long needs(int reducer) {
        var condition = relations.get(reducer).condition();
        return condition == null ? 0 : relationsOf(condition) & ~(1L << reducer);
    }

    /// The relations that reduce.
    long reducers() {
        long set = 0;
        for (int i = 0; i < size(); i++) {
            set |= relations.get(i).isReducer() ? 1L << i : 0;
        }
        return set;
    }

    /// Whether a condition ties the two sets together.
    boolean connected(long left, long right) {
        return classLinks.stream().anyMatch(link -> (link.relations() & left) != 0 && (link.relations() & right) != 0)
                || links.stream().anyMatch(link -> (link.relations() & left) != 0 && (link.relations() & right) != 0
                        && (link.relations() & ~(left | right)) == 0);
    }

    /// About how many rows the set gives: its relations are added one by one, whatever the order they are joined in.
    double rows(long set) {
        if (Long.bitCount(set) == 1) {
            return rows[Long.numberOfTrailingZeros(set)];
        }
        var before = known.get(set);
        if (before != null) {
            return before;
        }
        int last = lastAdded(set);
        long rest = set & ~(1L << last);
        double together = Math.max(1, rows(rest) * factor(rest, last));
        known.put(set, together);
        return together;
    }

    /// A relation without which the rest still hangs together, a reducer first.
    private int lastAdded(long set) {
        long reducing = set & reducers();
        if (reducing != 0) {
            return 63 - Long.numberOfLeadingZeros(reducing);
        }
        for (long left = set; left != 0; left &= ~Long.highestOneBit(left)) {
            if (hangsTogether(set & ~Long.highestOneBit(left))) {
                return 63 - Long.numberOfLeadingZeros(left);
            }
        }
        return 63 - Long.numberOfLeadingZeros(set);
    }

    private boolean hangsTogether(long set) {
        long reached = Long.lowestOneBit(set);
        boolean grew = true;
        while (grew && reached != set) {
            grew = false;
            for (long left = set & ~reached; left != 0; left &= left - 1) {
                long next = Long.lowestOneBit(left);
                if (connected(reached, next)) {
                    reached |= next;
                    grew = true;
                }
            }
        }
        return reached == set;
    }

    private double factor(long rest, int added) {
        if (relations.get(added).isReducer()) {
            return 0.5;
        }
        long bit = 1L << added;
        double factor = rows[added] * correction(rest, added);
        for (var link : classLinks) {
            factor /= (link.relations() & bit) != 0 && (link.relations() & rest) != 0 ? link.values() : 1;
        }
        for (var link : links) {
            boolean applies = (link.relations() & bit) != 0 && (link.relations() & rest) != 0
                    && (link.relations() & ~(rest | bit)) == 0;
            factor *= applies ? link.part() : 1;
        }
        return factor;
    }

    /// Several equalities with one relation are together at most a key of the smaller of the two.
    private double correction(long rest, int added) {
        double correction = 1;
        for (int other = 0; other < base.length; other++) {
            long both = 1L << added | 1L << other;
            if ((rest & 1L << other) != 0) {
                double pairs = classLinks.stream().filter(link -> (link.relations() & both) == both)
                        .mapToDouble(ClassLink::values).reduce(1, (a, b) -> a * b);
                correction = Math.max(correction, pairs / Math.min(base[added], base[other]));
            }
        }
        return correction;
    }
}
